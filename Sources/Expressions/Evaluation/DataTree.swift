import Synchronization

/// A table or tree beside the record that expressions look things up in: a
/// list of choices, a CSV file, an XML file.
///
/// It never changes once built, so many interviews can share it. Nodes are
/// numbered in document order, parents first; 0 is the root element. A table
/// has the form `/root/item/<column>`; its items are found by the value of a
/// column through an index that is built at the first look-up of that column.
public final class DataTree: Sendable {
  private enum Layout: Sendable {
    /// Node numbers follow from the number of columns.
    case table(columns: [String], items: Int)
    case tree(names: [String], parents: [Int32], ends: [Int32])
  }

  private let layout: Layout
  /// Cells row by row for a table, one text a node for a tree.
  private let texts: [String]
  private let indexes = Mutex<[Int: [String: [Int32]]]>([:])

  /// Creates a table of rows with the same columns.
  ///
  /// Cells that a row lacks are empty; cells beyond the columns are dropped.
  public init(columns: [String], rows: some Sequence<[String]>) {
    var cells: [String] = []
    var items = 0
    for row in rows {
      cells += row.prefix(columns.count)
      cells += Array(repeating: "", count: max(0, columns.count - row.count))
      items += 1
    }
    layout = .table(columns: columns, items: items)
    texts = cells
  }

  /// Creates a tree from nodes in document order, each with its name, own text
  /// and the number of its parent (−1 for the root, which comes first).
  public init(nodes: [(name: String, text: String, parent: Int32)]) {
    precondition(nodes.first?.parent == -1, "the root comes first")
    var ends = nodes.indices.map { Int32($0 + 1) }
    for index in nodes.indices.reversed() where index > 0 {
      let parent = Int(nodes[index].parent)
      precondition(nodes[index].parent < index && parent >= 0, "parents come before children")
      ends[parent] = max(ends[parent], ends[index])
    }
    layout = .tree(names: nodes.map(\.name), parents: nodes.map(\.parent), ends: ends)
    texts = nodes.map(\.text)
  }

  /// The number of nodes, the root included.
  public var count: Int {
    switch layout {
    case .table(let columns, let items): 1 + items * (columns.count + 1)
    case .tree(let names, _, _): names.count
    }
  }

  /// The columns of a table, nil for a tree.
  public var columns: [String]? {
    if case .table(let columns, _) = layout { columns } else { nil }
  }

  /// The number of items of a table, or of the children of the root of a tree.
  public var itemCount: Int {
    switch layout {
    case .table(_, let items): items
    case .tree: children(of: 0).count
    }
  }

  /// The node of the item at an index of a table.
  ///
  /// - Precondition: The receiver is a table and has that item.
  public func item(_ index: Int) -> Int32 {
    guard case .table(let columns, let items) = layout, index < items else {
      preconditionFailure("no such item")
    }
    return Int32(1 + index * (columns.count + 1))
  }

  /// The index of the item of a table that a node belongs to; nil for the root
  /// and for trees.
  public func itemIndex(of node: Int32) -> Int? {
    guard case .table(let columns, _) = layout, node > 0 else { return nil }
    return (Int(node) - 1) / (columns.count + 1)
  }

  /// The text of the cell in a column of an item of a table.
  @inline(__always)
  public func cell(item: Int, column: Int) -> String {
    guard case .table(let columns, _) = layout else { return "" }
    return texts[item * columns.count + column]
  }

  /// The number of a column of a table; nil where it has none of that name.
  public func column(named name: String) -> Int? {
    columns?.firstIndex(of: name)
  }

  /// The name of a node.
  public func name(of node: Int32) -> String {
    switch layout {
    case .table(let columns, _):
      guard node > 0 else { return "root" }
      let rest = (Int(node) - 1) % (columns.count + 1)
      return rest == 0 ? "item" : columns[rest - 1]
    case .tree(let names, _, _): return names[Int(node)]
    }
  }

  /// The parent of a node; −1 for the root.
  public func parent(of node: Int32) -> Int32 {
    switch layout {
    case .table(let columns, _):
      guard node > 0 else { return -1 }
      let rest = (Int(node) - 1) % (columns.count + 1)
      return rest == 0 ? 0 : node - Int32(rest)
    case .tree(_, let parents, _): return parents[Int(node)]
    }
  }

  /// The children of a node in document order; of the document (−1) the root.
  public func children(of node: Int32) -> [Int32] {
    guard node >= 0 else { return [0] }
    switch layout {
    case .table(let columns, let items):
      if node == 0 { return (0..<items).map { Int32(1 + $0 * (columns.count + 1)) } }
      guard (Int(node) - 1) % (columns.count + 1) == 0 else { return [] }
      return (0..<columns.count).map { node + 1 + Int32($0) }
    case .tree(_, _, let ends):
      var children: [Int32] = []
      var child = node + 1
      while child < ends[Int(node)] {
        children.append(child)
        child = ends[Int(child)]
      }
      return children
    }
  }

  /// The child of a node with a name; nil when there is none, the first when
  /// there are several.
  public func child(of node: Int32, named name: String) -> Int32? {
    if case .table(let columns, _) = layout, node > 0 {
      guard (Int(node) - 1) % (columns.count + 1) == 0, let column = columns.firstIndex(of: name)
      else { return nil }
      return node + 1 + Int32(column)
    }
    return children(of: node).first { self.name(of: $0) == name }
  }

  /// The text of a node: its own for a leaf, that of all leaves together for an inner node.
  public func text(of node: Int32) -> String {
    guard node >= 0 else { return text(of: 0) }
    switch layout {
    case .table(let columns, _):
      guard node > 0 else { return texts.joined() }
      let (item, rest) = (Int(node) - 1).quotientAndRemainder(dividingBy: columns.count + 1)
      let first = item * columns.count
      return rest == 0
        ? texts[first..<(first + columns.count)].joined() : texts[first + rest - 1]
    case .tree(_, _, let ends):
      return texts[Int(node)..<Int(ends[Int(node)])].joined()
    }
  }

  /// The indexes of the items of a table whose cell in a column is exactly
  /// `text`, in order.
  ///
  /// - Complexity: O(items) at the first look-up of a column, then O(1) and the result.
  public func items(column: Int, equalTo text: String) -> [Int32] {
    guard case .table(let columns, let items) = layout else { return [] }
    return indexes.withLock { indexes in
      if let index = indexes[column] { return index[text] ?? [] }
      var index: [String: [Int32]] = [:]
      for item in 0..<items {
        index[texts[item * columns.count + column], default: []].append(Int32(item))
      }
      indexes[column] = index
      return index[text] ?? []
    }
  }
}
