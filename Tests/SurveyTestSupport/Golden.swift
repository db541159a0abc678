import Foundation
package import Testing

/// Compares a text with a golden file; with `SUROO_RECORD=1`, writes the file
/// and fails, so that recording never passes unseen.
package func expectGolden(
  _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["SUROO_RECORD"] == "1" {
    let file = URL(filePath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(path)", sourceLocation: sourceLocation)
    return
  }
  let content = FileManager.default.contents(atPath: path)
  let golden = try #require(
    content.map { String(decoding: $0, as: UTF8.self) },
    "there is no \(path); record it with SUROO_RECORD=1", sourceLocation: sourceLocation)
  expectSameLines(text, golden, "\(path)", sourceLocation: sourceLocation)
}

/// Compares two texts and tells the lines in which they differ.
package func expectSameLines(
  _ text: String, _ expected: String, _ comment: @autoclosure () -> String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard text != expected else { return }
  Issue.record(
    "\(comment())\n\(lineDifference(from: expected, to: text))", sourceLocation: sourceLocation)
}

/// The lines in which two texts differ, `-` for those expected and `+` for those found.
package func lineDifference(from expected: String, to found: String) -> String {
  let lines = { (text: String) in
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
  return lines(found).difference(from: lines(expected)).map { change in
    switch change {
    case .remove(let offset, let line, _): (offset, 0, "- \(line)")
    case .insert(let offset, let line, _): (offset, 1, "+ \(line)")
    }
  }
  .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2).joined(separator: "\n")
}
