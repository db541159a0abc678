/// The words of one language.
package struct TextTable: Sendable {
  /// The texts by key.
  package private(set) var templates: [TextKey: TextTemplate] = [:]
  /// The texts as they stand in the file.
  package private(set) var sources: [TextKey: String] = [:]
  /// What is wrong with the file, a sentence each; empty for the files shipped.
  package private(set) var problems: [String] = []

  /// Reads lines of the form `key = text`.
  ///
  /// Blank lines and lines that begin with `#` are passed over. Nothing is an
  /// error: what cannot be read is named in ``problems``.
  package init(_ source: String) {
    for line in source.split(separator: "\n") where !line.hasPrefix("#") {
      guard let sign = line.firstRange(of: " = ") else {
        problems.append("no key and text: \(line)")
        continue
      }
      let name = line[..<sign.lowerBound]
      let text = String(line[sign.upperBound...])
      guard let key = TextKey(rawValue: String(name)) else {
        problems.append("unknown key: \(name)")
        continue
      }
      let template = TextTemplate(text)
      problems += template.problems.map { "\(name): not a place: \($0)" }
      sources[key] = text
      if templates.updateValue(template, forKey: key) != nil {
        problems.append("key given twice: \(name)")
      }
    }
    for key in TextKey.allCases where templates[key] == nil {
      problems.append("no text for \(key.rawValue)")
    }
  }

  /// The words of a language.
  package static func table(of language: InterfaceLanguage) -> TextTable {
    switch language {
    case .ky: kyrgyz
    case .ru: russian
    case .en: english
    }
  }
}
