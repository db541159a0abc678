import Foundation
import Rehearsal
import SurveyBasics
import SurveyModel
import SurveyTestSupport
import Testing

/// Simulated interviews with the questionnaires that are shipped.
@Suite struct ShippedQuestionnaireTests {
  /// As many interviews as an author asks for to see every place of a long list.
  static let count: UInt64 = 1000
  static let names = [
    "check-interview", "civil-society", "round-table", "documents", "hearing",
    "local-government", "residents",
  ]

  @Test func `every shipped questionnaire is rehearsed`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(package)/Questionnaires")
    #expect(Set(folders) == Set(Self.names))
  }

  @Test(.tags(.slow), .onlyWhenAsked, arguments: names)
  func `no interview fails, and every question and nearly every choice is met`(
    _ name: String
  ) throws {
    let (interviews, coverage) = interviews(try plan(of: name), count: Self.count)
    for interview in interviews {
      #expect(interview.faults == [], "\(name), seed \(interview.opening.seed)")
    }
    #expect(coverage.neverAsked == [], "\(name)")
    let (taken, all) = (coverage.chosenCount, coverage.choiceCount)
    print("\(name), \(Self.count) interviews: \(taken) of \(all) choices taken")
    #expect(Double(taken) >= 0.98 * Double(all), "\(name): \(coverage.unmetChoices)")
  }
}
