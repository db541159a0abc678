import SurveyBasics

/// Turns YAML into a ``TextTree``, with everything that has no place in a
/// questionnaire reported where it stands.
struct YAMLReader {
  /// The most bytes of YAML that are read; its tree takes far more memory than
  /// a table of the same size.
  private static let sizeLimit = 8 << 20

  private let source: SourceText
  private let events: YAMLEvents
  private var diagnostics: [Diagnostic] = []
  /// The texts of the anchors met so far, empty for lists and maps.
  private var anchors: [String: String] = [:]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - diagnostics: Receives what is wrong with it. Where the YAML is not
  ///     well formed, that is the only finding.
  /// - Returns: The tree; nil if the file is empty or its YAML is not well formed.
  static func tree(_ source: SourceText, diagnostics: inout [Diagnostic]) -> TextTree? {
    guard source.bytes.count <= sizeLimit else {
      diagnostics.append(
        Diagnostic(
          "too-large", .error, "The file is larger than 8 MiB and is not read.",
          at: Place(file: source.file),
          fix: "Move long lists of choices into CSV files (select_one_from_file)."))
      return nil
    }
    var reader = YAMLReader(source)
    do throws(YAMLEvents.Fault) {
      let tree = try reader.document()
      diagnostics += reader.diagnostics
      return tree
    } catch {
      diagnostics.append(diagnostic(error, source))
      return nil
    }
  }

  private init(_ source: SourceText) {
    self.source = source
    events = YAMLEvents(source.bytes)
  }

  /// The only document of the file.
  private mutating func document() throws(YAMLEvents.Fault) -> TextTree? {
    var (event, mark) = try events.next()
    guard case .documentStart = event else { return nil }
    (event, mark) = try events.next()
    let tree = try node(event, mark)
    // The end of the document stands before what follows it.
    _ = try events.next()
    (event, mark) = try events.next()
    if case .documentStart = event {
      throw YAMLEvents.Fault(problem: YAMLReader.secondDocument, mark: mark)
    }
    return tree
  }

  /// The node that an event begins.
  ///
  /// The parser refuses to nest deeper than a thousand levels.
  private mutating func node(
    _ event: YAMLEvents.Event, _ mark: YAMLEvents.Mark
  ) throws(YAMLEvents.Fault) -> TextTree {
    switch event {
    case .text(let text, let style, let properties):
      note(properties, at: mark, text: text)
      return TextTree(content: .text, place: place(text, style, mark))
    case .listStart(let properties):
      note(properties, at: mark)
      return TextTree(content: .list(try list()), place: place(mark))
    case .mapStart(let properties):
      note(properties, at: mark)
      return TextTree(content: .map(try map()), place: place(mark))
    case .reference(let name):
      guard let text = anchors[name] else {
        throw YAMLEvents.Fault(problem: YAMLReader.undefinedAlias, mark: mark)
      }
      return TextTree(content: .text, place: place(text, .plain, mark))
    case .listEnd, .mapEnd, .documentStart, .documentEnd, .end:
      return TextTree(content: .text, place: place(mark))
    }
  }

  private mutating func list() throws(YAMLEvents.Fault) -> [TextTree] {
    var elements: [TextTree] = []
    while true {
      let (event, mark) = try events.next()
      if case .listEnd = event { return elements }
      elements.append(try node(event, mark))
    }
  }

  private mutating func map() throws(YAMLEvents.Fault) -> [TextTree.Entry] {
    var entries: [TextTree.Entry] = []
    var known = KnownKeys()
    while true {
      let (event, mark) = try events.next()
      if case .mapEnd = event { return entries }
      let key = try node(event, mark)
      let (valueEvent, valueMark) = try events.next()
      let value = try node(valueEvent, valueMark)
      guard let name = key.text else {
        diagnostics.append(
          Diagnostic(
            "yaml-key", .error, "The name before a colon has to be a text.",
            at: source.place(line: mark.line, scalar: mark.scalar),
            fix: """
              Put a value that begins with [ or { in quotation marks, or write it behind | on a \
              line of its own.
              """))
        continue
      }
      if let first = known.index(of: name, in: entries) {
        reportRepeated(key.place, first: entries[first].key)
        continue
      }
      entries.append(TextTree.Entry(key: key.place, value: value))
    }
  }

  /// A key that stands twice in one map; the first counts.
  private mutating func reportRepeated(_ key: Place, first: Place) {
    diagnostics.append(
      Diagnostic(
        "duplicate-key", .error, "\"\(key.text)\" stands twice here.", at: source.inLine(key),
        notes: [.init("It stands here first.", at: source.inLine(first))],
        fix: "Delete one of the two; if a new row was meant, begin it with “- ”."))
  }

  /// Reports what stands in front of a value: a tag, and the first anchor of the file.
  private mutating func note(
    _ properties: YAMLEvents.Properties, at mark: YAMLEvents.Mark, text: String = ""
  ) {
    if let anchor = properties.anchor {
      if anchors.isEmpty {
        diagnostics.append(
          Diagnostic(
            "yaml-anchor", .error, "Anchors (&) and references to them (*) are not read.",
            at: source.place(line: mark.line, scalar: mark.scalar),
            fix: "Write the value out; if it is meant as text, put it in quotation marks."))
      }
      anchors[anchor] = text
    }
    if let tag = properties.tag {
      diagnostics.append(
        Diagnostic(
          "yaml-tag", .error,
          "A tag such as \"\(tag)\" has no meaning here: every value is text.",
          at: source.place(line: mark.line, scalar: mark.scalar),
          fix: "Leave the tag out; put the value in quotation marks if it needs them."))
    }
  }

  private func place(_ mark: YAMLEvents.Mark) -> Place {
    Place(
      file: source.file,
      .line(mark.line, column: source.column(line: mark.line, scalar: mark.scalar)))
  }

  /// Where a text starts: behind an opening quotation mark, and at the first
  /// line with text of a block.
  private func place(_ text: String, _ style: YAMLEvents.Style, _ mark: YAMLEvents.Mark) -> Place {
    var start = mark
    switch style {
    case .plain: break
    case .quoted: start.scalar += 1
    case .block:
      let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
      let lines = mark.line + 1..<max(source.lineCount, mark.line) + 1
      if !text.isEmpty, let line = lines.first(where: { !source.line($0).allSatisfy(isBlank) }) {
        start.line = line
        start.scalar = source.line(line).prefix { $0 == 0x20 }.count + 1
      }
    }
    var place = place(start)
    place.text = text
    return place
  }
}

/// The keys of a map, looked up one by one while they are few.
private struct KnownKeys {
  private static let few = 32
  private var indexes: [String: Int] = [:]

  /// The index of the entry with a key.
  mutating func index(of key: String, in entries: [TextTree.Entry]) -> Int? {
    if entries.count <= KnownKeys.few { return entries.firstIndex { $0.key.text == key } }
    for index in indexes.count..<entries.count { indexes[entries[index].key.text] = index }
    return indexes[key]
  }
}
