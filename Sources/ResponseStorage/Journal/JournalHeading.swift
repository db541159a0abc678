import JSONRecords
public import SurveyBasics
public import SurveyModel

/// What the first line of a journal tells everybody, sealed or not.
public struct JournalHeading: Hashable, Sendable {
  /// The response that the interview leads to.
  public let responseID: String
  /// What is asked.
  public let questionnaire: Response.QuestionnaireReference
  /// The code of the interviewer.
  public let interviewer: String
  /// When the interview began.
  public let at: Timestamp
  /// The revisions that it corrects; none when the interview is the first one.
  public let parents: [String]

  init(_ opening: InterviewOpening) {
    responseID = opening.responseID
    questionnaire = opening.questionnaire
    interviewer = opening.interviewer
    at = opening.at
    parents = opening.correction?.parents ?? []
  }

  init(_ members: RecordMembers) throws(RecordError) {
    try members.check(.journal)
    responseID = try members.text("response_id")
    questionnaire = try Response.QuestionnaireReference(members.members("questionnaire"))
    interviewer = try members.text("interviewer")
    at = try members.timestamp("t")
    parents = members.object["corrects"] == nil ? [] : try members.texts("corrects")
  }
}
