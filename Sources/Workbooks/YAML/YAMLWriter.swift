/// Writes the YAML layout of a workbook, as ``YAMLTables`` reads it.
///
/// Nothing but block lists, block maps and texts is written, so that StrictYAML
/// reads it too. Texts have quotation marks only where they would not read
/// back as themselves; those of several lines stand behind `|`.
enum YAMLWriter {
  static func bytes(_ tables: [PlainTable]) -> [UInt8] {
    var text = ""
    for table in tables where !table.rows.isEmpty {
      text += "\(YAMLScalar.key(table.name)):\n"
      let keys = table.headers.map(YAMLScalar.key)
      for row in table.rows {
        var lead = "- "
        for cell in row {
          text += "\(lead)\(keys[cell.header]):\(YAMLScalar.value(cell.text, indent: 4))\n"
          lead = "  "
        }
      }
    }
    text += "yxf:\n  headers:\n"
    for table in tables {
      text += "    \(YAMLScalar.key(table.name)):\n"
      for header in table.headers { text += "    - \(YAMLScalar.key(header))\n" }
    }
    return Array(text.utf8)
  }
}

/// Texts as they stand in YAML.
enum YAMLScalar {
  /// A text in one line.
  static func key(_ text: String) -> String {
    if isPlain(text) { return text }
    return isPrintable(text, lineEnds: false) ? singleQuoted(text) : doubleQuoted(text)
  }

  /// A text behind a colon, with the blank before it; further lines are
  /// indented by `indent` blanks.
  static func value(_ text: String, indent: Int) -> String {
    isBlock(text) ? " " + block(text, indent: indent) : " " + key(text)
  }

  /// Whether a text reads back as itself without quotation marks.
  ///
  /// Every plain text is read as text here and by StrictYAML, so `yes`, `010`
  /// and `~` need none.
  private static func isPlain(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, isPrintable(text, lineEnds: false),
      first != " ", last != " ", last != ":", !"?:,[]{}#&*!|>'\"%@`".unicodeScalars.contains(first),
      text != "<<", text != "=",
      !text.hasPrefix("---"), !text.hasPrefix("...")
    else { return false }
    if first == "-", scalars.count == 1 || scalars[1] == " " { return false }
    return !zip(scalars, scalars.dropFirst()).contains {
      ($0 == ":" && $1 == " ") || ($0 == " " && $1 == "#")
    }
  }

  /// Whether all characters may stand in YAML as they are.
  ///
  /// Tabulators, line separators and the byte order mark may, but would not
  /// always be read as they were written.
  private static func isPrintable(_ text: String, lineEnds: Bool) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: lineEnds
      case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
        0x10000...0x10FFFF:
        true
      default: false
      }
    }
  }

  /// Whether a text of several lines can stand behind `|`: no line without
  /// letters at the beginning or end, and none of blanks alone.
  private static func isBlock(_ text: String) -> Bool {
    guard text.unicodeScalars.contains("\n"), isPrintable(text, lineEnds: true) else {
      return false
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard let first = lines.first, let last = lines.last, !first.isEmpty, !last.isEmpty,
      first.unicodeScalars.first != " "
    else { return false }
    return lines.allSatisfy { $0.isEmpty || $0.contains { $0 != " " } }
  }

  private static func block(_ text: String, indent: Int) -> String {
    let ends = text.hasSuffix("\n")
    let lines = (ends ? text.dropLast() : text[...]).split(
      separator: "\n", omittingEmptySubsequences: false)
    let blanks = String(repeating: " ", count: indent)
    return (ends ? "|" : "|-")
      + lines.map { $0.isEmpty ? "\n" : "\n\(blanks)\($0)" }.joined()
  }

  private static func singleQuoted(_ text: String) -> String {
    // Scalar by scalar: a mark with an accent on it is another character.
    var quoted = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { quoted += "'" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "'"
  }

  private static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if isPrintable(String(scalar), lineEnds: false) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return quoted + "\""
  }
}
