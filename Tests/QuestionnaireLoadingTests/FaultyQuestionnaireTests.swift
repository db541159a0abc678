import Foundation
import QuestionnaireLoading
import SurveyBasics
import Testing
import Workbooks

@Suite struct FaultyQuestionnaireTests {
  static let files: [String] = {
    let folder = (Bundle.module.path(forResource: "Fixtures", ofType: nil) ?? "") + "/Faulty"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { ["yaml", "xlsx"].contains(Workbook.ending(of: $0)) }.sorted()
  }()

  @Test func `there are faulty questionnaires to try`() {
    #expect(Self.files.count >= 40)
  }

  @Test(arguments: files)
  func `every fault is explained where it stands`(_ file: String) throws {
    var text: String
    do {
      let loaded = try load(fixture: "Faulty/\(file)")
      #expect(!loaded.diagnostics.isEmpty)
      #expect(
        (loaded.questionnaire == nil) == loaded.diagnostics.contains { $0.severity == .error })
      text = loaded.diagnostics.map(\.description).joined(separator: "\n\n")
    } catch let error as WorkbookError {
      text = error.description
    }
    try expectGolden(text + "\n", named: "\(file).txt")
  }
}

/// Compares a text with a golden file; with `SUROO_RECORD=1` writes the file and fails.
func expectGolden(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["SUROO_RECORD"] == "1" {
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/Golden/\(name)")
    try Data(text.utf8).write(to: source)
    Issue.record("\(name) was recorded", sourceLocation: sourceLocation)
    return
  }
  let path = "\(try fixtures())/Golden/\(name)"
  let golden = try #require(
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) },
    "There is no golden file \(name); SUROO_RECORD=1 writes it.", sourceLocation: sourceLocation)
  guard golden != text else { return }
  let (old, new) = (golden.split(separator: "\n"), text.split(separator: "\n"))
  let changes = new.difference(from: old).map { change in
    switch change {
    case .remove(_, let line, _): "- \(line)"
    case .insert(_, let line, _): "+ \(line)"
    }
  }
  Issue.record(
    "\(name) differs:\n\(changes.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
