public import SurveyModel

extension InterviewPlan {
  /// The definition that a key names, whatever row it speaks of: rows that were
  /// removed since, or that another interview has, included.
  ///
  /// - Returns: Nil when the questionnaire has no such question or roster.
  public func definition(ofKey key: String) -> Definition? {
    var roster: Int32 = -1
    var found: Int32?
    for part in key.split(separator: "/", omittingEmptySubsequences: false) {
      let name = String(part.prefix { $0 != "[" })
      guard let number = keyNames[roster]?[name] else { return nil }
      found = number
      roster = number
    }
    return found.map { definitions[Int($0)] }
  }

  /// Whether a key names a personal question, whose values must not stand in events.
  public func isPersonal(_ key: String) -> Bool {
    definition(ofKey: key)?.question?.isPersonal ?? false
  }
}
