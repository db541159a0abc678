import Expressions
import SurveyBasics

/// One expression of a questionnaire with the cell that it stands in.
///
/// A class, because every lint goes through all of them and each holds many parts.
final class RuleCell: Sendable {
  /// The columns that hold expressions.
  enum Column: String {
    case relevant, required, constraint, warning, calculation
    case readOnly = "read_only"
    case choiceFilter = "choice_filter"
    case repeatCount = "repeat_count"
    case defaultValue = "default"
  }

  /// The index among all expressions.
  let number: Int
  let definition: Int32
  let column: Column
  let expression: CompiledExpression
  let tree: ExpressionTree
  /// The expression as a condition on single answers.
  let condition: Condition
  /// The cell; nil for a rule that the type of the question brings along.
  let place: Place?

  init(
    number: Int, definition: Int32, column: Column, expression: CompiledExpression,
    tree: ExpressionTree, condition: Condition, place: Place?
  ) {
    self.number = number
    self.definition = definition
    self.column = column
    self.expression = expression
    self.tree = tree
    self.condition = condition
    self.place = place
  }

  /// Whether the author wrote the expression itself, not only a word such as `yes`.
  var isWritten: Bool { place?.text == expression.source }
}
