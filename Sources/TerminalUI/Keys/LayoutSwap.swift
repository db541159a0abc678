/// The same keys read through the other keyboard layout.
public enum LayoutSwap {
  /// Returns the text as the other layout would have typed it (`fyf` ↔ `ана`):
  /// Latin letters become Cyrillic ones or, if the text has a Cyrillic letter,
  /// the other way round.
  ///
  /// Characters of keys that do not differ stay.
  public static func swapped(_ text: String) -> String {
    let isCyrillic = text.contains { latin[$0] != nil && $0.isLetter }
    let table = isCyrillic ? latin : cyrillic
    return String(text.map { table[$0] ?? $0 })
  }

  /// Returns the Latin letter on the key of a character, for Ctrl with a
  /// letter: Ctrl means the place of a key, whatever layout is on.
  public static func keyLetter(_ character: Character) -> Character {
    let small = character.lowercased().first ?? character
    return latin[small] ?? small
  }

  private static let pairs: [(latin: Character, cyrillic: Character)] = Array(
    zip(
      "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~",
      "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ")
  )

  // The three Kyrgyz letters have keys of their own beside the Russian ones.
  private static let kyrgyz: [(latin: Character, cyrillic: Character)] = [
    ("-", "ө"), ("=", "ң"), ("\\", "ү"), ("_", "Ө"), ("+", "Ң"), ("|", "Ү"),
  ]

  private static let cyrillic = Dictionary(
    (pairs + kyrgyz).map { ($0.latin, $0.cyrillic) }, uniquingKeysWith: { first, _ in first })
  private static let latin = Dictionary(
    (pairs + kyrgyz).map { ($0.cyrillic, $0.latin) }, uniquingKeysWith: { first, _ in first })
}
