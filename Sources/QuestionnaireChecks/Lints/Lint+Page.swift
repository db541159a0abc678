import SurveyBasics

extension LintExample {
  /// Every lint with its examples and every rule about versions, as the article of
  /// the documentation.
  package static var page: String {
    var text = """
      # Lints

      Every lint with what it reports, why, and an example beside which it is silent.

      All of them are warnings, and all of them are certain: where answers cannot be followed,
      nothing is claimed.

      """
    for lint in Lint.all {
      text += """

        ## \(lint.id)

        \(lint.summary)

        \(lint.advice)

        Reported:

        ```yaml
        \(lint.faulty.withoutLongLines)
        ```

        Not reported:

        ```yaml
        \(lint.sound.withoutLongLines)
        ```

        """
    }
    text += """

      ## Versions

      What `suroo check NEW --against OLD` reports; an error where answers already collected
      could no longer be read, or would be read as something else.

      | Name | Severity | What is reported |
      |---|---|---|

      """
    for rule in VersionRule.allCases {
      text += "| `\(rule.rawValue)` | \(rule.severity.rawValue) | \(rule.summary) |\n"
    }
    return text
  }
}

extension String {
  /// The text with repetitions in its examples cut.
  fileprivate var withoutLongLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.count > 200 ? "\($0.prefix(160))…" : String($0)
    }.joined(separator: "\n")
  }
}
