import Expressions
import SurveyBasics
import Testing

/// A record in memory: a plain tree whose shape is written as indented lines.
///
/// `name` is a question, `name?` one with choices, `name/` a section, `name*` a roster.
final class SampleRecord: EvaluationContext {
  private struct Node {
    var definition: Int32
    var parent: Int32
    var children: [Int32] = []
    var text = ""
    var isHidden = false
    var missing = ""
  }

  let shape: RecordShape
  private var nodes: [Node] = []
  private var tables: [DataTree] = []
  var problems: [String] = []
  var now = Timestamp(milliseconds: 1_777_608_930_250, offset: 360)
  var language = 0
  var version = "2026.1"
  var properties = ["deviceid": "suroo:1"]
  var seed: UInt64 = 1

  init(_ lines: String, tables: [(id: String, tree: DataTree)] = []) {
    var shape = RecordShape()
    var depths: [Int] = []
    for line in lines.split(separator: "\n") {
      let depth = line.prefix { $0 == " " }.count
      while let last = depths.last, last >= depth {
        shape.close()
        depths.removeLast()
      }
      let name = String(line.drop { $0 == " " })
      switch name.last {
      case "/", "*":
        shape.open(String(name.dropLast()), kind: name.last == "*" ? .roster : .section)
        depths.append(depth)
      case "?": shape.addQuestion(String(name.dropLast()), hasChoices: true)
      default: shape.addQuestion(name)
      }
    }
    for (id, tree) in tables {
      shape.addInstance(.init(id: id, columns: tree.columns))
      self.tables.append(tree)
    }
    self.shape = shape
    _ = make(0, in: -1)
  }

  private func make(_ definition: Int32, in parent: Int32) -> Int32 {
    let number = Int32(nodes.count)
    nodes.append(Node(definition: definition, parent: parent))
    for child in shape.children(of: definition)
    where shape.definitions[Int(child)].kind != .roster {
      let inner = make(child, in: number)
      nodes[Int(number)].children.append(inner)
    }
    return number
  }

  // MARK: Writing

  /// The node at a path such as `members[2]/age`; missing rows are added.
  @discardableResult
  func node(_ path: String) -> Int32 {
    var node: Int32 = 0
    for step in path.split(separator: "/") {
      let name = String(step.prefix { $0 != "[" })
      let row = step.contains("[") ? Int(step.drop { $0 != "[" }.dropFirst().dropLast()) : nil
      let definition = shape.children(of: nodes[Int(node)].definition).first {
        shape.definitions[Int($0)].name == name
      }
      guard let definition else {
        Issue.record("no \(name) in \(path)")
        return 0
      }
      let found = nodes[Int(node)].children.filter { nodes[Int($0)].definition == definition }
      if shape.definitions[Int(definition)].kind == .roster {
        var rows = found
        while rows.count < row ?? 1 { rows.append(addRow(definition, in: node)) }
        node = rows[(row ?? 1) - 1]
      } else {
        node = found[0]
      }
    }
    return node
  }

  private func addRow(_ roster: Int32, in parent: Int32) -> Int32 {
    let row = make(roster, in: parent)
    let siblings = nodes[Int(parent)].children
    let place = siblings.firstIndex { nodes[Int($0)].definition > roster } ?? siblings.count
    nodes[Int(parent)].children.insert(row, at: place)
    return row
  }

  func set(_ path: String, _ text: String) { nodes[Int(node(path))].text = text }
  func hide(_ path: String) { nodes[Int(node(path))].isHidden = true }
  func miss(_ path: String, _ reason: String) { nodes[Int(node(path))].missing = reason }

  // MARK: Evaluating

  func compiled(
    _ source: String, at path: String = "", role: ExpressionSite.Role = .rule,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> CompiledExpression? {
    let site = ExpressionSite(nodes[Int(node(path))].definition, role)
    let (expression, problems) = CompiledExpression.compile(source, in: shape, at: site)
    let errors = problems.filter { !$0.isWarning }
    #expect(
      errors.isEmpty, "\(source): \(errors.map(\.message))",
      sourceLocation: sourceLocation)
    return expression
  }

  func text(
    _ source: String, at path: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    let expression = compiled(source, at: path, sourceLocation: sourceLocation)
    return expression?.text(at: NodeReference(record: node(path)), in: self) ?? "(no expression)"
  }

  /// The problems of an expression as `id@range: message fix`.
  func problems(
    of source: String, at path: String = "", role: ExpressionSite.Role = .rule
  ) -> [String] {
    let site = ExpressionSite(nodes[Int(node(path))].definition, role)
    return CompiledExpression.compile(source, in: shape, at: site).problems.map {
      "\($0.id)@\($0.range.lowerBound)-\($0.range.upperBound): \($0.message)"
        + ($0.fix.map { " \($0)" } ?? "")
    }
  }

  // MARK: EvaluationContext

  private func scope(_ anchor: Int32, from node: Int32) -> Int32 {
    guard anchor >= 0 else { return 0 }
    var node = node
    while nodes[Int(node)].definition != anchor {
      node = nodes[Int(node)].parent
      precondition(node >= 0, "no row of the anchor around the node")
    }
    return node
  }

  private func collect(_ definition: Int32, below node: Int32, onlyRelevant: Bool) -> [Int32] {
    if onlyRelevant, !isRelevant(node) { return [] }
    if nodes[Int(node)].definition == definition { return [node] }
    let end = shape.definitions[Int(nodes[Int(node)].definition)].end
    guard (nodes[Int(node)].definition..<end).contains(definition) else { return [] }
    return nodes[Int(node)].children.flatMap {
      collect(definition, below: $0, onlyRelevant: onlyRelevant)
    }
  }

  func node(of definition: Int32, anchor: Int32, from node: Int32) -> Int32 {
    let found = collect(definition, below: scope(anchor, from: node), onlyRelevant: false)
    precondition(found.count == 1, "a single node was promised")
    return found[0]
  }

  func appendNodes(
    of definition: Int32, anchor: Int32, from node: Int32, to nodes: inout [NodeReference]
  ) {
    let scope = scope(anchor, from: node)
    if self.nodes[Int(scope)].definition == definition, definition != 0 { return }
    nodes += collect(definition, below: scope, onlyRelevant: true).map {
      NodeReference(record: $0)
    }
  }

  func countNodes(of definition: Int32, anchor: Int32, from node: Int32) -> Int {
    var nodes: [NodeReference] = []
    appendNodes(of: definition, anchor: anchor, from: node, to: &nodes)
    return nodes.count
  }

  func sumNodes(of definition: Int32, anchor: Int32, from node: Int32) -> Double {
    var nodes: [NodeReference] = []
    appendNodes(of: definition, anchor: anchor, from: node, to: &nodes)
    return nodes.map { number(of: $0.index) }.filter { !$0.isNaN }.reduce(0, +)
  }

  func row(at position: Int, of roster: Int32, anchor: Int32, from node: Int32) -> Int32? {
    var nodes: [NodeReference] = []
    appendNodes(of: roster, anchor: anchor, from: node, to: &nodes)
    return nodes.indices.contains(position - 1) ? nodes[position - 1].index : nil
  }

  func definition(of node: Int32) -> Int32 { nodes[Int(node)].definition }
  func parent(of node: Int32) -> Int32 { nodes[Int(node)].parent }

  func appendChildren(of node: Int32, to nodes: inout [NodeReference]) {
    nodes += self.nodes[Int(node)].children.filter { isRelevant($0) }.map {
      NodeReference(record: $0)
    }
  }

  func rowNumber(of node: Int32) -> Int { position(of: node) }

  func position(of node: Int32) -> Int {
    let found = nodes[Int(node)]
    guard shape.definitions[Int(found.definition)].kind == .roster else { return 1 }
    let rows = nodes[Int(found.parent)].children.filter {
      nodes[Int($0)].definition == found.definition && ($0 == node || isRelevant($0))
    }
    return (rows.firstIndex(of: node) ?? 0) + 1
  }

  func isRelevant(_ node: Int32) -> Bool {
    var node = node
    while node >= 0 {
      if nodes[Int(node)].isHidden { return false }
      node = nodes[Int(node)].parent
    }
    return true
  }

  func text(of node: Int32) -> String { isRelevant(node) ? nodes[Int(node)].text : "" }
  func number(of node: Int32) -> Double { Value.number(of: text(of: node), zone: now.offset) }
  func isEmpty(_ node: Int32) -> Bool { text(of: node).isEmpty }
  func missingReason(of node: Int32) -> String { isRelevant(node) ? nodes[Int(node)].missing : "" }
  func table(_ number: Int32) -> DataTree { tables[Int(number)] }

  func choiceLabel(_ name: String, of node: Int32) -> String {
    let question = shape.definitions[Int(nodes[Int(node)].definition)].name
    return name == "other" ? "" : "\(question):\(name):\(language)"
  }

  var calendarNames: CalendarNames {
    CalendarNames(
      months: [
        "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
      ], weekdays: ["Дш", "Шш", "Шр", "Бш", "Жм", "Иш", "Жк"])
  }

  func generator(site: Int) -> SeededGenerator { SeededGenerator(seed: seed, key: [UInt64(site)]) }
  func property(_ name: String) -> String { properties[name] ?? "" }

  func digest(_ bytes: [UInt8], algorithm: String) -> [UInt8]? {
    let known = [
      "MD5:some text": "552e21cd4cd9918678e3c1a0df491bc3",
      "SHA-256:mirror": "00154761637ca746c354a6d9cfbf1da1a92e79afa6bb127bb8a1c434e9c73170",
    ]
    guard ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"].contains(algorithm) else { return nil }
    let hex = known["\(algorithm):\(String(decoding: bytes, as: UTF8.self))"] ?? "00"
    let digits = Array(hex.utf8).map { $0 > 57 ? $0 - 87 : $0 - 48 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  func isSigned(_ message: [UInt8], signature: [UInt8], key: [UInt8]) -> Bool {
    key.allSatisfy { $0 == 7 }
  }

  func report(_ problem: EvaluationProblem) { problems.append(problem.message) }
}
