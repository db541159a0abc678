import CYaml

/// What stands in a YAML file, one thing after the other.
///
/// This is libyaml, which Yams carries, without the tree of nodes that Yams
/// builds from it: that tree costs several objects for each value, and the
/// references in it can be piled up until following them takes for ever.
final class YAMLEvents {
  /// A line and a column in Unicode scalars, both counted from 1.
  struct Mark: Hashable {
    var line: Int
    var scalar: Int

    init(_ mark: yaml_mark_t) {
      line = Int(mark.line) + 1
      scalar = Int(mark.column) + 1
    }
  }

  /// How a text is written.
  enum Style {
    case plain
    case quoted
    /// Behind `|` or `>`, from the next line on.
    case block
  }

  /// One thing.
  enum Event {
    case text(String, Style, Properties)
    case listStart(Properties)
    case listEnd
    case mapStart(Properties)
    case mapEnd
    /// A reference to what an anchor named.
    case reference(to: String)
    case documentStart
    case documentEnd
    case end
  }

  /// What may stand in front of a value.
  struct Properties {
    var anchor: String?
    /// A tag other than the one that the value has by itself.
    var tag: String?
  }

  /// Why reading stopped, in the words of the parser.
  struct Fault: Error {
    /// What the parser was about when it met the problem, and where that began.
    struct Context {
      var text: String
      var mark: Mark
    }

    var problem: String
    var mark: Mark
    var context: Context?
    /// The byte at fault, if it is no character of YAML.
    var offset: Int?
  }

  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// The bytes read, which the parser only points to.
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next thing, with the place where it begins.
  func next() throws(Fault) -> (event: Event, mark: Mark) {
    var event = yaml_event_t()
    repeat {
      guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
    } while event.type == YAML_STREAM_START_EVENT
    defer { yaml_event_delete(&event) }
    return (YAMLEvents.event(event), Mark(event.start_mark))
  }

  private static func event(_ event: yaml_event_t) -> Event {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let tag = scalar.quoted_implicit == 1 ? nil : scalar.tag
      return .text(
        text, style(scalar.style), properties(scalar.anchor, tag, own: YAML_STR_TAG))
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      return .listStart(properties(list.anchor, list.tag, own: YAML_SEQ_TAG))
    case YAML_MAPPING_START_EVENT:
      let map = event.data.mapping_start
      return .mapStart(properties(map.anchor, map.tag, own: YAML_MAP_TAG))
    case YAML_SEQUENCE_END_EVENT: return .listEnd
    case YAML_MAPPING_END_EVENT: return .mapEnd
    case YAML_ALIAS_EVENT: return .reference(to: String(cString: event.data.alias.anchor))
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    default: return .end
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private static func properties(
    _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?, own: String
  ) -> Properties {
    guard anchor != nil || tag != nil else { return Properties() }
    let written = tag.map { String(cString: $0) } ?? ""
    return Properties(
      anchor: anchor.map { String(cString: $0) },
      tag: ["", "!", own].contains(written) ? nil : written)
  }

  private var fault: Fault {
    let state = parser.pointee
    return Fault(
      problem: state.problem.map { String(cString: $0) } ?? "there is not enough memory",
      mark: Mark(state.problem_mark),
      context: state.context.map {
        Fault.Context(text: String(cString: $0), mark: Mark(state.context_mark))
      },
      offset: state.error == YAML_READER_ERROR ? Int(state.problem_offset) : nil)
  }
}
