public import SurveyBasics

/// The words of the interface in one language.
///
/// ```swift
/// let words = Wording(.ky)
/// words(.commandNext)                  // Кийинки суроо
/// words(.savedAt, .time("10:42"))      // сакталды 10:42
/// words(.rowAdded, .name("Айгүл"))     // Сап кошулду: Айгүл
/// ```
///
/// Texts are written around what is inserted: nothing is ever glued to a name,
/// because Kyrgyz endings follow the vowels of the word before them. A word
/// that stands beside a number changes its form where the language wants it.
public struct Wording: Sendable {
  /// The language of the words.
  public let language: InterfaceLanguage
  private let table: TextTable

  /// The words of `language`; the file of a language is read once a process.
  public init(_ language: InterfaceLanguage) {
    self.language = language
    self.table = TextTable.table(of: language)
  }

  /// The text of `key` with its places filled.
  ///
  /// A place for which no argument is given shows its name in braces.
  public func callAsFunction(_ key: TextKey, _ arguments: TextArgument...) -> String {
    guard let template = table.templates[key] else { return key.rawValue }
    return template.filled(with: arguments, in: language)
  }

  /// The parts of a text that is a list separated by commas, such as ``TextKey/months``.
  public func list(_ key: TextKey) -> [String] {
    self(key).split(separator: ", ").map(String.init)
  }
}

extension Wording {
  /// The date with its month in words, so that a swapped day and month is seen.
  public func date(_ date: CivilDate) -> String {
    self(
      .dateInWords, .day(date.day), .year(date.year),
      .month(name(date.month, in: .monthsInDate)))
  }

  /// The date in words with the short name of its weekday before it.
  public func dateWithWeekday(_ date: CivilDate) -> String {
    self(
      .dateWithWeekday, .date(self.date(date)),
      .weekday(name(date.weekday, in: .weekdaysShort)))
  }

  /// The month and year of a date, for answers that have no day.
  public func month(of date: CivilDate) -> String {
    self(.monthInWords, .year(date.year), .month(name(date.month, in: .months)))
  }

  private func name(_ number: Int, in key: TextKey) -> String {
    let names = list(key)
    return names.indices.contains(number - 1) ? names[number - 1] : String(number)
  }

  /// A decimal number, written with a point, as the language writes it.
  ///
  /// Kyrgyz and Russian take a comma before the fraction. The digits stay as
  /// they are.
  public func decimal(_ text: some StringProtocol) -> String {
    switch language {
    case .ky, .ru: String(text.map { $0 == "." ? "," : $0 })
    case .en: String(text)
    }
  }
}
