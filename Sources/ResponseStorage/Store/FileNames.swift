import SurveyBasics
import SurveyModel

/// A text as part of a file name: ASCII letters, digits, `.`, `_` and `-`, not
/// longer than `limit` bytes, nothing that a stick formatted elsewhere refuses.
///
/// Names are a courtesy for people; the identity is inside the file.
func nameForFile(_ text: String, limit: Int = 40) -> String {
  var name = ""
  for byte in text.utf8.prefix(limit) {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: name.unicodeScalars.append(.init(byte))
    case 0x2E where !name.isEmpty: name += "."
    default: name += "-"
    }
  }
  while name.hasSuffix(".") { name.removeLast() }
  if name.isEmpty { return "-" }
  let stem = name.prefix { $0 != "." }.lowercased()
  let isDevice =
    ["con", "prn", "aux", "nul"].contains(stem)
    || stem.utf8.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
      && stem.utf8.last.map { (0x30...0x39).contains($0) } ?? false
  return isDevice ? "_" + name : name
}

extension Response {
  /// The folder below `responses` in which a response of this store lies.
  var folder: String {
    "\(nameForFile(questionnaire.id))/\("\(completedAt.local.date)".prefix(7))"
  }

  /// The part of the name of a file that comes from the response id.
  var namePart: String { nameForFile(responseID, limit: 8) }

  /// The name of the file of a response with a revision id, without `.json`.
  var fileName: String {
    let parts = [
      "\(completedAt.local.date)", nameForFile(region ?? "", limit: 20),
      nameForFile(interviewer, limit: 20), namePart, String((revisionID ?? "").prefix(12)),
    ]
    return parts.joined(separator: "_")
  }
}

/// Whether a name relative to a questionnaire's main file stays in its folder.
func isInside(_ name: String) -> Bool {
  let parts = name.split(separator: "/", omittingEmptySubsequences: false)
  return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }
}
