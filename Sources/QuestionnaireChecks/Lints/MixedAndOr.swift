import Expressions

extension Lint {
  /// `a = 1 or a = 2 and b = 1`.
  static let mixedAndOr = Lint(
    id: "mixed-and-or",
    summary: "`and` tears apart two alternatives of one question.",
    advice: """
      `and` binds more tightly than `or`: `${a} = '1' or ${a} = '2' and ${b} = '1'` is true for \
      every `${a} = '1'`. Put the alternatives in parentheses, or the part with `and` if that is \
      what is meant.
      """,
    faulty: """
      survey:
      - {type: integer, name: age, label: Age}
      - {type: select_one job, name: job, label: Job}
      - {type: text, name: pension, label: Pension, relevant: "${job} = 'farm' or ${job} = 'school' and ${age} > 60"}
      choices:
      - {list_name: job, name: farm, label: Farm}
      - {list_name: job, name: school, label: School}
      - {list_name: job, name: none, label: None}
      """,
    sound: """
      survey:
      - {type: integer, name: age, label: Age}
      - {type: select_one job, name: job, label: Job}
      - {type: text, name: pension, label: Pension, relevant: "(${job} = 'farm' or ${job} = 'school') and ${age} > 60"}
      - {type: text, name: work, label: Work, relevant: "${job} = 'farm' or (${job} = 'school' and ${age} > 60)"}
      - {type: text, name: rest, label: Rest, relevant: "${job} = 'none' or ${age} > 60 and ${age} < 70"}
      choices:
      - {list_name: job, name: farm, label: Farm}
      - {list_name: job, name: school, label: School}
      - {list_name: job, name: none, label: None}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      var ranges: [Range<Int>] = []
      cell.tree.visit { part, _ in
        guard case .operation(let first, let terms, _) = part, terms.first?.operation == .or else {
          return
        }
        let operands = [first] + terms.map(\.operand)
        let alternatives = operands.compactMap(\.comparedWithText)
        for operand in operands {
          guard case .operation(let inner, let others, let range) = operand,
            others.first?.operation == .and,
            !cell.expression.source.isInParentheses(range),
            ([inner] + others.map(\.operand)).contains(where: { member in
              member.comparedWithText.map { alternatives.contains($0) } ?? false
            })
          else { continue }
          ranges.append(range)
        }
      }
      return ranges.compactMap { range in
        examination.finding(
          "\"and\" binds more tightly than \"or\", so this belongs together and the other alternative stands alone.",
          at: cell, range, fix: "Put the alternatives in parentheses: (… or …) and ….")
      }
    }
  }
}

extension ExpressionTree {
  /// What is compared with a text other than the empty one by `=`.
  fileprivate var comparedWithText: ExpressionTree.Reference? {
    guard case .operation(let first, let terms, _) = self, terms.count == 1,
      terms[0].operation == .equal, let text = terms[0].operand.literal, !text.isEmpty,
      case .reference(let reference, [], _) = first
    else { return nil }
    return reference
  }
}

extension String {
  /// Whether a part stands directly between parentheses.
  fileprivate func isInParentheses(_ range: Range<Int>) -> Bool {
    let bytes = Array(utf8)
    guard range.lowerBound <= bytes.count, range.upperBound <= bytes.count else { return false }
    let before = bytes[..<range.lowerBound].last { $0 > 0x20 }
    let after = bytes[range.upperBound...].first { $0 > 0x20 }
    return before == UInt8(ascii: "(") && after == UInt8(ascii: ")")
  }
}
