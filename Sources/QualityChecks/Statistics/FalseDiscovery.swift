/// Returns which of several probabilities are small enough, so that among
/// those picked the expected share of picks by chance stays below a rate.
///
/// The step-up procedure of Benjamini and Hochberg (Journal of the Royal
/// Statistical Society B 57(1), 1995).
///
/// - Parameters:
///   - probabilities: One for each comparison of the family.
///   - rate: The rate, such as 0.05.
/// - Returns: The indexes of those picked, ascending.
func discoveries(among probabilities: [Double], rate: Double) -> [Int] {
  let order = probabilities.indices.sorted {
    (probabilities[$0], $0) < (probabilities[$1], $1)
  }
  let total = Double(probabilities.count)
  let last = order.indices.last {
    probabilities[order[$0]] <= Double($0 + 1) / total * rate
  }
  guard let last else { return [] }
  return order[...last].sorted()
}
