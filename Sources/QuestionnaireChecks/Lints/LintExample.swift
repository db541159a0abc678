/// What the documentation and the tests show of a lint.
package struct LintExample: Sendable {
  /// The name of the lint.
  package let id: String
  /// Sheets in YAML that it reports.
  package let faulty: String
  /// Sheets in YAML about which nothing is reported.
  package let sound: String

  /// The examples of all lints, in the order of the documentation.
  package static let all = Lint.all.map {
    LintExample(id: $0.id, faulty: $0.faulty, sound: $0.sound)
  }
}
