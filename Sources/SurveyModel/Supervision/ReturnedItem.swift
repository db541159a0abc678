/// Something about a returned response that its interviewer has to answer.
public struct ReturnedItem: Hashable, Sendable {
  /// The key of the question; nil when the whole response is meant.
  public let question: String?
  /// What was said about it, in order; never empty.
  public let words: [Review]
}

extension ReviewStanding {
  /// What has to be answered before a returned response can be completed again:
  /// each question that was remarked on, or, where there is none, the reason for
  /// which it was returned; empty unless the revision was returned.
  public var returnedItems: [ReturnedItem] {
    guard verdict == .returned else { return [] }
    let questions = items.map { key in
      ReturnedItem(question: key, words: remarks.filter { $0.question == key })
    }
    guard questions.isEmpty else { return questions }
    return [ReturnedItem(question: nil, words: decisions.filter { $0.verdict == .returned })]
  }
}
