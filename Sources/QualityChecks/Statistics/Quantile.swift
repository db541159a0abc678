/// Returns a quantile, interpolated linearly between the values at its sides.
///
/// The definition is number 7 of Hyndman and Fan (The American Statistician
/// 50(4), 1996), the one that R and Python use unless told otherwise.
///
/// - Parameters:
///   - share: The share of values below, 0 to 1.
///   - sorted: The values, sorted.
/// - Returns: The quantile, nil without values.
func quantile(_ share: Double, of sorted: [Double]) -> Double? {
  guard let last = sorted.last else { return nil }
  let place = share * Double(sorted.count - 1)
  let index = Int(place)
  guard index + 1 < sorted.count else { return last }
  return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
}
