import Expressions
import SurveyModel

/// Finds the question that comes next after an answer.
struct SkipSearch {
  /// Where an answer leads.
  enum Target: Hashable {
    case question(Int32)
    /// The end of the questionnaire, or of the row of a roster.
    case end
  }

  let paper: Paper

  /// Where an answer leads if it passes over at least one question, else nil.
  ///
  /// A question whose condition other answers decide is not passed over: the
  /// interviewer looks at its condition.
  func target(
    after number: Int32, answer: String, reason: MissingReason? = nil
  ) -> Target? {
    var known = PartialAnswers(paper: paper, answers: facts(around: number))
    known.answers[number] = answer
    known.reasons[number] = reason
    let questionnaire = paper.questionnaire
    let origin = questionnaire.definitions[Int(number)]
    let end =
      origin.roster < 0
      ? Int32(questionnaire.definitions.count) : questionnaire.definitions[Int(origin.roster)].end
    var passed = 0
    var next = number + 1
    while next < end {
      let definition = questionnaire.definitions[Int(next)]
      if let rule = definition.relevant, known.holds(rule) == false {
        for inner in next..<definition.end {
          guard let question = questionnaire.definitions[Int(inner)].question else { continue }
          known.answers[inner] = ""
          if question.isShown { passed += 1 }
        }
        next = definition.end
        continue
      }
      if definition.question?.isShown == true {
        return passed > 0 ? .question(next) : nil
      }
      next += 1
    }
    return passed > 0 ? .end : nil
  }

  /// The answers without which a question is not asked.
  private func facts(around number: Int32) -> [Int32: String] {
    var facts: [Int32: String] = [:]
    var next = number
    while next >= 0 {
      let definition = paper.questionnaire.definitions[Int(next)]
      if let rule = definition.relevant, let tree = try? ExpressionTree(parsing: rule.source) {
        for (subject, answer) in demands(of: tree) where facts[subject] == nil {
          facts[subject] = answer
        }
      }
      next = definition.parent
    }
    return facts
  }

  /// The answers that a condition demands: equalities of which every one has to hold.
  private func demands(of tree: ExpressionTree) -> [(Int32, String)] {
    guard case .operation(let first, let terms, _) = tree else { return [] }
    switch terms[0].operation {
    case .and: return ([first] + terms.map(\.operand)).flatMap(demands)
    case .equal:
      guard terms.count == 1, let subject = paper.named(first), subject.roster < 0,
        subject.question?.type == .selectOne, case .text(let answer, _) = terms[0].operand,
        !answer.isEmpty
      else { return [] }
      return [(subject.number, answer)]
    default: return []
    }
  }
}
