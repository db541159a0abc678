package import SurveyBasics
package import SurveyEngine
package import SurveyModel
package import Testing

/// One interview on a questionnaire written in a test, told step by step.
///
///     let scenario = try Scenario(
///       """
///       survey:
///       - {type: integer, name: age, label: Age}
///       """)
///     try scenario.answer("age", "34")
///     #expect(scenario["age"] == "34")
///
/// Steps that are expected to be carried out fail the test where they stand
/// when they are not. The clock stands still until a test moves it.
package final class Scenario {
  package let interview: Interview
  package let plan: InterviewPlan
  /// The events that were carried out, as a journal would hold them.
  package private(set) var journal: [JournalEvent] = []
  /// The time of the next event.
  package var now: Timestamp
  private let surroundings: Surroundings

  /// Loads a questionnaire and begins an interview on it.
  package convenience init(
    _ yaml: String, files: [String: String] = [:], prefilled: [(key: String, text: String)] = [],
    surroundings: Surroundings = Surroundings(), seed: UInt64 = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    self.init(
      InterviewPlan(try questionnaire(yaml, files: files, sourceLocation: sourceLocation)),
      prefilled: prefilled, surroundings: surroundings, seed: seed)
  }

  /// Begins an interview on a questionnaire that was loaded before.
  package init(
    _ plan: InterviewPlan, prefilled: [(key: String, text: String)] = [],
    surroundings: Surroundings = Surroundings(), seed: UInt64 = 1
  ) {
    self.plan = plan
    self.surroundings = surroundings
    let questionnaire = plan.questionnaire
    now = Scenario.start
    interview = Interview(
      plan,
      opening: InterviewOpening(
        responseID: "0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b",
        questionnaire: .init(
          id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
        seed: seed, at: now, interviewer: "ana", device: "laptop-1", region: "KG-O",
        language: questionnaire.languages[questionnaire.defaultLanguage].tag,
        prefilled: prefilled.map { .init(key: $0.key, text: $0.text) }),
      surroundings: surroundings)
  }

  /// Opens what an interview left again, as a supervisor would, an hour later.
  ///
  /// - Parameters:
  ///   - finished: What the interview left.
  ///   - plan: The questionnaire.
  ///   - holdsPersonal: Whether its personal part is at hand.
  ///   - rowsMade: How many rows rosters had before.
  ///   - surroundings: What the world is.
  ///   - seed: What chance depends on.
  /// - Throws: ``ReopeningError``.
  package init(
    reopening finished: FinishedInterview, on plan: InterviewPlan, holdsPersonal: Bool = true,
    rowsMade: [String: Int] = [:], surroundings: Surroundings = Surroundings(),
    seed: UInt64 = 99
  ) throws {
    let response = finished.response
    self.plan = plan
    self.surroundings = surroundings
    now = Timestamp(milliseconds: response.completedAt.milliseconds + 3_600_000, offset: 360)
    interview = try Interview(
      plan,
      opening: InterviewOpening(
        responseID: response.responseID, questionnaire: response.questionnaire, seed: seed, at: now,
        interviewer: response.interviewer, device: response.device, region: response.region,
        unit: response.unit, language: response.language,
        correction: Correction(
          parents: ["first"], revision: response.revision + 1, by: "eve", role: .supervisor,
          reason: "slip", rowsMade: rowsMade, holdsPersonal: holdsPersonal)),
      reopening: response, personal: holdsPersonal ? finished.personal : nil,
      surroundings: surroundings)
  }

  /// 2026-05-01T10:00:00+06:00.
  package static let start = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)

  /// The event that a step would be.
  package func event(_ action: JournalEvent.Action) -> JournalEvent {
    JournalEvent(number: journal.count + 1, at: now, milliseconds: 0, action: action)
  }

  /// Carries out a step whatever becomes of it.
  @discardableResult
  package func apply(_ action: JournalEvent.Action) throws(ActionError) -> Outcome {
    let event = event(action)
    let outcome = try interview.apply(event)
    if case .accepted = outcome { journal.append(event) }
    return outcome
  }

  /// A second interview that gets the same opening and the same events.
  package func replayed() throws -> Scenario {
    let second = Scenario(replaying: self)
    for event in journal {
      second.now = event.at
      try second.apply(event.action)
    }
    return second
  }

  private init(replaying first: Scenario) {
    plan = first.plan
    surroundings = first.surroundings
    now = first.interview.opening.at
    interview = Interview(
      first.plan, opening: first.interview.opening, surroundings: first.surroundings)
  }
}
