import Foundation
import QuestionnaireChecks
import Testing

@Suite struct LintPageTests {
  @Test func `the documentation lists every lint as it is`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "Sources/QuestionnaireChecks/QuestionnaireChecks.docc/Lints.md")
    if ProcessInfo.processInfo.environment["SUROO_RECORD"] == "1" {
      try Data(LintExample.page.utf8).write(to: page)
      Issue.record("Lints.md was recorded")
      return
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == LintExample.page)
  }
}
