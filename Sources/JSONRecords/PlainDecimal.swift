/// The whole numbers that a program with floating-point numbers keeps exactly.
let safeIntegers = -9_007_199_254_740_991...9_007_199_254_740_991

/// The shortest decimal that reads back as the same finite number, without an
/// exponent; `0` for both zeros.
func plainDecimal(_ number: Double) -> String {
  if number == 0 { return "0" }
  // Swift prints the shortest digits, but with `.0` and with exponents.
  let printed = number.magnitude.description
  let halves = printed.split(separator: "e")
  let exponent = halves.count == 2 ? Int(halves[1]) ?? 0 : 0
  let parts = halves[0].split(separator: ".")
  let whole = String(parts[0])
  let fraction = parts.count == 2 && parts[1] != "0" ? String(parts[1]) : ""
  let digits = whole + fraction
  let point = whole.count + exponent
  let sign = number < 0 ? "-" : ""
  if point <= 0 {
    return sign + "0." + String(repeating: "0", count: -point)
      + digits.drop { $0 == "0" && point == 0 }
  }
  if point >= digits.count {
    return sign + digits + String(repeating: "0", count: point - digits.count)
  }
  return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}
