import Expressions
import SurveyModel

extension Lint {
  /// Clock and chance in calculations.
  static let changingCalculation = Lint(
    id: "changing-calculation",
    summary: "A calculation reads the clock or draws by chance each time that it runs.",
    advice: """
      It gives another value when the interview is opened again or corrected. `once()` keeps the \
      first value; for the day of the interview read a question of type `today`.
      """,
    faulty: """
      survey:
      - {type: calculate, name: draw, calculation: random()}
      - {type: date, name: born, label: Born}
      - {type: calculate, name: age, calculation: "int((today() - ${born}) div 365.25)"}
      """,
    sound: """
      survey:
      - {type: today, name: today}
      - {type: calculate, name: draw, calculation: once(random())}
      - {type: date, name: born, label: Born, constraint: . <= today(), constraint_message: Not in the future}
      - {type: calculate, name: age, calculation: "int((${today} - ${born}) div 365.25)"}
      """
  ) { examination in
    examination.cells.flatMap { cell -> [Finding] in
      guard cell.column == .calculation,
        examination.definitions[Int(cell.definition)].question?.triggers.isEmpty == true
      else { return [] }
      return cell.tree.changingCalls.compactMap { name, range in
        examination.finding(
          "\(name)() gives another value each time that this is calculated.", at: cell, range,
          fix: ["today", "now"].contains(name)
            ? "Write once(…) around the whole, or read a question of type today or start."
            : "Write once(…) around the whole.")
      }
    }
  }
}

extension ExpressionTree {
  /// The calls of functions that change by themselves, outside `once()`.
  fileprivate var changingCalls: [(name: String, range: Range<Int>)] {
    if case .call(let name, let range, _, _) = self {
      if name == "once" { return [] }
      if ["now", "today", "random", "uuid"].contains(name) { return [(name, range)] }
    }
    return parts.flatMap(\.tree.changingCalls)
  }
}
