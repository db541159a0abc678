public import Expressions

/// The design of an interview: sections, questions, texts and rules, with every
/// expression compiled and every dependency known.
///
/// It never changes; any number of interviews share it.
public struct Questionnaire: Sendable {
  /// The identity that responses name.
  public let id: String
  /// The version that responses name, empty when the author gave none.
  public let version: String
  /// The title, language by language.
  public let title: LocalizedText
  /// The languages in order of appearance; one unnamed language when no column names one.
  public let languages: [Language]
  /// The index of the language that an interview begins in.
  public let defaultLanguage: Int
  /// The expression that names a response for people.
  public let instanceName: CompiledExpression?
  /// All definitions in document order; the index is the number.
  public let definitions: [Definition]
  /// All lists of choices.
  public let choiceLists: [ChoiceList]
  /// What expressions were compiled against.
  public let shape: RecordShape
  /// The tables beside the record; the index is the number in the shape.
  public let tables: [DataTree]
  /// Which rules have to be looked at when an answer changes.
  public let graph: DependencyGraph
  /// The files it was read from, the main file first.
  public let sources: [SourceFile]
  /// The SHA-256, in hexadecimal, over the sorted lines that `sha256sum` would
  /// print for the sources.
  public let sha256: String

  /// A file that belongs to a questionnaire, byte by byte.
  public struct SourceFile: Sendable {
    /// The name relative to the main file.
    public let name: String
    /// The content.
    public let bytes: [UInt8]

    /// Creates a source.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Creates a questionnaire from parts that fit each other.
  public init(
    id: String, version: String, title: LocalizedText, languages: [Language],
    defaultLanguage: Int, instanceName: CompiledExpression?, definitions: [Definition],
    choiceLists: [ChoiceList], shape: RecordShape, tables: [DataTree], graph: DependencyGraph,
    sources: [SourceFile], sha256: String
  ) {
    precondition(definitions.count == shape.definitions.count, "one definition for each number")
    precondition(tables.count == shape.instances.count, "one table for each number")
    precondition(languages.indices.contains(defaultLanguage), "the default language exists")
    self.id = id
    self.version = version
    self.title = title
    self.languages = languages
    self.defaultLanguage = defaultLanguage
    self.instanceName = instanceName
    self.definitions = definitions
    self.choiceLists = choiceLists
    self.shape = shape
    self.tables = tables
    self.graph = graph
    self.sources = sources
    self.sha256 = sha256
  }

  /// The number of the first definition with a name, nil when there is none.
  public func definition(named name: String) -> Int32? {
    shape.definitions(named: name).first
  }

  /// The index of the language with a tag or label, compared without regard to
  /// case; nil when there is none.
  public func language(tagged tag: String) -> Int? {
    languages.firstIndex { $0.tag.lowercased() == tag.lowercased() }
      ?? languages.firstIndex { $0.label.lowercased() == tag.lowercased() }
  }
}
