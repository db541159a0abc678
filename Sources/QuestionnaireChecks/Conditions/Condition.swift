/// What an expression says, as a condition, about single answers compared with
/// literals; everything else in it is `unknown`.
indirect enum Condition: Sendable {
  /// True or false whatever is answered.
  case constant(Bool)
  /// Nothing can be told.
  case unknown
  /// True if all are.
  case all([Condition])
  /// True if one is.
  case any([Condition])
  /// True if the other is not.
  case negation(Condition)
  /// One of two conditions, as a third decides.
  case branch(Condition, then: Condition, otherwise: Condition)
  /// A test of the answer of one question.
  case test(Int32, AnswerTest)

  /// The questions that it tests.
  var subjects: [Int32] {
    switch self {
    case .constant, .unknown: []
    case .all(let members), .any(let members): members.flatMap(\.subjects)
    case .negation(let member): member.subjects
    case .branch(let condition, let then, let otherwise):
      condition.subjects + then.subjects + otherwise.subjects
    case .test(let subject, _): [subject]
    }
  }

  /// Whether it is true or false whatever is answered; nil where answers or
  /// something unknown decide.
  var constant: Bool? {
    switch self {
    case .constant(let truth): return truth
    case .unknown, .test: return nil
    case .negation(let member): return member.constant.map(!)
    case .all(let members):
      let values = members.map(\.constant)
      return values.contains(false) ? false : values.allSatisfy { $0 == true } ? true : nil
    case .any(let members):
      let values = members.map(\.constant)
      return values.contains(true) ? true : values.allSatisfy { $0 == false } ? false : nil
    case .branch(let condition, let then, let otherwise):
      if let truth = condition.constant { return truth ? then.constant : otherwise.constant }
      return then.constant == otherwise.constant ? then.constant : nil
    }
  }
}

/// A test of one answer against a literal.
enum AnswerTest: Hashable, Sendable {
  /// The stored text is this one; the empty text for no answer.
  case equals(String)
  /// The number compares so; never true without an answer.
  case compares(Comparison, Double)
  /// The choice is among those given.
  case selected(String)
  /// The number of choices given compares so.
  case count(Comparison, Double)

  /// A comparison of numbers.
  enum Comparison: Sendable {
    case equal, less, lessOrEqual, greater, greaterOrEqual

    /// Whether two numbers compare so.
    func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .equal: left == right || abs(left - right) < 1e-12
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }

    /// The comparison with its sides exchanged.
    var mirrored: Comparison {
      switch self {
      case .equal: .equal
      case .less: .greater
      case .lessOrEqual: .greaterOrEqual
      case .greater: .less
      case .greaterOrEqual: .lessOrEqual
      }
    }

    /// What holds between two numbers when this does not; nil for `equal`.
    var opposite: Comparison? {
      switch self {
      case .equal: nil
      case .less: .greaterOrEqual
      case .lessOrEqual: .greater
      case .greater: .lessOrEqual
      case .greaterOrEqual: .less
      }
    }
  }
}
