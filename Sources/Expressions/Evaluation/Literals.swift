/// A number that stands in the expression.
final class NumberLiteral: Numeric {
  let number: Double

  init(_ number: Double) { self.number = number }

  func number(_ evaluation: inout Evaluation) -> Double { number }
}

/// A text that stands in the expression.
final class TextLiteral: Textual {
  let text: String

  init(_ text: String) { self.text = text }

  func text(_ evaluation: inout Evaluation) -> String { text }
}

/// `true()` or `false()`.
final class TruthLiteral: Condition {
  let truth: Bool

  init(_ truth: Bool) { self.truth = truth }

  func boolean(_ evaluation: inout Evaluation) -> Bool { truth }
}
