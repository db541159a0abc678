import ResponseStorage
public import SurveyModel

/// What somebody looked at and found to be all right, so that it stays quiet.
///
/// It is a review of the kind `okay` whose text begins with the id of the
/// check, a colon and a blank; the reason follows. It holds for one revision:
/// after a correction the check speaks again.
public struct OkayedFlags: Sendable {
  private let okayed: Set<Subject>

  private struct Subject: Hashable {
    var check: String
    var revision: String
    var question: String?
  }

  /// Reads reviews; those of other kinds are passed over.
  public init(_ reviews: some Sequence<Review>) {
    okayed = Set(
      reviews.lazy.filter { $0.kind == .okay }.compactMap { review in
        guard let colon = review.text.firstIndex(of: ":") else { return nil }
        return Subject(
          check: String(review.text[..<colon]), revision: review.revisionID,
          question: review.question)
      })
  }

  /// The text of a review that okays what a check found.
  ///
  /// - Parameters:
  ///   - check: The check.
  ///   - reason: Why it is all right.
  /// - Returns: The text.
  public static func text(okaying check: any QualityCheck, because reason: String) -> String {
    "\(check.id): \(reason)"
  }

  /// Whether a flag of a check is about responses that were all found to be all
  /// right in this regard.
  ///
  /// Flags about an interviewer's rate, or a question's, are about many
  /// responses and never stay quiet this way.
  func contain(_ flag: QualityFlag, of check: any QualityCheck, in sample: QualitySample) -> Bool {
    guard flag.figures.allSatisfy(\.isAboutResponses), !flag.responses.isEmpty else { return false }
    return flag.responses.allSatisfy { id in
      guard let interview = sample.interview(id) else { return false }
      let revision = interview.summary.revisionID
      return okayed.contains(Subject(check: check.id, revision: revision, question: flag.question))
    }
  }
}

extension QualityFlag.Figure {
  fileprivate var isAboutResponses: Bool {
    switch self {
    case .share, .othersShare, .probability, .text: false
    case .value, .limits, .minutes, .medianMinutes, .gapMinutes, .agreement: true
    }
  }
}

extension CheckReport {
  /// The report without the flags that were okayed, and how many these are.
  public func quiet(
    _ okayed: OkayedFlags, of check: any QualityCheck, in sample: QualitySample
  ) -> (report: CheckReport, count: Int) {
    var copy = self
    copy.flags.removeAll { okayed.contain($0, of: check, in: sample) }
    return (copy, flags.count - copy.flags.count)
  }
}
