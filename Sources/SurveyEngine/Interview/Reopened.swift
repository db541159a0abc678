import SurveyBasics
import SurveyModel

/// The finished response that an interview began with.
struct Reopened {
  let response: Response
  /// The answers by key, those of the personal part included.
  let answers: [String: AnswerValue]
  /// Why others are missing, by key, those of the personal part included.
  let missing: [String: MissingReason]

  init(response: Response, personal: PersonalPart?) {
    self.response = response
    answers = response.answersByKey.merging(personal?.answers ?? [:]) { $1 }
    missing = response.missing.merging(personal?.missing ?? [:]) { $1 }
  }
}

/// Why a response cannot be opened again.
public enum ReopeningError: Error, Hashable, Sendable {
  /// The rows of a roster are not in the order of their ids, or have no ids.
  case rows(key: String)
  /// With the answers of the response, the questionnaire gives something else
  /// for these questions than the response tells.
  case differs(keys: [String])
}

extension Interview {
  /// Whether a question is personal and its answer is not at hand.
  func isSealed(_ question: Question) -> Bool {
    question.isPersonal && opening.correction?.holdsPersonal == false
  }

  /// Whether a question of a response that was opened again tells something else
  /// than it did in the response: another answer, another missing reason, or
  /// asked now and not then.
  ///
  /// - Parameter key: The key of a question.
  /// - Returns: Whether it differs; never for an interview that was not reopened.
  public func differsFromReopened(at key: String) -> Bool {
    guard let reopened else { return false }
    var value: AnswerValue?
    var reason: MissingReason?
    if case .node(let node) = record.find(key: key), record.isRelevantNode(node),
      let question = question(node)
    {
      if isSealed(question) { return false }
      value = AnswerValue(record.stored[Int(node)], of: question.type)
      reason = record.givenReason(of: node)
    }
    // Blank and not reached are no answers either: both stand for nothing.
    let former = reopened.missing[key].flatMap { $0.flag.isEmpty ? nil : $0 }
    return value != reopened.answers[key] || reason != former
  }

  /// The code of the person who acts in this interview.
  var author: String { opening.correction?.by ?? opening.interviewer }
}

extension Response {
  /// The beginning of the revision that a correction of this one gives: nothing
  /// answered yet.
  func corrected(as correction: Correction, at: Timestamp) -> Response {
    var response = Response(
      responseID: responseID,
      made: Making(by: correction.by, role: correction.role, at: at, reason: correction.reason),
      questionnaire: questionnaire, status: .complete, region: region, unit: unit,
      device: device, language: language, startedAt: startedAt, completedAt: completedAt,
      activeMilliseconds: activeMilliseconds)
    response.revision = correction.revision
    response.parents = correction.parents
    response.interviewer = interviewer
    if !correction.holdsPersonal { response.personalSHA256 = personalSHA256 }
    return response
  }
}
