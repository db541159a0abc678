import Expressions
import SurveyModel

extension Lint {
  /// Calculations that may be typed over.
  static let editableCalculation = Lint(
    id: "editable-calculation",
    summary: "A question has a calculation and can be answered as well.",
    advice: """
      What the interviewer types is lost as soon as anything changes that the calculation reads. \
      Make it read-only, write the expression into `default`, or name in `trigger` whose change \
      runs it.
      """,
    faulty: """
      survey:
      - {type: integer, name: adults, label: Adults}
      - {type: integer, name: people, label: People, calculation: "${adults} + 1"}
      """,
    sound: """
      survey:
      - {type: integer, name: adults, label: Adults}
      - {type: integer, name: people, label: People, calculation: "${adults} + 1", read_only: "yes"}
      - {type: integer, name: guess, label: Guess, calculation: "${adults} + 1", trigger: "${adults}"}
      - {type: calculate, name: doubled, calculation: "${adults} * 2"}
      """
  ) { examination in
    examination.cells.compactMap { cell in
      let definition = examination.definitions[Int(cell.definition)]
      guard cell.column == .calculation, let question = definition.question, question.isShown,
        question.type != .note, question.triggers.isEmpty,
        !examination.hasReadOnlyRule(cell.definition)
      else { return nil }
      if case .call("once", _, _, _) = cell.tree { return nil }
      return examination.finding(
        "\"\(definition.name)\" can be typed over, and the calculation then replaces what was typed.",
        at: cell, fix: "Write yes into \"read_only\", or move the expression to \"default\".")
    }
  }
}

extension Examination {
  /// Whether a definition, or a section around it, may be read-only.
  fileprivate func hasReadOnlyRule(_ number: Int32) -> Bool {
    var next = number
    while next >= 0 {
      if definitions[Int(next)].readOnly != nil { return true }
      next = definitions[Int(next)].parent
    }
    return false
  }

  /// Whether a definition is always read-only, by itself or by a section around it.
  func isAlwaysReadOnly(_ number: Int32) -> Bool {
    var next = number
    while next >= 0 {
      if definitions[Int(next)].readOnly?.source == "true()" { return true }
      next = definitions[Int(next)].parent
    }
    return false
  }
}
