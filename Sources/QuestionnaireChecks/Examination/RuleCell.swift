import Expressions
import SurveyBasics

/// One expression of a questionnaire with the cell that it stands in.
struct RuleCell {
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

  /// Whether the author wrote the expression itself, not only a word such as `yes`.
  var isWritten: Bool { place?.text == expression.source }
}
