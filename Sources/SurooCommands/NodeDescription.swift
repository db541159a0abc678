import JSONRecords
import SurveyEngine
import SurveyModel

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
    guard let question = definition.question else { return .object(members) }
    members["value"] = .string(interview.text(of: node))
    members["missing"] = interview.missingReason(of: node).map { .string($0.rawValue) } ?? .null
    members["special"] = .array(question.special.map { .string($0.rawValue) })
    members["required"] = .bool(interview.isRequired(node))
    members["confirmed"] = .bool(interview.confirmation(of: node) != nil)
    members["problem"] =
      interview.problem(of: node).map { problem in
        .object([
          "kind": .string(problem.kind.rawValue),
          "message": .string(problem.message ?? problem.fault?.rawValue ?? ""),
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

  private func kind(of definition: Definition) -> String {
    switch definition.content {
    case .root, .section: "group"
    case .roster: "roster"
    case .question(let question):
      question.type == .note ? "note" : question.isShown ? "question" : "calculation"
    }
  }
}
