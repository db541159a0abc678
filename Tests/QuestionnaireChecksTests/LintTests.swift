import QuestionnaireChecks
import SurveyBasics
import Testing

@Suite struct LintTests {
  @Test func `no two lints have one name`() {
    #expect(Set(LintExample.all.map(\.id)).count == LintExample.all.count)
  }

  @Test(arguments: LintExample.all.map(\.id))
  func `a faulty questionnaire is explained where it is faulty`(_ id: String) throws {
    let example = try #require(LintExample.all.first { $0.id == id })
    let diagnostics = try report(on: example.faulty).diagnostics
    #expect(diagnostics.contains { $0.id == id })
    let text = diagnostics.map { "[\($0.id)] \($0)" }.joined(separator: "\n\n")
    try expectGolden(text + "\n", named: "\(id).txt")
  }

  @Test(arguments: LintExample.all.map(\.id))
  func `a sound questionnaire beside it is passed over in silence`(_ id: String) throws {
    let example = try #require(LintExample.all.first { $0.id == id })
    #expect(try report(on: example.sound).diagnostics.map(\.description) == [])
  }
}
