internal import Glibc

/// xlsform 7.3.
extension FunctionTable {
  static let numberFunctions: [FunctionDefinition] = [
    FunctionDefinition("number", [.number], optional: 1, .number, "The value as number.") {
      .number($0[0].number(&$1))
    },
    FunctionDefinition(
      "int", [.number], .number, "The number without its fraction."
    ) {
      .number($0[0].number(&$1).rounded(.towardZero))
    },
    FunctionDefinition(
      "round", [.number, .number], optional: 1, .number,
      "The number rounded to places after the point; halves go up."
    ) { arguments, evaluation in
      let number = arguments[0].number(&evaluation)
      let places = arguments.count > 1 ? arguments[1].number(&evaluation) : 0
      return .number(DecimalRounding.rounded(number, places: places))
    },
    function("abs", "The number without its sign.") { abs($0) },
    function("floor", "The greatest whole number that is not above.") { $0.rounded(.down) },
    function("ceiling", "The least whole number that is not below.") { $0.rounded(.up) },
    FunctionDefinition(
      "pow", [.number, .number], .number, "The first number to the power of the second."
    ) {
      let base = $0[0].number(&$1)
      return .number(Glibc.pow(base, $0[1].number(&$1)))
    },
    function("exp", "The power of e.") { Glibc.exp($0) },
    function("exp10", "The power of 10.") { Glibc.pow(10, $0) },
    function("log", "The natural logarithm.") { Glibc.log($0) },
    function("log10", "The decimal logarithm.") { Glibc.log10($0) },
    function("sqrt", "The square root.") { $0.squareRoot() },
    FunctionDefinition("pi", [], .number, "The ratio of circumference to diameter.") { _, _ in
      .number(Double.pi)
    },
    function("sin", "The sine of an angle in radians.") { Glibc.sin($0) },
    function("cos", "The cosine of an angle in radians.") { Glibc.cos($0) },
    function("tan", "The tangent of an angle in radians.") { Glibc.tan($0) },
    function("asin", "The angle in radians of a sine.") { Glibc.asin($0) },
    function("acos", "The angle in radians of a cosine.") { Glibc.acos($0) },
    function("atan", "The angle in radians of a tangent.") { Glibc.atan($0) },
    FunctionDefinition(
      "atan2", [.number, .number], .number, "The angle in radians of the point with these y and x."
    ) {
      let y = $0[0].number(&$1)
      return .number(Glibc.atan2(y, $0[1].number(&$1)))
    },
    FunctionDefinition(
      "random", [], .number, "A random number from 0 up to but not including 1.", special: .random),
    FunctionDefinition("sum", [.nodes], .number, "The sum of the numbers of a set.", special: .sum),
    FunctionDefinition(
      "min", [.values], optional: 1, repeating: 1, .number, "The smallest of the numbers given."
    ) {
      .number($1.numbers(of: $0[...]).min() ?? .nan)
    },
    FunctionDefinition(
      "max", [.values], optional: 1, repeating: 1, .number, "The greatest of the numbers given."
    ) {
      .number($1.numbers(of: $0[...]).max() ?? .nan)
    },
  ]

  private static func function(
    _ name: String, _ summary: String, _ body: @escaping @Sendable (Double) -> Double
  ) -> FunctionDefinition {
    FunctionDefinition(name, [.number], .number, summary) { .number(body($0[0].number(&$1))) }
  }
}

/// Rounding of the decimal text of a number: halves go toward +∞, and 12345.15
/// is exactly what it looks like.
enum DecimalRounding {
  static func rounded(_ number: Double, places: Double) -> Double {
    guard number.isFinite, !places.isNaN else { return number.isFinite ? .nan : number }
    let places = Int(min(max(places.rounded(.towardZero), -400), 400))
    let isNegative = number < 0
    let parts = DecimalText.text(of: abs(number)).split(separator: ".", maxSplits: 1)
    let whole = Array((parts.first ?? "0").utf8)
    var digits = whole + Array((parts.count > 1 ? parts[1] : "").utf8)
    let kept = whole.count + places
    guard kept < digits.count else { return number }
    guard kept >= 0 else { return isNegative ? -0.0 : 0 }
    let rest = digits[kept...]
    let half = UInt8(ascii: "5")
    let isExactlyHalf =
      rest.first == half && rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
    let roundsAway = (rest.first ?? 0) >= half && !(isExactlyHalf && isNegative)
    digits.removeSubrange(kept...)
    if roundsAway { increment(&digits) }
    let wholeCount = digits.count - places
    var text = digits
    if places < 0 {
      text += Array(repeating: UInt8(ascii: "0"), count: -places)
    } else {
      text.insert(UInt8(ascii: "."), at: wholeCount)
    }
    guard let magnitude = DecimalText.number(text.isEmpty ? [UInt8(ascii: "0")] : text) else {
      return isNegative ? -0.0 : 0
    }
    return isNegative ? -magnitude : magnitude
  }

  private static func increment(_ digits: inout [UInt8]) {
    for index in digits.indices.reversed() {
      guard digits[index] == UInt8(ascii: "9") else {
        digits[index] += 1
        return
      }
      digits[index] = UInt8(ascii: "0")
    }
    digits.insert(UInt8(ascii: "1"), at: 0)
  }
}
