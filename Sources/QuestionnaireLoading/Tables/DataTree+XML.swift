import Expressions
import Workbooks

extension DataTree {
  /// The table or tree in an XML file.
  ///
  /// A file of the form `<root><item><name>…` is a table, in which an element
  /// that an item lacks reads as empty; any other is kept as it is.
  convenience init(elements tree: XMLTree) {
    let elements = tree.elements
    guard let (columns, rows) = DataTree.items(elements) else {
      self.init(
        nodes: elements.map { (name: $0.name, text: $0.text, parent: Int32($0.parent)) })
      return
    }
    self.init(columns: columns, rows: rows)
  }

  /// The columns and rows of elements that are items of texts, nil for others.
  private static func items(
    _ elements: [XMLTree.Element]
  ) -> (columns: [String], rows: [[String]])? {
    guard elements.first?.name == "root" else { return nil }
    var columns: [String] = []
    var numbers: [String: Int] = [:]
    var rows: [[Int: String]] = []
    var items: Set<Int> = []
    for (index, element) in elements.enumerated().dropFirst() {
      if element.parent == 0 {
        guard element.name == "item" else { return nil }
        items.insert(index)
        rows.append([:])
        continue
      }
      guard items.contains(element.parent), let row = rows.indices.last else { return nil }
      let column = numbers[element.name] ?? columns.count
      if column == columns.count {
        numbers[element.name] = column
        columns.append(element.name)
      }
      guard rows[row].updateValue(element.text, forKey: column) == nil else { return nil }
    }
    guard !columns.isEmpty,
      !TableSize.isExceeded(columns: columns.count, rows: rows.count)
    else { return nil }
    return (columns, rows.map { row in columns.indices.map { row[$0] ?? "" } })
  }
}
