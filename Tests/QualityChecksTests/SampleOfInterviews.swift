import QualityChecks
import ResponseStorage
import SurveyBasics
import SurveyModel
import SurveyTestSupport
import Testing

/// Interviews written down in a test, with only what a check looks at.
struct SampleOfInterviews {
  /// The questionnaire of most tests.
  static let yaml = """
    survey:
    - {type: select_one yes_no, name: knows, label: Knows?, special: dont_know refused}
    - {type: select_one channels, name: channel, label: Channel?, special: dont_know}
    - {type: text, name: channel_other, label: Which?, relevant: "${channel} = '96'"}
    - {type: integer, name: minutes, label: Minutes?}
    - {type: text, name: remarks, label: Remarks?}
    - {type: begin_repeat, name: members, label: Members}
    - {type: integer, name: age, label: Age?}
    - {type: end_repeat}
    - {type: begin_group, name: trust, label: Trust}
    - {type: select_one scale, name: t1, label: A?}
    - {type: select_one scale, name: t2, label: B?}
    - {type: select_one scale, name: t3, label: C?}
    - {type: select_one scale, name: t4, label: D?}
    - {type: select_one scale, name: t5, label: E?}
    - {type: end_group}
    choices:
    - {list_name: yes_no, name: '1', label: Yes}
    - {list_name: yes_no, name: '2', label: No}
    - {list_name: channels, name: '1', label: Board}
    - {list_name: channels, name: '96', label: Other}
    - {list_name: scale, name: '1', label: Low}
    - {list_name: scale, name: '2', label: Middle}
    - {list_name: scale, name: '3', label: High}
    settings:
    - {form_id: t, version: '1'}
    """

  private(set) var interviews: [QualityInterview] = []

  /// Adds an interview; its id is its number.
  mutating func add(
    by interviewer: String = "ana", unit: String? = nil, status: Response.Status = .complete,
    minutes: Double = 30, startedAt: Int = 0, sessions: [(from: Int, to: Int)]? = nil,
    answers: [String: AnswerValue] = [:], missing: [String: MissingReason] = [:]
  ) {
    let number = interviews.count + 1
    var response = Response(
      responseID: SampleOfInterviews.id(number),
      made: Response.Making(by: interviewer, role: .interviewer, at: .minute(0)),
      questionnaire: Response.QuestionnaireReference(id: "t", version: "1", sha256: "a"),
      status: status, region: "KG-O", unit: unit, device: "laptop", language: "en",
      startedAt: .minute(startedAt), completedAt: .minute(startedAt + Int(minutes)),
      activeMilliseconds: Int(minutes * 60_000))
    response.revisionID = "revision-\(number)"
    response.answers = answers
    response.missing = missing
    interviews.append(
      QualityInterview(
        summary: ResponseSummary(response, at: RecordLocation(path: "x")), response: response,
        sessions: sessions?.map { .minute($0.from) ... .minute($0.to) }))
  }

  /// The id of the interview with a number, counted from 1.
  static func id(_ number: Int) -> String {
    "response-" + String(repeating: "0", count: 4 - String(number).count) + String(number)
  }

  /// The sample of what was added.
  func sample(conflicts: [ResponseLineage] = []) throws -> QualitySample {
    QualitySample(
      questionnaire: try questionnaire(SampleOfInterviews.yaml), interviews: interviews,
      conflicts: conflicts)
  }

  /// The report of a check on what was added.
  func report(_ check: String) throws -> CheckReport {
    guard let check = CheckList.check(named: check) else { return CheckReport() }
    return check.report(on: try sample())
  }
}

extension Timestamp {
  /// So many minutes after a morning in May.
  static func minute(_ minute: Int) -> Timestamp {
    Timestamp(milliseconds: 1_777_600_000_000 + minute * 60_000, offset: 360)
  }
}
