package import SurveyEngine
package import SurveyModel
package import Testing

extension Scenario {
  /// Carries out a step that has to be accepted.
  @discardableResult
  private func accepted(
    _ action: JournalEvent.Action, _ sourceLocation: SourceLocation
  ) throws -> [ChangeNotice] {
    switch try apply(action) {
    case .accepted(let changes): return changes.notices
    case .refused(let refusal):
      Issue.record(
        "refused: \(action): \(refusal.kind) \(refusal.message ?? "\(String(describing: refusal.fault))")",
        sourceLocation: sourceLocation)
      return []
    }
  }

  /// Answers a question; the answer has to be accepted.
  @discardableResult
  package func answer(
    _ key: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [ChangeNotice] {
    try accepted(.answer(key: key, text: text), sourceLocation)
  }

  /// Gives an answer that has to be refused.
  @discardableResult
  package func refused(
    _ key: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Refusal? {
    if case .refused(let refusal) = try apply(.answer(key: key, text: text)) { return refusal }
    Issue.record("accepted: \(key) = \(text)", sourceLocation: sourceLocation)
    return nil
  }

  /// Gives a missing reason instead of an answer.
  @discardableResult
  package func special(
    _ key: String, _ reason: MissingReason, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [ChangeNotice] {
    try accepted(.special(key: key, reason: reason), sourceLocation)
  }

  /// Keeps an answer against a warning.
  package func confirm(
    _ key: String, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try accepted(.confirm(key: key, reason: reason), sourceLocation)
  }

  /// Adds a row at the end of a roster.
  package func addRow(
    _ key: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try accepted(.addRow(key: key), sourceLocation)
  }

  /// Removes a row of a roster.
  @discardableResult
  package func removeRow(
    _ key: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [ChangeNotice] {
    try accepted(.removeRow(key: key), sourceLocation)
  }

  /// Switches the language of the questionnaire.
  package func language(
    _ tag: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try accepted(.language(tag: tag), sourceLocation)
  }

  /// Writes a remark on a question.
  package func comment(
    _ key: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try accepted(.comment(key: key, text: text), sourceLocation)
  }

  /// Takes the last change back.
  @discardableResult
  package func undo(
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [ChangeNotice] {
    try accepted(.undo, sourceLocation)
  }

  /// Makes the last change taken back again.
  package func redo(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try accepted(.redo, sourceLocation)
  }

  /// Finishes; every rule has to hold.
  package func finished(
    _ ending: Interview.Ending = .complete, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> FinishedInterview {
    let event = event(.complete(revisionID: ""))
    switch interview.finish(ending, event: event, activeMilliseconds: 60_000) {
    case .finished(let finished): return finished
    case .incomplete(let problems):
      return try #require(
        nil as FinishedInterview?,
        "incomplete: \(problems.map { "\(interview.key(of: $0.node)) \($0.kind)" })",
        sourceLocation: sourceLocation)
    }
  }

  /// The rules that stand in the way of finishing, each as `key kind`.
  package func unfinished(
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> [String] {
    let event = event(.complete(revisionID: ""))
    switch interview.finish(.complete, event: event, activeMilliseconds: 0) {
    case .incomplete(let problems):
      return problems.map { "\(interview.key(of: $0.node)) \($0.kind)" }
    case .finished:
      Issue.record("finished", sourceLocation: sourceLocation)
      return []
    }
  }
}
