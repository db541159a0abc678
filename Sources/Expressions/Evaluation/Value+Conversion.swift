internal import SurveyBasics

extension Value {
  /// The number that a text converts to (xlsform 6.6 and 6.7).
  ///
  /// Decimal digits give the number, dates and moments the days since
  /// 1970-01-01, everything else NaN. As in JavaRosa, a comma counts as the
  /// decimal point.
  ///
  /// - Parameters:
  ///   - text: The text of an answer or of an expression.
  ///   - zone: The minutes by which the wall clock of the interview is ahead of
  ///     UTC, for moments with an offset of their own.
  /// - Returns: The number, NaN where the text is none.
  public static func number(of text: String, zone: Int) -> Double {
    var copy = text
    let plain = copy.withUTF8 { bytes in
      var rest = bytes[...]
      while let byte = rest.first, byte <= 0x20 { rest = rest.dropFirst() }
      while let byte = rest.last, byte <= 0x20 { rest = rest.dropLast() }
      return DecimalText.number(rest)
    }
    return plain ?? DateText(text)?.days(zone: zone) ?? .nan
  }

  /// The text that a number converts to: the shortest decimal, without an exponent.
  public static func text(of number: Double) -> String {
    DecimalText.text(of: number)
  }

  /// Whether two numbers count as equal: they differ by less than 10⁻¹², so
  /// that `6.1 - 7.8 = -1.7`; NaN equals nothing.
  static func areEqual(_ left: Double, _ right: Double) -> Bool {
    left == right || abs(left - right) < 1e-12
  }

  /// Whether a number counts as true: neither zero nor NaN.
  static func isTrue(_ number: Double) -> Bool {
    abs(number) >= 1e-12
  }
}

extension String {
  /// Whether two texts have the same bytes; no normalisation takes place.
  @inline(__always)
  func isExactly(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isEqual = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in left.elementsEqual(right) }
    }
    return (isEqual ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
