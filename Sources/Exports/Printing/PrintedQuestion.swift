import Expressions
import InterfaceText
import SurveyModel

/// One question with room for its answer.
struct PrintedQuestion {
  let paper: Paper
  let definition: Definition

  /// Where the answer is written.
  enum AnswerPlace {
    case here
    /// In a cell of a table below.
    case table
  }

  /// The question; nothing for what is not shown.
  func piece(answer place: AnswerPlace = .here) -> HTMLPiece {
    guard let question = definition.question else { return .none }
    let label = paper.text(definition.label)
    var body = [HTMLPiece.element("p", "ask", [:], label + marks(question))]
    body += PrintedQuestion.helps(of: definition, on: paper)
    if question.type != .note {
      body.append(
        PrintedAnswer(paper: paper, definition: definition, question: question, place: place).piece)
      body += rules(question)
    }
    // A note without a code is never spoken of.
    let name =
      question.type == .note
      ? paper.numbers[definition.number] ?? "" : paper.shortName(of: definition.number)
    let style = paper.numbers[definition.number] == nil ? "number long" : "number"
    let number = HTMLPiece.element("div", style, [:], HTMLPiece(name))
    return route
      + .element(
        "div", question.type == .note ? "question note" : "question",
        ["id": "d\(definition.number)"],
        number + .element("div", "body", [:], body.joined()))
  }

  /// The condition, on a line above the question that page breaks do not tear off.
  private var route: HTMLPiece {
    guard let relevant = definition.relevant else { return .none }
    let rule = RuleWords(paper: paper, definition: definition.number)
    return .element(
      "p", "route", [:], rule.filled(.paperAskIf, .text(rule.condition(relevant).source)))
  }

  private func marks(_ question: Question) -> HTMLPiece {
    var marks: [TextKey] = []
    if question.scope == .supervisor { marks.append(.paperSupervisor) }
    if question.required == nil, ![.note, .acknowledge].contains(question.type) {
      marks.append(.optionalMark)
    }
    if question.isPersonal { marks.append(.paperPersonal) }
    guard !marks.isEmpty else { return .none }
    return HTMLPiece(" ")
      + .element(
        "span", "mark", [:], HTMLPiece("(\(marks.map { paper.words($0) }.joined(separator: "; ")))")
      )
  }

  /// The hint for the respondent and the instruction to the interviewer.
  static func helps(of definition: Definition, on paper: Paper) -> [HTMLPiece] {
    var pieces: [HTMLPiece] = []
    let hint = paper.text(definition.hint)
    if !hint.isEmpty { pieces.append(.element("p", "hint", [:], hint)) }
    let guidance = paper.text(definition.guidance)
    if !guidance.isEmpty {
      let name = HTMLPiece.element("b", nil, [:], HTMLPiece(paper.words(.interviewerOnly) + ": "))
      pieces.append(.element("p", "guide", [:], name + guidance))
    }
    return pieces
  }

  private func rules(_ question: Question) -> [HTMLPiece] {
    var pieces: [HTMLPiece] = []
    let words = RuleWords(paper: paper, definition: definition.number)
    if let rule = question.constraint, words.range(rule.expression) == nil {
      let message = paper.text(rule.message)
      let condition = HTMLPiece.element(
        "span", "reason", [:],
        words.filled(.paperMustHold, .text(words.condition(rule.expression).source)))
      pieces.append(
        .element(
          "p", "rule", [:], message.isEmpty ? condition : message + HTMLPiece(" ") + condition))
    }
    if let rule = question.warning {
      let condition = words.range(rule.expression) ?? words.condition(rule.expression)
      let again = HTMLPiece.element(
        "span", "reason", [:], words.filled(.paperAskAgain, .text(condition.source)))
      let message = paper.text(rule.message)
      pieces.append(
        .element("p", "rule", [:], message.isEmpty ? again : again + HTMLPiece(": ") + message))
    }
    return pieces
  }
}

extension RuleWords {
  /// A rule that only sets limits to the answer itself, as `1–99`, `≥ 1`, `≤ today`; else nil.
  func range(_ expression: CompiledExpression) -> HTMLPiece? {
    guard let tree = try? ExpressionTree(parsing: expression.source) else { return nil }
    var members = [tree]
    if case .operation(let first, let terms, _) = tree, terms[0].operation == .and {
      members = [first] + terms.map(\.operand)
    }
    var limits: [ExpressionTree.Operator: HTMLPiece] = [:]
    for member in members {
      guard case .operation(let left, let terms, _) = member, terms.count == 1, isOwnAnswer(left),
        [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(terms[0].operation),
        limits[terms[0].operation] == nil, let limit = operand(terms[0].operand)
      else { return nil }
      limits[terms[0].operation] = limit
    }
    if limits.count == 2, let low = limits[.greaterOrEqual], let high = limits[.lessOrEqual] {
      return low + HTMLPiece("–") + high
    }
    let signs: [(ExpressionTree.Operator, String)] = [
      (.greater, "> "), (.greaterOrEqual, "≥ "), (.less, "< "), (.lessOrEqual, "≤ "),
    ]
    return signs.compactMap { operation, sign in limits[operation].map { HTMLPiece(sign) + $0 } }
      .joined(", ")
  }
}
