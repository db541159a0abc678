import Foundation
import Rehearsal
import SurveyBasics
import SurveyModel
import SurveyTestSupport
import Testing

/// Simulated interviews with the questionnaires that are shipped.
@Suite struct ShippedQuestionnaireTests {
  /// Fewer interviews where one takes long.
  static let counts: [(name: String, count: UInt64)] = [
    ("check-interview", 1000), ("civil-society", 1000), ("round-table", 1000),
    ("documents", 150), ("hearing", 400), ("local-government", 400), ("residents", 300),
  ]

  @Test func `every shipped questionnaire is rehearsed`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(package)/Questionnaires")
    #expect(Set(folders) == Set(Self.counts.map(\.name)))
  }

  @Test(.tags(.slow), .onlyWhenAsked, arguments: counts.map(\.name))
  func `no interview fails, and every question and nearly every choice is met`(
    _ name: String
  ) throws {
    let count = try #require(Self.counts.first { $0.name == name }).count
    let (interviews, coverage) = interviews(try plan(of: name), count: count)
    for interview in interviews {
      #expect(interview.faults == [], "\(name), seed \(interview.opening.seed)")
    }
    #expect(coverage.neverAsked == [], "\(name)")
    let (taken, all) = (coverage.chosenCount, coverage.choiceCount)
    print("\(name), \(count) interviews: \(taken) of \(all) choices taken")
    // Few interviews do not come to every place of a long list; a thousand do.
    let share = count >= 400 ? 0.98 : 0.85
    #expect(Double(taken) >= share * Double(all), "\(name): \(coverage.unmetChoices)")
  }
}
