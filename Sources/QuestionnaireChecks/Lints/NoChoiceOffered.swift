import Expressions
import SurveyModel

extension Lint {
  /// Filters that leave nothing.
  static let noChoiceOffered = Lint(
    id: "no-choice-offered",
    summary: "A choice filter leaves out every choice of the list.",
    advice: """
      Whatever is answered, the question is shown without choices; if it is required, the \
      interview stops there. Mostly a column is compared with a text that no choice has.
      """,
    faulty: """
      survey:
      - {type: select_one crop, name: grown, label: Grown, choice_filter: "kind = 'Fruit'"}
      choices:
      - {list_name: crop, name: apple, label: Apple, kind: fruit}
      - {list_name: crop, name: wheat, label: Wheat, kind: grain}
      """,
    sound: """
      survey:
      - {type: select_one crop, name: grown, label: Grown, choice_filter: "kind = 'fruit'"}
      - {type: select_one crop, name: bought, label: Bought, choice_filter: "kind != 'fruit'"}
      choices:
      - {list_name: crop, name: apple, label: Apple, kind: fruit}
      - {list_name: crop, name: wheat, label: Wheat, kind: grain}
      """
  ) { examination in
    examination.cells.compactMap { cell in
      let definition = examination.definitions[Int(cell.definition)]
      guard cell.column == .choiceFilter, cell.condition.constant == nil,
        !examination.holdsMistakenLiteral(cell),
        let list = definition.question.flatMap(examination.list),
        (1...ChoiceOffer.largestList).contains(list.count)
      else { return nil }
      let offer = ChoiceOffer(examination.questionnaire, cell, examination.answers)
      guard !(0..<list.count).contains(where: { offer.mayOffer($0, of: list) }) else { return nil }
      return examination.finding(
        "No choice of the list \"\(list.name)\" satisfies this, so \"\(definition.name)\" has nothing to choose from.",
        at: cell, cell.tree.range, fix: "Compare with what stands in the columns of the list.")
    }
  }
}
