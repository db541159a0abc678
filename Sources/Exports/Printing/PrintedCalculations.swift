import InterfaceText
import SurveyModel

/// What conditions speak of and nobody is asked: calculations, and answers that
/// are filled in beforehand.
struct PrintedCalculations {
  let paper: Paper

  var piece: HTMLPiece {
    let rows = paper.questionnaire.definitions.compactMap { definition -> HTMLPiece? in
      guard let question = definition.question, !question.isShown, question.automatic == nil
      else { return nil }
      let rule = RuleWords(paper: paper, definition: definition.number)
      let value = question.calculation.map(rule.value) ?? HTMLPiece("—")
      return .element(
        "tr", nil, ["id": "d\(definition.number)"],
        .element("th", nil, [:], HTMLPiece(definition.name)) + .element("td", nil, [:], value))
    }
    guard !rows.isEmpty else { return .none }
    return .element(
      "section", "calculations", [:],
      .element("h2", nil, [:], paper.word(.paperComputed))
        + .element("p", "prompt", [:], paper.word(.paperComputedNote))
        + .element(
          "table", nil, [:], .element("tbody", nil, [:], rows.map(\.onLines).joined())))
  }
}
