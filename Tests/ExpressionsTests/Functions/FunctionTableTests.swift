import Expressions
import Foundation
import Testing

@Suite struct FunctionTableTests {
  /// The article in the documentation; `SUROO_RECORD=1` writes it anew.
  @Test func `the documentation lists every function`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let article = root.appending(path: "Sources/Expressions/Expressions.docc/Functions.md")
    if ProcessInfo.processInfo.environment["SUROO_RECORD"] == "1" {
      try FunctionTable.reference.write(to: article, atomically: true, encoding: .utf8)
      Issue.record("The article was written; run again without SUROO_RECORD.")
    }
    #expect(try String(contentsOf: article, encoding: .utf8) == FunctionTable.reference)
  }
}
