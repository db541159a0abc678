import Expressions
import SurveyBasics
import SurveyModel

/// What the column `simulate` of a question says.
enum SimulationRule: Sendable {
  /// Answers or missing reasons with their weights: `1:60 2:30 refused:10`.
  case weights([Weight])
  /// An expression whose value is the answer.
  case expression(String)

  /// One answer with its weight.
  struct Weight: Sendable {
    let answer: String
    let weight: Double
  }

  /// Reads the cell: weights when every word ends in a colon and a number,
  /// else an expression.
  init(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    let weights = words.map(SimulationRule.weight)
    let all = weights.compactMap(\.self)
    self = all.count == words.count && !all.isEmpty ? .weights(all) : .expression(text)
  }

  private static func weight(_ word: Substring) -> Weight? {
    guard let colon = word.lastIndex(of: ":"), colon > word.startIndex,
      let weight = Double(word[word.index(after: colon)...]), weight >= 0, weight.isFinite
    else { return nil }
    return Weight(answer: String(word[..<colon]), weight: weight)
  }

  /// What is wrong with the cell of a definition.
  func faults(of definition: Definition, in questionnaire: Questionnaire) -> [Diagnostic] {
    guard let question = definition.question else { return [] }
    func fault(_ message: String, fix: String? = nil) -> Diagnostic {
      Diagnostic(
        "simulate", .error, "The column \"simulate\" of \"\(definition.name)\": \(message)",
        at: definition.place, fix: fix)
    }
    switch self {
    case .expression(let source):
      guard question.isShown else {
        return [
          fault(
            "nobody is asked this, so it takes weights only.",
            fix: "Write answers with their weights, such as 1:60 2:40.")
        ]
      }
      let site = ExpressionSite(definition.number)
      let compiled = CompiledExpression.compile(source, in: questionnaire.shape, at: site)
      return compiled.problems.filter { !$0.isWarning }.map { fault($0.message, fix: $0.fix) }
    case .weights(let weights):
      guard weights.contains(where: { $0.weight > 0 }) else {
        return [fault("all weights are zero.", fix: "Give one answer a weight above zero.")]
      }
      guard case .list(let index) = question.choices?.origin else { return [] }
      let list = questionnaire.choiceLists[index]
      return weights.filter {
        list.item(named: $0.answer) == nil && question.reason(named: $0.answer) == nil
      }.map {
        fault(
          "\"\($0.answer)\" is no choice of the question and no missing reason that it offers.")
      }
    }
  }
}

extension Question {
  /// The missing reason of that name, if the question offers it.
  func reason(named name: String) -> MissingReason? {
    MissingReason(rawValue: name).flatMap { special.contains($0) ? $0 : nil }
  }
}
