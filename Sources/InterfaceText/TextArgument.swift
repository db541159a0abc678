/// A value for a named place of a text.
///
/// ```swift
/// words(.savedAt, .time("10:42"))
/// ```
///
/// Each text says which places it has; what is inserted is taken as it stands,
/// so that braces in a name or an answer never act as places.
public struct TextArgument: Sendable {
  let place: TextPlace
  let text: String
  /// The number that chooses among the forms of a word, if it is one.
  let number: Int?

  private init(_ place: TextPlace, _ text: some StringProtocol) {
    self.place = place
    self.text = String(text)
    self.number = nil
  }

  private init(_ place: TextPlace, _ number: Int) {
    self.place = place
    self.text = String(number)
    self.number = number
  }
}

/// The names that may stand in braces in a text.
package enum TextPlace: String, CaseIterable, Sendable {
  case answer, answered, choices, code, count, date, day, height, high, limit, low
  case minHeight, minWidth, month, name, number, pending, reason, section, text, time
  case total, weekday, width, year
}

extension TextArgument {
  /// An answer as it is shown.
  public static func answer(_ text: some StringProtocol) -> Self { Self(.answer, text) }
  /// How many questions have an answer.
  public static func answered(_ number: Int) -> Self { Self(.answered, number) }
  /// A list of choices, already joined.
  public static func choices(_ text: some StringProtocol) -> Self { Self(.choices, text) }
  /// The digits of a code typed so far.
  public static func code(_ text: some StringProtocol) -> Self { Self(.code, text) }
  /// A number of things; it chooses the form of the word beside it.
  public static func count(_ number: Int) -> Self { Self(.count, number) }
  /// A date as it is shown.
  public static func date(_ text: some StringProtocol) -> Self { Self(.date, text) }
  /// The day of a month.
  public static func day(_ number: Int) -> Self { Self(.day, number) }
  /// The height of the window in rows.
  public static func height(_ number: Int) -> Self { Self(.height, number) }
  /// The largest value allowed.
  public static func high(_ text: some StringProtocol) -> Self { Self(.high, text) }
  /// How many are allowed.
  public static func limit(_ number: Int) -> Self { Self(.limit, number) }
  /// The smallest value allowed.
  public static func low(_ text: some StringProtocol) -> Self { Self(.low, text) }
  /// The height that is needed, in rows.
  public static func minHeight(_ number: Int) -> Self { Self(.minHeight, number) }
  /// The width that is needed, in columns.
  public static func minWidth(_ number: Int) -> Self { Self(.minWidth, number) }
  /// The name of a month.
  public static func month(_ text: some StringProtocol) -> Self { Self(.month, text) }
  /// The name of a person, question, file or key.
  public static func name(_ text: some StringProtocol) -> Self { Self(.name, text) }
  /// The number of one thing among others.
  public static func number(_ number: Int) -> Self { Self(.number, number) }
  /// An answer that is chosen and not yet accepted.
  public static func pending(_ text: some StringProtocol) -> Self { Self(.pending, text) }
  /// Why something is so, a sentence or a part of one.
  public static func reason(_ text: some StringProtocol) -> Self { Self(.reason, text) }
  /// The name of a section.
  public static func section(_ text: some StringProtocol) -> Self { Self(.section, text) }
  /// Any text.
  public static func text(_ text: some StringProtocol) -> Self { Self(.text, text) }
  /// A time of day as it is shown.
  public static func time(_ text: some StringProtocol) -> Self { Self(.time, text) }
  /// How many there are in all.
  public static func total(_ number: Int) -> Self { Self(.total, number) }
  /// The name of a day of the week.
  public static func weekday(_ text: some StringProtocol) -> Self { Self(.weekday, text) }
  /// The width of the window in columns.
  public static func width(_ number: Int) -> Self { Self(.width, number) }
  /// The number of a year.
  public static func year(_ number: Int) -> Self { Self(.year, number) }
}
