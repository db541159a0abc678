import Expressions

extension Lint {
  /// Patterns that other programs find anywhere.
  static let unanchoredPattern = Lint(
    id: "unanchored-pattern",
    summary: "A pattern has neither `^` nor `$`.",
    advice: """
      Here, as in Collect, the whole answer has to match; other programs are content with any \
      part. `^…$` means the same everywhere; for a part write `.*` at both sides.
      """,
    faulty: """
      survey:
      - {type: text, name: phone, label: Phone, constraint: "regex(., '[0-9]{9}')", constraint_message: Nine digits}
      """,
    sound: """
      survey:
      - {type: text, name: phone, label: Phone, constraint: "regex(., '^[0-9]{9}$')", constraint_message: Nine digits}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      var findings: [Finding] = []
      cell.tree.visit { part, _ in
        guard case .call("regex", _, let arguments, _) = part, arguments.count == 2,
          case .text(let pattern, let range) = arguments[1],
          !pattern.hasPrefix("^"), !pattern.hasSuffix("$"), !pattern.hasPrefix(".*")
        else { return }
        let found = examination.finding(
          "The whole answer has to match this pattern here; in other programs any part is enough.",
          at: cell, range, fix: "Write '^\(pattern.prefix(60))$'.")
        if let found { findings.append(found) }
      }
      return findings
    }
  }
}
