import Expressions

extension Lint {
  /// `2026-01-01` without quotation marks.
  static let dateArithmetic = Lint(
    id: "date-arithmetic",
    summary: "A date without quotation marks is a subtraction.",
    advice: """
      `2026-01-01` is 2026 − 1 − 1 = 2024. Write `date('2026-01-01')`.
      """,
    faulty: """
      survey:
      - {type: date, name: visit, label: Visit, constraint: ". > 2026-01-01", constraint_message: From 2026 on}
      """,
    sound: """
      survey:
      - {type: date, name: visit, label: Visit, constraint: ". > date('2026-01-01')", constraint_message: From 2026 on}
      - {type: integer, name: year, label: Year, constraint: ". >= 2026 - 100", constraint_message: At most 100 years}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      var findings: [Finding] = []
      cell.tree.visit { part, _ in
        guard case .operation(.number(let year, _), let terms, let range) = part, terms.count == 2,
          terms.allSatisfy({ $0.operation == .subtract }),
          case .number(let month, _) = terms[0].operand,
          case .number(let day, _) = terms[1].operand,
          (1900...2100).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return }
        let text = String(decoding: Array(cell.expression.source.utf8)[range], as: UTF8.self)
        let found = examination.finding(
          "This is a subtraction and gives \(Value.text(of: year - month - day)).", at: cell, range,
          fix: "Write date('\(text.filter { $0 != " " })').")
        if let found { findings.append(found) }
      }
      return findings
    }
  }
}
