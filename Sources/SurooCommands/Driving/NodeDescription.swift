import InterfaceText
import JSONRecords
import SurveyEngine
import SurveyModel
import SurveyScreens

/// A node of a running interview as `drive` prints it (contracts, 2).
struct NodeDescription {
  let interview: Interview

  func value(of node: NodeIndex) -> JSONValue {
    let definition = interview.definition(of: node)
    var members: JSONObject = [
      "path": .string(interview.path(of: node)),
      "key": .string(interview.key(of: node)),
      "kind": .string(kind(of: definition)),
      "type": definition.question.map { .string($0.type.rawValue) } ?? .null,
      "relevant": .bool(interview.isRelevant(node)),
      "label": .string(interview.label(of: node)),
      "hint": .string(interview.hint(of: node)),
      "readonly": .bool(interview.isReadOnly(node)),
    ]
    guard let question = definition.question else {
      let empty: JSONObject = [
        "value": "", "missing": .null, "special": [], "required": false, "confirmed": false,
        "problem": .null,
      ]
      for member in empty { members[member.key] = member.value }
      return .object(members)
    }
    members["value"] = .string(interview.text(of: node))
    members["missing"] = interview.missingReason(of: node).map { .string($0.rawValue) } ?? .null
    members["special"] = .array(question.special.map { .string($0.rawValue) })
    members["required"] = .bool(interview.isRequired(node))
    members["confirmed"] = .bool(interview.confirmation(of: node) != nil)
    members["problem"] =
      interview.problem(of: node).map { problem in
        .object([
          "kind": .string(problem.kind.rawValue),
          "message": .string(message(of: problem)),
        ])
      } ?? .null
    if question.type.hasChoices {
      members["choices"] = .array(
        interview.choices(of: node).map { choice in
          .object(["name": .string(choice.name), "label": .string(choice.label)])
        })
    }
    return .object(members)
  }

  /// What the author says about an answer that was refused, else words of our own in the
  /// language shown.
  func message(of refusal: Refusal, typed: String) -> String {
    if let message = refusal.message { return message }
    guard let fault = refusal.fault else { return words.text(of: refusal.kind) }
    return words.text(of: fault, typed: typed, parameters: parameters(of: refusal.node))
  }

  /// What the author says about a rule that does not hold, else words of our own.
  func message(of problem: Problem) -> String {
    if let message = problem.message { return message }
    guard let fault = problem.fault else { return words.text(of: problem.kind) }
    return words.text(
      of: fault, typed: interview.text(of: problem.node), parameters: parameters(of: problem.node))
  }

  private func parameters(of node: NodeIndex) -> [String: String] {
    interview.definition(of: node).question?.parameters ?? [:]
  }

  private var words: ProblemWords {
    let tag = interview.plan.questionnaire.languages[interview.language].tag
    return ProblemWords(Wording(InterfaceLanguage(localeName: tag) ?? .en))
  }

  private func kind(of definition: Definition) -> String {
    switch definition.content {
    case .root, .section: "group"
    case .roster: "roster"
    case .question(let question):
      question.type == .note ? "note" : question.isShown ? "question" : "calculation"
    }
  }
}
