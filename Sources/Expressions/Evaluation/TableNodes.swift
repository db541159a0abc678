/// The document above the root of a table: what `instance('id')` gives.
final class TableDocument: SingleNode {
  let table: Int32

  init(_ table: Int32) { self.table = table }

  func node(_ evaluation: inout Evaluation) -> NodeReference? {
    NodeReference(tree: table + 1, index: -1)
  }
}

/// The column of a table, found by its name; the number it probably has is
/// known beforehand.
struct TableColumn: Sendable {
  let name: String
  let expected: Int

  @inline(__always)
  func number(in table: DataTree) -> Int? {
    guard let columns = table.columns else { return nil }
    if expected < columns.count, columns[expected] == name { return expected }
    return columns.firstIndex(of: name)
  }
}

/// The cell in a column of the item that the context node is.
final class ItemCell: SingleNode {
  let table: Int32
  let column: TableColumn

  init(_ table: Int32, _ column: TableColumn) {
    self.table = table
    self.column = column
  }

  func node(_ evaluation: inout Evaluation) -> NodeReference? {
    let item = evaluation.node
    guard item.tree == table + 1, item.index >= 0 else { return nil }
    return evaluation.context.table(table).child(of: item.index, named: column.name).map {
      NodeReference(tree: item.tree, index: $0)
    }
  }

  func text(_ evaluation: inout Evaluation) -> String {
    let item = evaluation.node
    guard item.tree == table + 1, item.index >= 0 else { return "" }
    let tree = evaluation.context.table(table)
    guard let number = column.number(in: tree) else {
      return tree.child(of: item.index, named: column.name).map { tree.text(of: $0) } ?? ""
    }
    guard let index = tree.itemIndex(of: item.index) else { return "" }
    return tree.cell(item: index, column: number)
  }

  func number(_ evaluation: inout Evaluation) -> Double {
    let text = text(&evaluation)
    return evaluation.number(of: text)
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool { !text(&evaluation).isEmpty }
}

/// A column that must equal something that is the same for all items.
struct ColumnKey: Sendable {
  var column: TableColumn
  var value: any Evaluable
}

/// The items of a table that satisfy predicates; where a predicate asks for
/// equality of a column, the index of the table gives the candidates.
final class TableItems: NodeSet {
  let table: Int32
  let key: ColumnKey?
  let predicates: [Predicate]

  init(_ table: Int32, key: ColumnKey?, _ predicates: [Predicate]) {
    self.table = table
    self.key = key
    self.predicates = predicates
  }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    let tree = evaluation.context.table(table)
    var candidates: [NodeReference]
    if let key, let column = key.column.number(in: tree) {
      let text = key.value.text(&evaluation)
      candidates = tree.items(column: column, equalTo: text).map {
        NodeReference(tree: table + 1, index: tree.item(Int($0)))
      }
    } else {
      candidates = tree.children(of: 0).compactMap {
        // A tree of another file may have more below its root than items.
        tree.columns == nil && tree.name(of: $0) != "item"
          ? nil : NodeReference(tree: table + 1, index: $0)
      }
    }
    guard evaluation.spend(candidates.count) else { return }
    evaluation.filter(&candidates, predicates)
    nodes += candidates
  }
}

/// The cells in a column of items.
final class TableCells: NodeSet {
  let items: any Evaluable
  let table: Int32
  let column: TableColumn

  init(_ items: any Evaluable, _ table: Int32, _ column: TableColumn) {
    self.items = items
    self.table = table
    self.column = column
  }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    let items = items.nodes(&evaluation)
    let tree = evaluation.context.table(table)
    for item in items {
      guard let cell = tree.child(of: item.index, named: column.name) else { continue }
      nodes.append(NodeReference(tree: table + 1, index: cell))
    }
  }
}
