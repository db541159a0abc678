import FoundationEssentials
import Glibc

/// What the machine says of itself and of who works at it.
enum Machine {
  /// The name of the machine.
  static var name: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let name = String(decoding: bytes, as: UTF8.self)
    return name.isEmpty ? "unknown" : name
  }

  /// The name of the account.
  static var account: String {
    let environment = ProcessInfo.processInfo.environment
    for variable in ["USER", "LOGNAME"] {
      if let name = environment[variable], !name.isEmpty { return name }
    }
    guard let entry = getpwuid(getuid()) else { return "interviewer" }
    return String(cString: entry.pointee.pw_name)
  }

  /// A code for a name: what of it can stand in a file name, Cyrillic letters by
  /// their sound, else `interviewer`.
  static func code(for name: String) -> String {
    let code = name.lowercased().map { letters[$0] ?? String($0) }.joined()
      .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    let trimmed = code.drop { $0 == "_" || $0 == "-" }
    return trimmed.isEmpty ? "interviewer" : String(trimmed.prefix(20))
  }

  private static let letters: [Character: String] = [
    " ": "_", "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j",
    "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
  ]
}
