import Expressions
import SurveyModel

extension Lint {
  /// Sums of answers of which one may be blank.
  static let blankInSum = Lint(
    id: "blank-in-sum",
    summary: "A sum of answers is blank as soon as one of them is.",
    advice: """
      A blank answer counts as no number, not as 0, and a sum with it is none either. Write \
      `coalesce(${question}, 0)`, or ask for the sum only where all answers are there. Questions \
      that have to be answered whenever the sum is made are not meant, even if they may be answered \
      with “don't know”: then the sum is not known either.
      """,
    faulty: """
      survey:
      - {type: integer, name: cows, label: Cows}
      - {type: integer, name: sheep, label: Sheep, required: "yes"}
      - {type: calculate, name: animals, calculation: "${cows} + ${sheep}"}
      """,
    sound: """
      survey:
      - {type: integer, name: cows, label: Cows}
      - {type: integer, name: sheep, label: Sheep, required: "yes"}
      - {type: integer, name: goats, label: Goats, required: "yes", special: dont_know}
      - {type: calculate, name: animals, calculation: "coalesce(${cows}, 0) + ${sheep}"}
      - {type: calculate, name: guarded, calculation: "if(${cows} != '', ${cows} + ${sheep}, '')"}
      - {type: calculate, name: small, calculation: "${goats} + ${sheep}"}
      """
  ) { examination in
    examination.cells.flatMap { cell -> [Finding] in
      guard [.calculation, .constraint, .warning, .relevant].contains(cell.column),
        let space = examination.answers(asking: cell.definition)
      else { return [] }
      var search = SumSearch(examination: examination, cell: cell)
      search.look(at: cell.tree, within: space)
      return search.blanks.compactMap { part, subject in
        let definition = examination.definitions[Int(subject)]
        let name = definition.name
        return examination.finding(
          "\"\(name)\" may be blank, and then this sum is blank too.", at: cell, part.range,
          fix: "Write coalesce(${\(name)}, 0), or require an answer.")
      }
    }
  }
}

/// Looks for sums, knowing what conditions around them say of the answers.
private struct SumSearch {
  let examination: Examination
  let cell: RuleCell
  var blanks: [(part: ExpressionTree, subject: Int32)] = []
  private let reader: ConditionReader

  init(examination: Examination, cell: RuleCell) {
    self.examination = examination
    self.cell = cell
    reader = examination.reader(cell)
  }

  mutating func look(at tree: ExpressionTree, within space: AnswerSpace) {
    switch tree {
    case .call("if", _, let arguments, _) where arguments.count == 3:
      let condition = reader.condition(arguments[0])
      look(at: arguments[0], within: space)
      if let then = space.assuming(condition) { look(at: arguments[1], within: then) }
      if let otherwise = space.assuming(condition, is: false) {
        look(at: arguments[2], within: otherwise)
      }
    case .operation(let first, let terms, _):
      switch terms[0].operation {
      case .and, .or:
        var space = space
        for operand in [first] + terms.map(\.operand) {
          look(at: operand, within: space)
          let rest = space.assuming(
            reader.condition(operand), is: terms[0].operation == .and)
          guard let rest else { return }
          space = rest
        }
      case .add, .subtract:
        let operands = [first] + terms.map(\.operand)
        if terms.contains(where: { $0.operation == .add }) { judge(operands, within: space) }
        for operand in operands { look(at: operand, within: space) }
      default:
        for (part, _) in tree.parts { look(at: part, within: space) }
      }
    default:
      // Between brackets other rows are meant, of which nothing is known here.
      for (part, isPredicate) in tree.parts where !isPredicate { look(at: part, within: space) }
    }
  }

  private mutating func judge(_ operands: [ExpressionTree], within space: AnswerSpace) {
    let answers = operands.compactMap { operand in
      reader.subject(operand).map { (operand, $0) }
    }
    guard answers.count > 1 else { return }
    blanks += answers.filter { _, subject in
      space[subject].mayBeBlank && examination.mayBeBlank(subject, at: cell, within: space)
    }
  }
}

extension Examination {
  /// Whether an interviewer may leave a question blank, or not meet it, where a cell counts.
  fileprivate func mayBeBlank(_ subject: Int32, at cell: RuleCell, within space: AnswerSpace)
    -> Bool
  {
    let definition = definitions[Int(subject)]
    guard let question = definition.question, question.isShown, question.calculation == nil,
      subject != cell.definition
    else { return false }
    let isRequired = question.required.map { $0.expression.source == "true()" } ?? false
    // A special answer to a required question says that the sum is not known.
    if !isRequired { return true }
    var next = subject
    while next >= 0 {
      if let rule = relevance[Int(next)], !holds(rule, around: cell, within: space) { return true }
      next = definitions[Int(next)].parent
    }
    return false
  }

  /// Whether a condition of relevance certainly holds where a cell counts.
  private func holds(_ rule: RuleCell, around cell: RuleCell, within space: AnswerSpace) -> Bool {
    if space.assuming(rule.condition, is: false) == nil { return true }
    var next = cell.definition
    while next >= 0 {
      if relevance[Int(next)]?.tree.description == rule.tree.description { return true }
      next = definitions[Int(next)].parent
    }
    return false
  }
}
