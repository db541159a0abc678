import Foundation
import QuestionnaireChecks
import QuestionnaireLoading
import SurveyBasics
import Testing

@Suite struct ShippedQuestionnaireTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Questionnaires")
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test func `there are questionnaires to check`() {
    #expect(Self.names.contains("residents"))
  }

  @Test(arguments: names)
  func `nothing is found in a questionnaire that is shipped`(_ name: String) throws {
    let loaded = try LoadedQuestionnaire(
      contentsOf: Self.folder.appending(path: name).path)
    let report = try #require(QuestionnaireReport(on: loaded))
    #expect(report.diagnostics.map(\.description) == [])
  }

  @Test func `the residents' survey takes about as long as its authors say`() throws {
    let loaded = try LoadedQuestionnaire(
      contentsOf: Self.folder.appending(path: "residents").path)
    let route = try #require(QuestionnaireReport(on: loaded)).route
    #expect((30...45).contains(route.median.minutes), "\(route)")
    #expect(route.shortest.questions < 30, "\(route)")
    #expect(route.longest.questions > route.median.questions, "\(route)")
  }
}
