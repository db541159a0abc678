/// The shape of a record as far as expressions can see it: names, nesting,
/// rosters, the look-up tables beside it.
///
/// Definitions are numbered in document order, parents before children; number
/// 0 is the root. A caller builds the shape once, while it reads a
/// questionnaire, with ``open(_:kind:)``, ``close()`` and ``addQuestion(_:)``,
/// and every expression is then compiled against it. The numbers are those that
/// an ``EvaluationContext`` is asked for later.
public struct RecordShape: Sendable {
  /// What a definition is.
  public enum Kind: UInt8, Sendable {
    /// The root or a section.
    case section
    /// A section that is asked once for each of its rows.
    case roster
    /// A question, note or calculation: a leaf.
    case question
  }

  /// One definition.
  public struct Definition: Sendable {
    /// The name as it stands in the questionnaire.
    public let name: String
    /// What it is.
    public let kind: Kind
    /// The number of the enclosing section or roster, −1 for the root.
    public let parent: Int32
    /// The innermost roster that properly contains it, −1 where there is none.
    public let roster: Int32
    /// The number after the last definition inside this one.
    public internal(set) var end: Int32
    /// Whether it has a list of choices, so that `jr:choice-name` can be asked of it.
    public let hasChoices: Bool
  }

  /// A table beside the record that `instance('id')` and `pulldata` read.
  public struct Instance: Sendable {
    /// The id by which expressions name it.
    public let id: String
    /// The names of the children of `/root/item`, nil when they are not
    /// known before the interview (any name is then accepted).
    public let columns: [String]?

    /// Creates the description of a table.
    public init(id: String, columns: [String]?) {
      self.id = id
      self.columns = columns
    }
  }

  /// All definitions; the index is the number.
  public private(set) var definitions: [Definition] = []
  /// All tables; the index is the number by which a context is asked.
  public private(set) var instances: [Instance] = []
  private var byName: [String: [Int32]] = [:]
  private var instanceNumbers: [String: Int32] = [:]
  private var openDefinitions: [Int32] = []

  /// Creates a shape that holds an open root and nothing else.
  public init(root: String = "data") {
    append(root, kind: .section, hasChoices: false)
    openDefinitions.append(0)
  }

  /// Begins a section or roster inside the innermost open one.
  ///
  /// - Returns: Its number.
  @discardableResult
  public mutating func open(_ name: String, kind: Kind) -> Int32 {
    let number = append(name, kind: kind, hasChoices: false)
    openDefinitions.append(number)
    return number
  }

  /// Ends the innermost open section or roster; without effect on the root.
  public mutating func close() {
    guard openDefinitions.count > 1 else { return }
    openDefinitions.removeLast()
  }

  /// Adds a question to the innermost open section or roster.
  ///
  /// - Returns: Its number.
  @discardableResult
  public mutating func addQuestion(_ name: String, hasChoices: Bool = false) -> Int32 {
    append(name, kind: .question, hasChoices: hasChoices)
  }

  /// Adds a table; a second one of the same id is ignored.
  ///
  /// - Returns: The number of the table of that id.
  @discardableResult
  public mutating func addInstance(_ instance: Instance) -> Int32 {
    if let number = instanceNumbers[instance.id] { return number }
    let number = Int32(instances.count)
    instanceNumbers[instance.id] = number
    instances.append(instance)
    return number
  }

  /// The numbers of all definitions with this name, in document order.
  public func definitions(named name: String) -> [Int32] {
    byName[name] ?? []
  }

  /// The number of the table with this id.
  public func instance(named id: String) -> Int32? {
    instanceNumbers[id]
  }

  /// All names of definitions, for suggestions.
  public var names: some Collection<String> { byName.keys }

  /// The children of a definition in document order.
  public func children(of number: Int32) -> [Int32] {
    var children: [Int32] = []
    var child = number + 1
    while child < definitions[Int(number)].end {
      children.append(child)
      child = definitions[Int(child)].end
    }
    return children
  }

  /// The innermost roster that contains both definitions properly, −1 where
  /// there is none.
  public func sharedRoster(_ first: Int32, _ second: Int32) -> Int32 {
    var roster = definitions[Int(first)].roster
    while roster >= 0 {
      if roster < second, second < definitions[Int(roster)].end { return roster }
      roster = definitions[Int(roster)].roster
    }
    return -1
  }

  @discardableResult
  private mutating func append(_ name: String, kind: Kind, hasChoices: Bool) -> Int32 {
    let number = Int32(definitions.count)
    let parent = openDefinitions.last ?? -1
    let roster =
      parent < 0
      ? -1
      : definitions[Int(parent)].kind == .roster ? parent : definitions[Int(parent)].roster
    definitions.append(
      Definition(
        name: name, kind: kind, parent: parent, roster: roster, end: number + 1,
        hasChoices: hasChoices))
    byName[name, default: []].append(number)
    for ancestor in openDefinitions { definitions[Int(ancestor)].end = number + 1 }
    return number
  }
}
