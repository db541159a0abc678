import Expressions

extension Lint {
  /// `${a} = '1' or '2'`.
  static let literalAsCondition = Lint(
    id: "literal-as-condition",
    summary: "A text or number stands where a condition is meant.",
    advice: """
      In `${a} = '1' or '2'` the second half is the text `2`, which always counts as true. Each \
      side of `and` and `or` needs a comparison of its own.
      """,
    faulty: """
      survey:
      - {type: select_one job, name: job, label: Job}
      - {type: text, name: employer, label: Employer, relevant: "${job} = '1' or '2'"}
      choices:
      - {list_name: job, name: "1", label: Farm}
      - {list_name: job, name: "2", label: School}
      - {list_name: job, name: "3", label: None}
      """,
    sound: """
      survey:
      - {type: select_one job, name: job, label: Job}
      - {type: text, name: employer, label: Employer, relevant: "${job} = '1' or ${job} = '2'"}
      choices:
      - {list_name: job, name: "1", label: Farm}
      - {list_name: job, name: "2", label: School}
      - {list_name: job, name: "3", label: None}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      cell.tree.literalConditions.compactMap { literal in
        examination.finding(
          "\(literal) stands here without a comparison, so it is always the same.",
          at: cell, literal.range,
          fix: "Repeat the question: ${question} = '1' or ${question} = '2'.")
      }
    }
  }
}

extension ExpressionTree {
  /// The literals that stand where a condition is meant.
  var literalConditions: [ExpressionTree] {
    var found: [ExpressionTree] = []
    visit { part, _ in
      guard case .operation(let first, let terms, _) = part,
        [.and, .or].contains(terms.first?.operation)
      else { return }
      for operand in [first] + terms.map(\.operand) {
        switch operand {
        case .text, .number: found.append(operand)
        default: continue
        }
      }
    }
    return found
  }
}
