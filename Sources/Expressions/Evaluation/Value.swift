public import SurveyBasics

/// The result of an expression.
public enum Value: Sendable {
  /// Text.
  case text(String)
  /// A number; NaN stands for “no number” and is stored as empty.
  case number(Double)
  /// True or false.
  case boolean(Bool)
  /// A whole day, from `today()` or `date()`.
  case date(CivilDate)
  /// A moment of the local wall clock, from `now()` or `date-time()`.
  case dateTime(CivilDateTime)
  /// Nodes in document order.
  case nodes([NodeReference])
}
