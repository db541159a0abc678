import Foundation
import QuestionnaireLoading
import Rehearsal
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

/// The folder of the package.
let package = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A plan from a questionnaire in YAML.
func plan(
  _ yaml: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> InterviewPlan {
  InterviewPlan(try questionnaire(yaml, sourceLocation: sourceLocation))
}

/// A plan from a folder of `Questionnaires`.
func plan(of folder: String) throws -> InterviewPlan {
  let loaded = try LoadedQuestionnaire(contentsOf: "\(package)/Questionnaires/\(folder)")
  return InterviewPlan(try #require(loaded.questionnaire))
}

/// An opening on 1 May 2026 at ten.
func opening(_ plan: InterviewPlan, seed: UInt64) -> InterviewOpening {
  let questionnaire = plan.questionnaire
  return InterviewOpening(
    responseID: "0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b",
    questionnaire: .init(
      id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
    seed: seed, at: Timestamp(milliseconds: 1_777_608_000_000, offset: 360),
    interviewer: "sim", device: "test",
    language: questionnaire.languages[questionnaire.defaultLanguage].tag)
}

/// Interviews with the seeds from 1 on.
func interviews(
  _ plan: InterviewPlan, count: UInt64
) -> (interviews: [SimulatedInterview], coverage: Coverage) {
  let respondents = Respondents(plan)
  var coverage = Coverage(of: plan.questionnaire)
  let interviews = (1...count).map { seed in
    respondents.interview(
      opening(plan, seed: seed), surroundings: Surroundings(), coverage: &coverage)
  }
  return (interviews, coverage)
}

extension SimulatedInterview {
  /// The answer to a question outside rosters.
  func answer(_ name: String) -> AnswerValue? { finished?.response.answers[name] }
}
