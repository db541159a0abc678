import Expressions

/// The answers that one question may have.
///
/// A set is never too small: where a test cannot be followed, answers that fail
/// it stay in. So “none is left” is certain, “some are left” is not.
struct AnswerSet: Hashable, Sendable {
  /// The answers other than none at all.
  enum Values: Hashable, Sendable {
    /// Any text.
    case unknown
    /// Numbers, or dates as days since 1970-01-01.
    case numbers(Interval, isDate: Bool)
    /// One of these texts.
    case texts([String])
    /// Some of the choices offered (any, when nil).
    case choices(offered: Set<String>?, chosen: Set<String>, refused: Set<String>)
    /// None.
    case none
  }

  var mayBeBlank: Bool
  var values: Values

  init(_ values: Values, mayBeBlank: Bool = true) {
    self.values = values
    self.mayBeBlank = mayBeBlank
  }

  /// The set without “no answer”, nil when nothing else is in it.
  var answered: AnswerSet? {
    values == .none ? nil : AnswerSet(values, mayBeBlank: false)
  }

  /// The answers for which a test gives the truth value, nil when there are none.
  func keeping(_ test: AnswerTest, _ truth: Bool) -> AnswerSet? {
    let kept = AnswerSet(
      values(keeping: test, truth), mayBeBlank: mayBeBlank && test.holdsForBlank == truth)
    return kept.values == .none && !kept.mayBeBlank ? nil : kept
  }

  /// The set of what is in either.
  func union(_ other: AnswerSet) -> AnswerSet {
    AnswerSet(values.union(other.values), mayBeBlank: mayBeBlank || other.mayBeBlank)
  }

  private func values(keeping test: AnswerTest, _ truth: Bool) -> Values {
    if case .equals("") = test { return truth ? .none : values }
    switch values {
    case .none: return .none
    case .unknown:
      if case .equals(let text) = test, truth { return .texts([text]) }
      return .unknown
    case .texts(let texts):
      let kept = texts.filter { test.holds(for: $0) == truth }
      return kept.isEmpty ? .none : .texts(kept)
    case .numbers(let interval, let isDate):
      return interval.keeping(test, truth, isDate: isDate).map { .numbers($0, isDate: isDate) }
        ?? .none
    case .choices(let offered, var chosen, var refused):
      switch test {
      case .selected(let name):
        if truth {
          guard offered?.contains(name) ?? true, !refused.contains(name) else { return .none }
          chosen.insert(name)
        } else {
          guard !chosen.contains(name) else { return .none }
          refused.insert(name)
          if let offered, offered.isSubset(of: refused) { return .none }
        }
        return .choices(offered: offered, chosen: chosen, refused: refused)
      case .count(let comparison, let bound):
        let most = offered.map { Double($0.subtracting(refused).count) } ?? .infinity
        let counts = Interval(Double(max(1, chosen.count)), most, isWhole: true)
        let test = AnswerTest.compares(comparison, bound)
        return counts.isEmpty || counts.keeping(test, truth, isDate: false) == nil ? .none : values
      case .equals, .compares: return values
      }
    }
  }
}

extension AnswerSet.Values {
  fileprivate func union(_ other: AnswerSet.Values) -> AnswerSet.Values {
    switch (self, other) {
    case (.none, let only), (let only, .none): only
    case (.numbers(let left, let isDate), .numbers(let right, _)):
      .numbers(left.union(right), isDate: isDate)
    case (.texts(let left), .texts(let right)):
      .texts(left + right.filter { !left.contains($0) })
    case (.choices(let offered, let chosen, let refused), .choices(_, let chosen2, let refused2)):
      .choices(
        offered: offered, chosen: chosen.intersection(chosen2),
        refused: refused.intersection(refused2))
    default: .unknown
    }
  }
}

extension Interval {
  fileprivate func keeping(_ test: AnswerTest, _ truth: Bool, isDate: Bool) -> Interval? {
    switch test {
    case .compares(let comparison, let bound):
      if truth { return keeping(comparison, bound) }
      return comparison.opposite.map { keeping($0, bound) } ?? removing(bound)
    case .equals(let text):
      // Answers are stored in one spelling, so another one is never equal.
      let number = Value.number(of: text, zone: 0)
      let isStored = isDate ? text.utf8.count == 10 : Value.text(of: number) == text
      guard isStored, !number.isNaN else { return truth ? nil : self }
      return truth ? keeping(.equal, number) : removing(number)
    case .selected, .count: return self
    }
  }
}

extension AnswerTest {
  /// Whether the test is true without an answer.
  var holdsForBlank: Bool {
    switch self {
    case .equals(let text): text.isEmpty
    case .compares: false
    case .selected(let name): name.isEmpty
    case .count(let comparison, let bound): comparison.holds(0, bound)
    }
  }

  /// Whether the test is true for a stored text.
  func holds(for text: String) -> Bool {
    switch self {
    case .equals(let other): text == other
    case .compares(let comparison, let bound):
      comparison.holds(Value.number(of: text, zone: 0), bound)
    case .selected(let name): text.split(separator: " ").contains { $0 == name }
    case .count(let comparison, let bound):
      comparison.holds(Double(text.split(separator: " ").count), bound)
    }
  }
}
