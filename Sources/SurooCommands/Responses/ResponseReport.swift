import Expressions
import SurveyBasics
import SurveyModel

/// A response in words: sections, questions and answers in the order of the
/// questionnaire, with rows of rosters indented.
struct ResponseReport {
  private let response: Response
  private let personal: PersonalPart?
  private let questionnaire: Questionnaire?
  private let wording: AnswerWording

  init(
    _ response: Response, personal: PersonalPart?, questionnaire: Questionnaire?, language: String
  ) {
    self.response = response
    self.personal = personal
    self.questionnaire = questionnaire
    wording = AnswerWording(questionnaire, language: language)
  }

  func lines() -> [String] {
    var lines = head()
    if let questionnaire {
      append(
        inside: questionnaire.definitions[0], answers: response.answers, prefix: "", to: &lines)
    } else {
      lines += response.answers.keys.sorted().map {
        "\($0): \(wording.text(of: response.answers[$0]))"
      }
      lines += response.missing.keys.sorted().map {
        "\($0): (\(response.missing[$0]?.rawValue ?? ""))"
      }
    }
    for override in response.overrides {
      lines.append("! \(override.question): \(override.message) — \(override.reason)")
    }
    for comment in response.comments {
      lines.append("# \(comment.question): \(comment.text) (\(comment.by))")
    }
    return lines
  }

  private func head() -> [String] {
    let reference = response.questionnaire
    return [
      "\(response.responseID)  \(response.status.rawValue)  revision \(response.revision)",
      "\(reference.id) \(reference.version)  \(response.interviewer)"
        + (response.region.map { "  \($0)" } ?? "") + (response.unit.map { "  \($0)" } ?? ""),
      "\(response.startedAt) – \(response.completedAt)",
      "",
    ]
  }

  private func append(
    inside parent: Definition, answers: [String: AnswerValue], prefix: String,
    to lines: inout [String]
  ) {
    guard let questionnaire else { return }
    for number in questionnaire.shape.children(of: parent.number) {
      let definition = questionnaire.definitions[Int(number)]
      switch definition.content {
      case .root, .section:
        var inner: [String] = []
        append(inside: definition, answers: answers, prefix: prefix, to: &inner)
        guard !inner.isEmpty else { continue }
        let title = wording.label(of: definition)
        if !title.isEmpty { lines.append("== \(filled(title, answers, prefix: prefix))") }
        lines += inner
      case .roster:
        guard case .rows(let rows)? = answers[definition.keyName] else { continue }
        for row in rows {
          let key = "\(prefix)\(definition.keyName)[\(row.id)]"
          lines.append("-- \(key)")
          append(
            inside: definition, answers: answers.merging(row.answers) { $1 }, prefix: key + "/",
            to: &lines)
        }
      case .question(let question):
        append(definition, question, answers: answers, prefix: prefix, to: &lines)
      }
    }
  }

  private func append(
    _ definition: Definition, _ question: Question, answers: [String: AnswerValue],
    prefix: String, to lines: inout [String]
  ) {
    let key = prefix + definition.keyName
    guard question.type != .note else { return }
    let value = personal?.answers[key] ?? answers[definition.keyName]
    let label = filled(wording.label(of: definition), answers, prefix: prefix)
    if let value, !question.isShown {
      lines.append("\(definition.name) = \(wording.text(of: value, to: question))")
    } else if let value {
      lines.append("\(definition.name): \(label)")
      lines.append("    \(wording.text(of: value, to: question))")
    } else if let reason = personal?.missing[key] ?? response.missing[key] {
      lines.append("\(definition.name): \(label)")
      lines.append("    (\(reason.rawValue))")
    }
  }

  /// The label with `${name}` replaced by what was answered in the row or outside it.
  private func filled(
    _ label: String, _ answers: [String: AnswerValue], prefix: String
  ) -> String {
    var text = ""
    var rest = label[...]
    while let open = rest.firstRange(of: "${"),
      let close = rest[open.upperBound...].firstIndex(of: "}")
    {
      text += rest[..<open.lowerBound]
      let name = String(rest[open.upperBound..<close])
      let value = personal?.answers[prefix + name] ?? personal?.answers[name] ?? answers[name]
      text += value.map { wording.text(of: $0) } ?? "…"
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
