import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens
import Testing

/// Responses to the questionnaire that most tests ask, finished and corrected as
/// a store would keep them.
enum Supervised {
  static let at = Rehearsal.moment(0).at

  /// The answers that the interviewer brought home.
  static let collected: [JournalEvent.Action] = [
    .special(key: "a101_name", reason: .refused), .answer(key: "a102_age", text: "95"),
    .confirm(key: "a102_age", reason: "паспорту көрсөттү"),
    .answer(key: "a601_knows_budget", text: "1"), .answer(key: "a702_channels", text: "1 3"),
    .comment(key: "a702_channels", text: "Фейсбуктан"),
    .answer(key: "a704_hectares", text: "2.5"),
    .special(key: "a705_hearing", reason: .dontKnow),
    .answer(key: "members[r1]/b01_first_name", text: "Айгүл"),
    .answer(key: "members[r1]/b02_age", text: "34"), .answer(key: "c01_council", text: "2"),
  ]

  /// A response as it is opened again: with the interview that tells of it.
  static func opened(_ response: Response) throws -> Interview {
    try reopened(response, by: response.made.by, role: response.made.role, parents: [], reason: "")
  }

  static func first(_ actions: [JournalEvent.Action] = collected) throws -> Response {
    let interview = try Rehearsal.interview(budget())
    return try finished(interview, actions, id: "a")
  }

  /// A further revision.
  static func corrected(
    _ response: Response, _ actions: [JournalEvent.Action], by: String,
    role: Response.Role = .supervisor, reason: String, id: String
  ) throws -> Response {
    let interview = try reopened(
      response, by: by, role: role, parents: [response.revisionID ?? ""], reason: reason)
    return try finished(interview, actions, id: id)
  }

  private static func reopened(
    _ response: Response, by: String, role: Response.Role, parents: [String], reason: String
  ) throws -> Interview {
    let opening = InterviewOpening(
      responseID: response.responseID, questionnaire: response.questionnaire, seed: 1, at: at,
      interviewer: response.interviewer, device: response.device, region: response.region,
      unit: response.unit, language: response.language,
      correction: Correction(
        parents: parents, revision: response.revision + 1, by: by, role: role, reason: reason,
        rowsMade: response.rowsMade, holdsPersonal: true))
    return try Interview(
      InterviewPlan(budget()), opening: opening, reopening: response, personal: nil,
      surroundings: Surroundings())
  }

  private static func finished(
    _ interview: Interview, _ actions: [JournalEvent.Action], id: String
  ) throws -> Response {
    for (number, action) in actions.enumerated() {
      let outcome = try interview.apply(
        JournalEvent(number: number + 1, at: at, milliseconds: 0, action: action))
      if case .refused(let refusal) = outcome { Issue.record("\(action): \(refusal)") }
    }
    let event = JournalEvent(
      number: actions.count + 1, at: at, milliseconds: 0, action: .complete(revisionID: ""))
    guard
      case .finished(let finished) = interview.finish(
        .complete, event: event, activeMilliseconds: 41 * 60_000)
    else {
      throw Unfinished()
    }
    var response = finished.response
    response.revisionID = id + String(repeating: "0", count: 63)
    return response
  }

  struct Unfinished: Error {}
}
