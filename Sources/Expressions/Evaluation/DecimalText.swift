/// Numbers as they are written in answers and expressions: decimal digits with
/// an optional point, never an exponent.
enum DecimalText {
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number that bytes stand for: an optional minus sign, digits, an
  /// optional point or comma among them; nil for anything else.
  static func number(_ bytes: some Collection<UInt8>) -> Double? {
    var mantissa: UInt64 = 0
    var digits = 0
    var significant = 0
    var fraction = 0
    var isNegative = false
    var hasPoint = false
    var isFirst = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
        if significant <= 18 { mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0")) }
        if hasPoint { fraction += 1 }
      case UInt8(ascii: "-") where isFirst: isNegative = true
      case UInt8(ascii: ".") where !hasPoint, UInt8(ascii: ",") where !hasPoint: hasPoint = true
      default: return nil
      }
      isFirst = false
    }
    guard digits > 0 else { return nil }
    // Both factors are exact doubles, so the quotient is rounded once, correctly.
    if significant <= 18, mantissa <= 1 << 53, fraction < powersOfTen.count {
      let magnitude = Double(mantissa) / powersOfTen[fraction]
      return isNegative ? -magnitude : magnitude
    }
    let point = UInt8(ascii: ".")
    let text = String(
      decoding: bytes.map { $0 == UInt8(ascii: ",") ? point : $0 }, as: UTF8.self)
    return Double(text.hasSuffix(".") ? text + "0" : text)
  }

  /// The shortest decimal text that reads back as the number (xlsform 6.6).
  static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return withoutExponent(number.description)
  }

  /// Turns `1.5e-07` into `0.00000015` and drops a trailing `.0`.
  private static func withoutExponent(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "e"),
      let exponent = Int(text[text.index(after: mark)...].drop { $0 == "+" })
    else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
    let sign = text.hasPrefix("-") ? "-" : ""
    let mantissa = text[..<mark].drop { $0 == "-" }
    let parts = mantissa.split(separator: ".", maxSplits: 1)
    let whole = String(parts.first ?? "")
    let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    let digits = whole + fraction
    let point = whole.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
