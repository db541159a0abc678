import SurveyBasics

/// Words that respondents write.
enum Vocabulary {
  private static let names = [
    "Айбек", "Нурзат", "Гүлнара", "Бакыт", "Чынара", "Эрмек", "Жаңыл", "Өмүрбек", "Салтанат",
    "Кубаныч", "Анна", "Сергей", "Дилноза", "Шерзод", "Токтобек", "Үмүт",
  ]
  private static let words = [
    "суу", "жол", "мектеп", "айыл", "жыйын", "бюджет", "акча", "кеңеш", "дорога", "вода", "школа",
    "собрание", "деньги", "совет", "road", "water", "meeting", "board", "жаңы", "көпүрө", "ашар",
    "канал", "№ 3", "«Ынтымак»", "ёлка", "өрүк",
  ]

  /// The name of a person.
  static func name(_ chance: inout SeededGenerator) -> String {
    chance.element(of: names) ?? ""
  }

  /// A few words.
  static func sentence(_ chance: inout SeededGenerator) -> String {
    (0...chance.number(below: 5)).compactMap { _ in chance.element(of: words) }
      .joined(separator: " ")
  }

  /// A text of exactly so many characters.
  static func text(length: Int, _ chance: inout SeededGenerator) -> String {
    var text = name(&chance)
    while text.count < length { text += " " + sentence(&chance) }
    text = String(text.prefix(length))
    return text.hasSuffix(" ") ? text.dropLast() + "а" : text
  }

  /// So many digits, the first of which is not zero.
  static func digits(_ count: Int, _ chance: inout SeededGenerator) -> String {
    (0..<count).map { String(chance.number(in: ($0 == 0 ? 1 : 0)...9)) }.joined()
  }
}
