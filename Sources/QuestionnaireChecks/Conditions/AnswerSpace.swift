/// The combinations of answers that are still possible after some conditions,
/// each question for itself.
struct AnswerSpace: Sendable {
  private let initial: [AnswerSet]
  private var narrowed: [Int32: AnswerSet] = [:]

  /// Everything that may be answered, by the numbers of the definitions.
  init(_ initial: [AnswerSet]) {
    self.initial = initial
  }

  /// The answers that a question may have.
  subscript(definition: Int32) -> AnswerSet {
    get { narrowed[definition] ?? initial[Int(definition)] }
    set { narrowed[definition] = newValue }
  }

  /// The part in which a condition may have a truth value; nil when it cannot have it.
  func assuming(_ condition: Condition, is truth: Bool = true) -> AnswerSpace? {
    switch condition {
    case .constant(let value): return value == truth ? self : nil
    case .unknown: return self
    case .negation(let member): return assuming(member, is: !truth)
    case .all(let members):
      return truth ? assumingEach(of: members, is: true) : assumingOne(of: members, is: false)
    case .any(let members):
      return truth ? assumingOne(of: members, is: true) : assumingEach(of: members, is: false)
    case .branch(let condition, let then, let otherwise):
      return AnswerSpace.union(
        assuming(condition)?.assuming(then, is: truth),
        assuming(condition, is: false)?.assuming(otherwise, is: truth))
    case .test(let subject, let test):
      guard let kept = self[subject].keeping(test, truth) else { return nil }
      var copy = self
      copy[subject] = kept
      return copy
    }
  }

  /// The space in which a question has an answer, nil when it cannot have one.
  func answering(_ definition: Int32) -> AnswerSpace? {
    guard let answered = self[definition].answered else { return nil }
    var copy = self
    copy[definition] = answered
    return copy
  }

  private func assumingEach(of members: [Condition], is truth: Bool) -> AnswerSpace? {
    var space = self
    for member in members {
      guard let next = space.assuming(member, is: truth) else { return nil }
      space = next
    }
    return space
  }

  /// The first member of the truth value decides; those before it have the other.
  private func assumingOne(of members: [Condition], is truth: Bool) -> AnswerSpace? {
    var result: AnswerSpace?
    var rest: AnswerSpace? = self
    for member in members {
      guard let before = rest else { break }
      result = AnswerSpace.union(result, before.assuming(member, is: truth))
      rest = before.assuming(member, is: !truth)
    }
    return result
  }

  private static func union(_ left: AnswerSpace?, _ right: AnswerSpace?) -> AnswerSpace? {
    guard let left, let right else { return left ?? right }
    var result = AnswerSpace(left.initial)
    for (definition, set) in left.narrowed {
      guard let other = right.narrowed[definition] else { continue }
      result.narrowed[definition] = set.union(other)
    }
    return result
  }
}
