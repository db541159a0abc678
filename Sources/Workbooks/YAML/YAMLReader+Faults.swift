import SurveyBasics
import Yams

extension YAMLReader {
  /// What the parser of YAML complains about, in words for somebody who writes
  /// questionnaires and not parsers.
  static func diagnostic(_ error: YamlError, _ source: SourceText) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return syntaxFault(problem, mark, context, source)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return duplicateKey(duplicates.first ?? "", first: context.mark, source)
    case .reader(let problem, let offset, _, _):
      let line = offset.map { lineAndScalar(ofCharacter: $0, source) } ?? (1, 1)
      return Diagnostic(
        "yaml-character", .error,
        "A character that must not stand in a YAML file stands here (\(problem)).",
        at: source.place(line: line.0, scalar: line.1),
        fix: "Delete it; it is most likely invisible.")
    default:
      return Diagnostic(
        "yaml-syntax", .error, "The YAML cannot be read: \(error).", at: Place(file: source.file))
    }
  }

  private static func syntaxFault(
    _ problem: String, _ mark: Mark, _ context: YamlError.Context?, _ source: SourceText
  ) -> Diagnostic {
    let here = source.place(line: mark.line, scalar: mark.column)
    let inQuotes = context?.text.contains("quoted scalar") ?? false
    func fault(_ message: String, at place: Place? = nil, fix: String?) -> Diagnostic {
      Diagnostic("yaml-syntax", .error, message, at: place ?? here, fix: fix)
    }
    switch problem {
    case _ where inQuotes && problem.contains("unexpected"):
      let opening = context.map { source.place(line: $0.mark.line, scalar: $0.mark.column) }
      return fault(
        "The quotation mark that opens here is never closed.", at: opening,
        fix: "Close it at the end of the value.")
    case _ where problem.contains("escape"):
      return fault(
        "Inside double quotation marks a backslash begins a special character, and this is none.",
        fix: "Write the value in single quotation marks, or the backslash twice.")
    case "mapping values are not allowed in this context":
      return fault(
        "A colon with a blank behind it begins a new value, which cannot stand here.",
        fix: "Put the whole value in quotation marks, or correct the indentation of this line.")
    case "could not find expected ':'":
      return fault(
        "This line, or the one above it, is neither “name: value” nor the continuation of a value.",
        fix: "Put a colon and a blank behind the name, or indent a continued text further.")
    case "did not find expected key", "did not find expected '-' indicator":
      return fault(
        "This line does not continue the one above it as its indentation says.",
        fix: """
          Begin a row with “- ”, its other lines two blanks further right, all equally far; put a \
          value that begins with a quotation mark wholly in quotation marks.
          """)
    case "block sequence entries are not allowed in this context":
      return fault(
        "A row with “- ” cannot begin here.",
        fix: "Begin it on a line of its own, indented like the rows above it.")
    case _ where problem.contains("tab character"):
      return fault(
        "A tabulator stands in the indentation.", fix: "Indent with blanks.")
    case "found character that cannot start any token":
      return fault(
        "A value cannot begin with this character.",
        fix: "Put the value in quotation marks; indent with blanks, not with tabulators.")
    case "did not find expected alphabetic or numeric character", "found undefined alias":
      return fault(
        "A value that begins with * or & is not read as text.",
        fix: "Put the value in quotation marks.")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return fault(
        "A value that begins with [ or { is not read as text, and this one is not complete.",
        at: context.map { source.place(line: $0.mark.line, scalar: $0.mark.column) },
        fix: "Put the value in quotation marks.")
    case "but found another document":
      return fault(
        "A second document begins here; a file holds one.", fix: "Delete the line with ---.")
    default:
      return fault("The YAML is not well formed here: \(problem).", fix: nil)
    }
  }

  /// A key that stands twice in one map.
  ///
  /// The parser names only the first; the second is the next line with the same
  /// key at the same indentation.
  private static func duplicateKey(
    _ key: String, first: Mark, _ source: SourceText
  ) -> Diagnostic {
    let firstPlace = source.place(line: first.line, scalar: first.column)
      .narrowed(toKey: key, scalar: first.column)
    let second = source.lines.indices.dropFirst(first.line).first { index in
      let line = source.lines[index].unicodeScalars
      return line.prefix { $0 == " " }.count == first.column - 1
        && ["", "'", "\""].contains { quote in
          String(line.dropFirst(first.column - 1)).hasPrefix("\(quote)\(key)\(quote):")
        }
    }
    let place =
      second.map {
        source.place(line: $0 + 1, scalar: first.column)
          .narrowed(toKey: key, scalar: first.column)
      } ?? firstPlace
    return Diagnostic(
      "duplicate-key", .error, "\"\(key)\" stands twice here.", at: place,
      notes: second == nil ? [] : [.init("It stands here first.", at: firstPlace)],
      fix: "Delete one of the two; if a new row was meant, begin it with “- ”.")
  }

  private static func lineAndScalar(ofCharacter offset: Int, _ source: SourceText) -> (Int, Int) {
    let before = source.text.prefix(offset)
    let line = before.split(omittingEmptySubsequences: false) { $0.isNewline }
    return (line.count, (line.last?.unicodeScalars.count ?? 0) + 1)
  }
}

extension Place {
  /// The same place with the key that begins at a scalar of its line meant.
  fileprivate func narrowed(toKey key: String, scalar: Int) -> Place {
    let start = String(text.unicodeScalars.prefix(scalar - 1)).utf8.count
    return narrowed(to: start..<min(start + key.utf8.count, text.utf8.count))
  }
}
