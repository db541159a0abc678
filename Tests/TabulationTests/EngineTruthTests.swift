import Expressions
import Foundation
import QuestionnaireLoading
import Rehearsal
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Tabulation
import Testing

/// Conditions on responses, judged by the engine on the interviews that gave them.
@Suite struct EngineTruthTests {
  private static let conditions = [
    "${a401_age} >= 40", "count(${members}) > 3", "sum(${a204_age}) > 150",
    "max(${a204_age}) - min(${a204_age}) > 40", "selected(${a702_channels}, '6')",
    "count-selected(${a704_documents}) > 1", "missing(${a601_knows_budget}) = 'refused'",
    "missing(${a601_knows_budget}) = ''", "${members}[position() = 2]/a203_sex = '1'",
    "string-length(${a003_oblast}) = 4", "coalesce(${a802_times}, 0) = 0",
    "count(${hearings}[a904_within_year = 1]) > 0", "${a002_started} > '2026-01-01'",
    "${start} < '2027-01-01T00:00:00+06:00'", "sum(${a204_age}) div count(${members}) > 40",
    "${a004_raion} != '' and not(${a303_home_now} = '1')", "${acc_idx} * 2 > 100",
    "join(' ', ${a203_sex}) = '1 2'", "jr:choice-name(${a003_oblast}, '${a003_oblast}') != ''",
    "count(${members}[a204_age > 30 and a203_sex = '2']) >= 2", "${a301_order} > 1",
    "if(${a401_age} > 50, ${a402_education} = '7', true())",
  ]

  @Test func `conditions on responses hold where they held in the interview`() async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Questionnaires/residents").path
    let form = try #require(try LoadedQuestionnaire(contentsOf: folder).questionnaire)
    let plan = InterviewPlan(form)
    let respondents = Respondents(plan)
    var coverage = Coverage(of: form)
    let file = try ResponseFile()
    var interviews: [Interview] = []
    for number in 0..<40 {
      let opening = InterviewOpening(
        responseID: "0197a6d2-c4e1-7b3a-9f00-\(100_000_000_000 + number)",
        questionnaire: .init(id: form.id, version: form.version, sha256: form.sha256),
        seed: UInt64(number), at: Timestamp(milliseconds: 1_777_608_000_000, offset: 360),
        interviewer: "ana", device: "test", region: "KG-O", language: form.languages[0].tag)
      let simulated = respondents.interview(
        opening, surroundings: Surroundings(), coverage: &coverage)
      guard let finished = simulated.finished else { continue }
      let interview = Interview(plan, opening: simulated.opening, surroundings: Surroundings())
      for event in simulated.events { _ = try interview.apply(event) }
      interviews.append(interview)
      try file.add(finished.response.record)
    }
    #expect(interviews.count > 30)
    var held = 0
    for condition in Self.conditions {
      let compiled = try #require(
        CompiledExpression.compile(condition, in: form.shape, at: ExpressionSite(0)).expression,
        "\(condition)")
      let expected = interviews.filter {
        compiled.isTrue(at: NodeReference(record: 0), in: $0.context)
      }.count
      var request = TableRequest(rows: ["region"])
      request.condition = condition
      let table = try await file.tables(request, [form])[0]
      #expect(table.base.responses == expected, "\(condition)")
      held += expected
    }
    #expect(held > 100)
  }
}
