import SurveyBasics

/// What the number formats of a workbook make of a number: a date, a time or
/// the number itself.
struct NumberFormats {
  /// How a number is to be read.
  enum Kind {
    case number
    /// A day, with or without a time of day.
    case date
    /// A time of day only.
    case time
  }

  /// Whether days are counted from 1904-01-01, as old programs on the Mac did.
  var countsFrom1904 = false
  private var custom: [Int: Kind] = [:]
  /// The kind of each cell style, by its index.
  private var styles: [Kind] = []

  /// Reads `xl/styles.xml`.
  mutating func read(_ part: [UInt8]) -> Bool {
    var inCellFormats = false
    var custom: [Int: Kind] = [:]
    var identifiers: [Int] = []
    let isWellFormed = XMLPart.walk(part) { element in
      switch element.name {
      case "numFmt":
        if let id = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"] {
          custom[id] = NumberFormats.kind(ofFormat: code)
        }
      case "cellXfs": inCellFormats = true
      case "xf" where inCellFormats:
        identifiers.append(element["numFmtId"].flatMap { Int($0) } ?? 0)
      default: break
      }
    } end: { name, _ in
      if name == "cellXfs" { inCellFormats = false }
    }
    self.custom = custom
    styles = identifiers.map { custom[$0] ?? NumberFormats.builtIn($0) }
    return isWellFormed
  }

  /// The text of a number in a cell of a style.
  ///
  /// Whole numbers are written without a point; dates as `YYYY-MM-DD
  /// HH:MM:SS`, times as `HH:MM:SS`, to the second.
  func text(_ written: String, style: Int?) -> String {
    guard let number = Double(written), number.isFinite else { return written }
    let kind = style.flatMap { styles.indices.contains($0) ? styles[$0] : nil } ?? .number
    guard kind != .number, number >= 0, number < 2_958_466 else {
      return NumberFormats.plain(number)
    }
    let seconds = (number * 86400).rounded()
    let days = Int(seconds) / 86400
    let time = CivilTime(millisecondsSinceMidnight: Int(seconds) % 86400 * 1000) ?? .midnight
    if kind == .time || days == 0 && !countsFrom1904 { return "\(time)" }
    // Day 60 of the other count is 1900-02-29, which never was.
    let epoch = countsFrom1904 ? -24107 : days < 60 ? -25568 : -25569
    return "\(CivilDate(daysSinceEpoch: days + epoch)) \(time)"
  }

  /// A number in the shortest decimal form that gives it back, without exponent.
  static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    let parts = "\(number)".split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return "\(number)" }
    let sign = number < 0 ? "-" : ""
    let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
    let whole = String(mantissa[0])
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    let digits = whole + fraction
    let point = whole.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The formats that every workbook has (ECMA-376 part 1, 18.8.30).
  private static func builtIn(_ id: Int) -> Kind {
    switch id {
    case 14...17, 22, 27...31, 34...36, 50...54, 57, 58: .date
    case 18...21, 32, 33, 45...47, 55, 56: .time
    default: .number
    }
  }

  /// Tells dates from numbers by the letters of a format such as
  /// `[$-419]d mmmm yyyy;@` that are neither quoted nor in brackets.
  private static func kind(ofFormat code: String) -> Kind {
    var letters: Set<Character> = []
    var quoted = false
    var bracket: String?
    var skip = false
    for character in code.lowercased() {
      if skip {
        skip = false
      } else if quoted {
        quoted = character != "\""
      } else if bracket != nil {
        if character == "]" {
          // Elapsed time is written [h], [mm] or [ss].
          if let content = bracket, !content.isEmpty, Set(content).count == 1,
            let letter = content.first, "hms".contains(letter)
          {
            letters.insert("h")
          }
          bracket = nil
        } else {
          bracket?.append(character)
        }
      } else if character == ";" {
        break
      } else if character == "\"" {
        quoted = true
      } else if character == "[" {
        bracket = ""
      } else if "\\_*".contains(character) {
        skip = true
      } else {
        letters.insert(character)
      }
    }
    if code.lowercased().hasPrefix("general") { return .number }
    if letters.contains("y") || letters.contains("d") { return .date }
    if letters.contains("h") || letters.contains("s") { return .time }
    return letters.contains("m") ? .date : .number
  }
}
