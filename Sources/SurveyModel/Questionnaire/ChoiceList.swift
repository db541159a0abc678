public import Expressions

/// A named list of choices, from the choices sheet or a file.
///
/// The choices are the items of a table, so that filters and look-ups work on
/// them directly; a choice is known by the index of its item.
public struct ChoiceList: Sendable {
  /// The name of the list, or of the file without its extension.
  public let name: String
  /// The number of the table in the ``RecordShape``.
  public let table: Int32
  /// The table itself.
  public let items: DataTree
  /// The column that holds what is stored.
  public let nameColumn: Int
  /// The column that holds the label, language by language; nil where there is none.
  public let labelColumns: [Int?]
  /// Labels into which answers are put, by item and language.
  public let compiledLabels: [LabelKey: CompiledText]
  /// The choices that exclude every other.
  public let exclusive: Set<Int>
  private let indexes: [String: Int]

  /// One label of one choice.
  public struct LabelKey: Hashable, Sendable {
    /// The index of the item.
    public var item: Int
    /// The index of the language.
    public var language: Int

    /// Creates a key.
    public init(item: Int, language: Int) {
      self.item = item
      self.language = language
    }
  }

  /// Creates a list.
  ///
  /// - Complexity: O(number of choices).
  public init(
    name: String, table: Int32, items: DataTree, nameColumn: Int, labelColumns: [Int?],
    compiledLabels: [LabelKey: CompiledText] = [:], exclusive: Set<Int> = []
  ) {
    self.name = name
    self.table = table
    self.items = items
    self.nameColumn = nameColumn
    self.labelColumns = labelColumns
    self.compiledLabels = compiledLabels
    self.exclusive = exclusive
    var indexes: [String: Int] = [:]
    for item in 0..<items.itemCount {
      let name = items.cell(item: item, column: nameColumn)
      if indexes[name] == nil { indexes[name] = item }
    }
    self.indexes = indexes
  }

  /// The number of choices.
  public var count: Int { items.itemCount }

  /// What is stored for a choice.
  public func name(of item: Int) -> String {
    items.cell(item: item, column: nameColumn)
  }

  /// The first choice with a stored name, nil when there is none.
  public func item(named name: String) -> Int? {
    indexes[name]
  }

  /// The label of a choice as written: in the language, else in any language that has
  /// one, else its stored name.
  public func plainLabel(of item: Int, language: Int) -> String {
    if labelColumns.indices.contains(language), let column = labelColumns[language] {
      let label = items.cell(item: item, column: column)
      if !label.isEmpty { return label }
    }
    for case let column? in labelColumns {
      let label = items.cell(item: item, column: column)
      if !label.isEmpty { return label }
    }
    return name(of: item)
  }
}
