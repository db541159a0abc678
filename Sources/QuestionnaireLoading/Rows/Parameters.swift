import SurveyBasics

/// The `key=value` pairs of the column `parameters`.
enum Parameters {
  /// Reads the pairs, separated by blanks, commas or semicolons.
  ///
  /// Keys become lower case; so do values, except those of `label` and
  /// `value`, which name columns, and references.
  ///
  /// Keys that the type does not take are reported and left out.
  static func reading(
    _ place: Place, allowed: [String], type: String, findings: Findings
  ) -> [String: String] {
    var parameters: [String: String] = [:]
    let bytes = Array(place.text.utf8)
    let separators = Set(" ,;\n\t".utf8)
    var position = 0
    while position < bytes.count {
      guard !separators.contains(bytes[position]) else {
        position += 1
        continue
      }
      let start = position
      while position < bytes.count, !separators.contains(bytes[position]) { position += 1 }
      let word = String(decoding: bytes[start..<position], as: UTF8.self)
      let here = place.narrowed(to: start..<position)
      guard let equals = word.firstIndex(of: "="), equals != word.startIndex,
        word.index(after: equals) != word.endIndex
      else {
        findings.error(
          "parameter-syntax", "\"\(word)\" is not of the form key=value.", at: here,
          fix: "Write pairs such as randomize=true, separated by blanks, with no blank around =.")
        return parameters
      }
      let key = word[..<equals].lowercased()
      let value = String(word[word.index(after: equals)...])
      guard allowed.contains(key) else {
        let fix =
          allowed.isEmpty
          ? "Delete the cell: questions of this type have no parameters."
          : Spelling.proposal(for: key, among: allowed)
            ?? "Its parameters are \(allowed.joined(separator: ", "))."
        findings.error(
          "unknown-parameter", "The type \"\(type)\" has no parameter \"\(key)\".", at: here,
          fix: fix)
        continue
      }
      parameters[key] =
        ["label", "value"].contains(key) || value.hasPrefix("${") ? value : value.lowercased()
    }
    return parameters
  }
}
