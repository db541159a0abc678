import SurveyBasics
import Yams

/// Turns YAML into a ``TextTree``, with everything that has no place in a
/// questionnaire reported where it stands.
enum YAMLReader {
  /// The most bytes of YAML that are read; its tree takes far more memory than
  /// a table of the same size.
  static let sizeLimit = 8 << 20

  static func tree(_ source: SourceText, diagnostics: inout [Diagnostic]) -> TextTree? {
    guard source.text.utf8.count <= sizeLimit else {
      diagnostics.append(
        Diagnostic(
          "too-large", .error, "The file is larger than 8 MiB and is not read.",
          at: Place(file: source.file),
          fix: "Move long lists of choices into CSV files (select_one_from_file)."))
      return nil
    }
    if let place = firstOfManyAliases(source) {
      diagnostics.append(anchorFault(at: place))
      return nil
    }
    do {
      // The basic resolver knows no types, so no value is ever guessed at.
      let parser = try Yams.Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      let root = try parser.singleRoot()
      // The nodes refer to their anchors weakly; the parser holds them.
      return withExtendedLifetime(parser) { root.map { tree($0, source, &diagnostics) } }
    } catch let error as YamlError {
      diagnostics.append(diagnostic(error, source))
    } catch {
      diagnostics.append(
        Diagnostic(
          "yaml-syntax", .error, "The YAML cannot be read: \(error).", at: Place(file: source.file))
      )
    }
    return nil
  }

  private static func tree(
    _ node: Node, _ source: SourceText, _ diagnostics: inout [Diagnostic]
  ) -> TextTree {
    let mark = node.position
    let start = Place(
      file: source.file,
      .line(mark.line, column: source.column(line: mark.line, scalar: mark.column)))
    guard node.anchor == nil else {
      // A reference gives the same node again.
      let fault = anchorFault(at: source.place(line: mark.line, scalar: mark.column))
      if !diagnostics.contains(fault) { diagnostics.append(fault) }
      guard case .scalar(let scalar) = node else { return TextTree(content: .text, place: start) }
      return TextTree(content: .text, place: place(scalar, mark, source))
    }
    if let tag = node.writtenTag {
      diagnostics.append(
        Diagnostic(
          "yaml-tag", .error,
          "A tag such as \"\(tag)\" has no meaning here: every value is text.",
          at: source.place(line: mark.line, scalar: mark.column),
          fix: "Leave the tag out; put the value in quotation marks if it needs them."))
    }
    switch node {
    case .scalar(let scalar):
      return TextTree(content: .text, place: place(scalar, mark, source))
    case .sequence(let elements):
      return TextTree(
        content: .list(elements.map { tree($0, source, &diagnostics) }), place: start)
    case .mapping(let pairs):
      var entries: [TextTree.Entry] = []
      for (key, value) in pairs {
        let keyTree = tree(key, source, &diagnostics)
        if keyTree.text == nil {
          diagnostics.append(
            Diagnostic(
              "yaml-key", .error, "The name before a colon has to be a text.",
              at: source.place(line: key.position.line, scalar: key.position.column),
              fix: """
                Put a value that begins with [ or { in quotation marks, or write it behind | on a \
                line of its own.
                """))
        } else {
          entries.append(
            TextTree.Entry(key: keyTree.place, value: tree(value, source, &diagnostics)))
        }
      }
      return TextTree(content: .map(entries), place: start)
    case .alias:
      diagnostics.append(anchorFault(at: source.place(line: mark.line, scalar: mark.column)))
      return TextTree(content: .text, place: start)
    }
  }

  /// Where the text of a scalar starts: behind an opening quotation mark, and
  /// at the first line with text of a block.
  private static func place(
    _ scalar: Node.Scalar, _ mark: (line: Int, column: Int), _ source: SourceText
  ) -> Place {
    var line = mark.line
    var column = mark.column
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: column += 1
    case .literal, .folded:
      if let index = source.lines.indices.dropFirst(line).first(where: {
        source.lines[$0].contains { $0 != " " && $0 != "\t" }
      }), !scalar.string.isEmpty {
        line = index + 1
        column = source.lines[index].unicodeScalars.prefix { $0 == " " }.count + 1
      }
    case .any, .plain: break
    }
    return Place(
      file: source.file, .line(line, column: source.column(line: line, scalar: column)),
      text: scalar.string)
  }

  private static func anchorFault(at place: Place) -> Diagnostic {
    Diagnostic(
      "yaml-anchor", .error, "Anchors (&) and references to them (*) are not read.", at: place,
      fix: """
        Write the value out; if it is meant as text, put it in quotation marks.
        """)
  }

  /// The place of the first reference, if there are so many that resolving
  /// them could take for ever.
  ///
  /// Comparing map keys that are nested references takes time that doubles with
  /// each level. No honest file comes near the limit.
  private static func firstOfManyAliases(_ source: SourceText) -> Place? {
    var anchors: Set<Substring> = []
    var first: Place?
    var aliases: Set<Substring> = []
    for (index, line) in source.lines.enumerated() where line.contains("&") || line.contains("*") {
      for word in line.split(whereSeparator: { " \t,[]{}:".contains($0) }) {
        if word.first == "&", word.count > 1 { anchors.insert(word.dropFirst()) }
        if word.first == "*", word.count > 1, anchors.contains(word.dropFirst()) {
          aliases.insert(word.dropFirst())
          first =
            first
            ?? source.place(
              line: index + 1, scalar: line[..<word.startIndex].unicodeScalars.count + 1)
        }
      }
    }
    return aliases.count > 12 ? first : nil
  }
}

extension Node {
  /// Line and column in Unicode scalars, both counted from 1.
  fileprivate var position: (line: Int, column: Int) {
    mark.map { ($0.line, $0.column) } ?? (1, 1)
  }

  /// A tag other than the one that the node has by itself.
  fileprivate var writtenTag: String? {
    let (name, own) =
      switch self {
      case .scalar(let scalar): (scalar.tag.description, "tag:yaml.org,2002:str")
      case .sequence(let sequence): (sequence.tag.description, "tag:yaml.org,2002:seq")
      case .mapping(let mapping): (mapping.tag.description, "tag:yaml.org,2002:map")
      case .alias: ("", "")
      }
    return ["", "!", own].contains(name) ? nil : name
  }
}
