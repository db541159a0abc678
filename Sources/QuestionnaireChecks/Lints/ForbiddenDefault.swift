import SurveyBasics
import SurveyModel

extension Lint {
  /// Defaults that the own constraint refuses.
  static let forbiddenDefault = Lint(
    id: "forbidden-default",
    summary: "The constraint of a question refuses its own default.",
    advice: """
      A default is not checked when it is put in, so the interview cannot be finished until \
      somebody changes it.
      """,
    faulty: """
      survey:
      - {type: integer, name: people, label: People, default: "0", constraint: . >= 1, constraint_message: At least one}
      """,
    sound: """
      survey:
      - {type: integer, name: people, label: People, default: "1", constraint: . >= 1, constraint_message: At least one}
      """
  ) { examination in
    examination.cells.compactMap { cell in
      let definition = examination.definitions[Int(cell.definition)]
      guard cell.column == .constraint, cell.condition.constant == nil,
        case .literal(let text)? = definition.question?.defaultValue, !text.isEmpty
      else { return nil }
      var space = examination.answers
      space[cell.definition] = AnswerSet(.texts([text]), mayBeBlank: false)
      guard space.assuming(cell.condition) == nil else { return nil }
      return examination.finding(
        "The default \"\(text)\" of \"\(definition.name)\" is refused by its own constraint.",
        about: definition, at: "default",
        notes: cell.place.map { [.init("This is the constraint.", at: $0.underlined)] } ?? [],
        fix: "Write a default that satisfies the constraint, or none.")
    }
  }
}
