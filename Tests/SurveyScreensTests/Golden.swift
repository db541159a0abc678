import Foundation
import Testing

/// Compares a text with a golden file of this target.
///
/// With `SUROO_RECORD=1` the file is written instead, and the test fails all the same, so that
/// recording never passes unseen.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
  file: String = #filePath
) throws {
  let text = text.hasSuffix("\n") ? text : text + "\n"
  if ProcessInfo.processInfo.environment["SUROO_RECORD"] == "1" {
    let folder = (file as NSString).deletingLastPathComponent + "/Fixtures/Golden"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let path = try "\(fixtures())/Golden/\(name).txt"
  guard let expected = try? String(contentsOfFile: path, encoding: .utf8) else {
    Issue.record("no golden file \(name); SUROO_RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  guard text != expected else { return }
  let (old, new) = (lines(expected), lines(text))
  var difference: [String] = []
  for row in 0..<max(old.count, new.count) {
    let (before, after) = (row < old.count ? old[row] : nil, row < new.count ? new[row] : nil)
    guard before != after else { continue }
    difference += ["\(row + 1) - \(before ?? "")", "\(row + 1) + \(after ?? "")"]
  }
  Issue.record(
    "\(name) differs:\n\(difference.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

private func lines(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
