import Glibc

/// Returns the probability of `count` or more successes in `total` trials that
/// each succeed with probability `rate`: the upper tail of the binomial
/// distribution, summed exactly.
///
/// - Complexity: O(*total*).
func binomialUpperTail(_ count: Int, of total: Int, rate: Double) -> Double {
  guard count > 0 else { return 1 }
  guard count <= total, rate > 0 else { return 0 }
  guard rate < 1 else { return 1 }
  var logarithm = Double(total) * log1p(-rate)
  let odds = log(rate) - log1p(-rate)
  var tail = 0.0
  for successes in 0...total {
    if successes >= count { tail += exp(logarithm) }
    logarithm += log(Double(total - successes)) - log(Double(successes + 1)) + odds
  }
  return min(tail, 1)
}
