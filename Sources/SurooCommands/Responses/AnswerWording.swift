import Expressions
import SurveyModel

/// Answers in words: choices by their labels, everything else as it was typed.
struct AnswerWording {
  /// The questionnaire as it was asked; nil where the store does not keep it.
  let questionnaire: Questionnaire?
  /// The number of the language.
  let language: Int

  init(_ questionnaire: Questionnaire?, language: String) {
    self.questionnaire = questionnaire
    self.language =
      questionnaire?.language(tagged: language) ?? questionnaire?.defaultLanguage ?? 0
  }

  /// An answer to a question, its choices with their labels.
  func text(of value: AnswerValue, to question: Question?) -> String {
    guard case .list(let index)? = question?.choices?.origin, let questionnaire else {
      return text(of: value)
    }
    let list = questionnaire.choiceLists[index]
    let names: [String] =
      switch value {
      case .text(let name): [name]
      case .list(let names): names
      default: []
      }
    return names.map { name in
      guard let item = list.item(named: name) else { return name }
      return "\(name) \(list.plainLabel(of: item, language: language))"
    }.joined(separator: "; ")
  }

  /// An answer as it is stored.
  func text(of value: AnswerValue?) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .list(let names): names.joined(separator: " ")
    case .point(let point): "\(point.latitude) \(point.longitude)"
    case .points(let points):
      points.map { "\($0.latitude) \($0.longitude)" }.joined(separator: "; ")
    case .rows(let rows): "\(rows.count)"
    case nil: ""
    }
  }

  /// The question or roster of a key, which goes by names within rosters.
  func definition(of key: String) -> Definition? {
    guard let questionnaire else { return nil }
    var roster: Int32 = -1
    var found: Definition?
    for part in key.split(separator: "/") {
      let name = part.prefix { $0 != "[" }
      found = questionnaire.definitions.first { $0.keyName == name && $0.roster == roster }
      guard let found else { return nil }
      roster = found.number
    }
    return found
  }

  /// What is asked, without the values that were filled in.
  func label(of definition: Definition) -> String {
    definition.label[language]?.source ?? ""
  }
}
