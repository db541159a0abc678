import SurveyBasics

extension YAMLReader {
  /// What the parser of YAML complains about, in words for somebody who writes
  /// questionnaires and not parsers.
  static func diagnostic(_ fault: YAMLEvents.Fault, _ source: SourceText) -> Diagnostic {
    if let offset = fault.offset {
      return Diagnostic(
        "yaml-character", .error,
        "A character that must not stand in a YAML file stands here (\(fault.problem)).",
        at: source.place(ofByte: offset), fix: "Delete it; it is most likely invisible.")
    }
    return syntaxFault(fault, source)
  }

  /// What is said of a second document in the file.
  static let secondDocument = "but found another document"
  /// What is said of a reference to something that no anchor names.
  static let undefinedAlias = "found undefined alias"

  private static func syntaxFault(_ found: YAMLEvents.Fault, _ source: SourceText) -> Diagnostic {
    let here = source.place(line: found.mark.line, scalar: found.mark.scalar)
    let opening = found.context.map {
      source.place(line: $0.mark.line, scalar: $0.mark.scalar)
    }
    let inQuotes = found.context?.text.contains("quoted scalar") ?? false
    let problem = found.problem
    func fault(_ message: String, at place: Place? = nil, fix: String?) -> Diagnostic {
      Diagnostic("yaml-syntax", .error, message, at: place ?? here, fix: fix)
    }
    switch problem {
    case _ where inQuotes && problem.contains("unexpected"):
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
    case "did not find expected alphabetic or numeric character", undefinedAlias:
      return fault(
        "A value that begins with * or & is not read as text.",
        fix: "Put the value in quotation marks.")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return fault(
        "A value that begins with [ or { is not read as text, and this one is not complete.",
        at: opening,
        fix: "Put the value in quotation marks.")
    case secondDocument:
      return fault(
        "A second document begins here; a file holds one.", fix: "Delete the line with ---.")
    default:
      return fault("The YAML is not well formed here: \(problem).", fix: nil)
    }
  }
}

extension SourceText {
  /// The place of a byte.
  fileprivate func place(ofByte offset: Int) -> Place {
    let number = (1...lineCount).last { line($0).startIndex <= offset } ?? 1
    let before = line(number).prefix(
      max(0, offset - line(number).startIndex))
    return place(
      line: number, scalar: String(decoding: before, as: UTF8.self).unicodeScalars.count + 1)
  }

  /// The place of a key with its line as the text.
  func inLine(_ key: Place) -> Place {
    let start = lineOf(key)
    guard let range = start.range else { return start }
    return start.narrowed(
      to: range.lowerBound..<min(range.lowerBound + key.text.utf8.count, range.upperBound))
  }
}
