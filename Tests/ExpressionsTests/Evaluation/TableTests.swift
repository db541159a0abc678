import Expressions
import Testing

/// Tables beside the record: look-ups, choice filters, trees.
@Suite struct TableTests {
  private func record() -> SampleRecord {
    let villages = DataTree(
      columns: ["name", "label", "district", "people"],
      rows: [
        ["v1", "Ак-Суу", "d1", "100"], ["v2", "Кара-Суу", "d1", "2500"],
        ["v3", "Достук", "d2", "900"],
        ["v4", "Жаңы", "", "x"],
      ])
    let tree = DataTree(nodes: [
      ("root", "", -1), ("item", "", 0), ("name", "a", 1), ("x", "1", 1), ("x", "2", 1),
      ("item", "", 0),
      ("name", "b", 5), ("deep", "", 5), ("x", "3", 7),
    ])
    let saved = DataTree(nodes: [
      ("data", "", -1), ("district", "d2", 0), ("g", "", 0), ("inner", "7", 2),
    ])
    let record = SampleRecord(
      "district\nvillage?\nmany\ng/\n inner\nr*\n choice\n q\nlast",
      tables: [("villages", villages), ("tree", tree), ("__last-saved", saved)])
    record.set("district", "d1")
    record.set("village", "v3")
    return record
  }

  @Test(arguments: [
    ("instance('villages')/root/item[name = ${village}]/label", "Достук"),
    ("instance('villages')/root/item[name = 'none']/label", ""),
    ("instance('villages')/root/item[name = 'none']/label = ''", "true"),
    ("instance('villages')/root/item[people > 500 and district = ${district}]/name", "v2"),
    ("join(' ', instance('villages')/root/item[district = 'd1']/name)", "v1 v2"),
    ("join(' ', instance('villages')/root/item[district = 'd1'][2]/name)", "v2"),
    ("join(' ', instance('villages')/root/item[district = 'd1' and position() = 2]/name)", "v2"),
    ("join(' ', instance('villages')/root/item[position() > 2]/name)", "v3 v4"),
    ("instance('villages')/root/item[last()]/name", "v4"),
    ("instance('villages')/root/item[2]/name", "v2"),
    ("count(instance('villages')/root/item)", "4"),
    ("sum(instance('villages')/root/item/people)", "3500"),
    ("instance('villages')/root/item[100 = people]/name", "v1"),
    ("instance('villages')/root/item[people = 100]/name", "v1"),
    ("instance('villages')/root/item[district = '']/name", "v4"),
    ("instance('villages')/root/item[name = current()/../village]/label", "Достук"),
    ("instance('villages')/root/item[name = /data/village]/label", "Достук"),
    ("instance('villages')/root/item[selected('v3 v2', name)]/name", "v2"),
    ("count(instance('villages')/root/item[name = 'v1']/*)", "4"),
    ("instance('villages')/root/item[name = 'v1']/label/../people", "100"),
    ("position(instance('villages')/root/item[name = 'v3'])", "3"),
    ("join(' ', instance('villages')//name)", "v1 v2 v3 v4"),
    ("join(' ', randomize(instance('villages')/root/item, 42)/name)", "v1 v4 v3 v2"),
    ("pulldata('villages', 'label', 'name', ${village})", "Достук"),
    ("pulldata('villages', 'label', 'name', 'none')", ""),
    ("pulldata('villages', 'people', 'name', 'v1') + 1", "101"),
    ("join(' ', instance('tree')/root/item/x)", "1 2"), ("join(' ', instance('tree')//x)", "1 2 3"),
    ("instance('tree')/root/item[name = 'b']/deep/x", "3"),
    ("count(instance('tree')/root/item[x])", "1"),
    ("string(instance('tree')/root/item[2])", "b3"),
    ("position(instance('tree')/root/item[2])", "2"),
    ("instance('tree')/other", ""), ("${last-saved#district}", "d2"),
    ("${last-saved#inner} + 1", "8"),
    ("${last-saved#last} = ''", "true"), ("count(instance('tree')/root/item/self::item)", "2"),
  ])
  func `look-ups give what the tables hold`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test(arguments: [
    ("district = ${district}", [0, 1]), ("district = 'd2' or people > 1000", [1, 2]),
    ("people > 500 and district = ${district}", [1]), ("true()", [0, 1, 2, 3]),
    ("name != 'v1'", [1, 2, 3]),
    ("position() = 2", [1]), ("3", [2]), ("district = 'd1' and position() > 1", [1]),
    ("selected(${many}, name)", []), ("name = current()", [2]),
    ("../item[1]/district = district", [0, 1]),
    ("count(../item[district = current()/../district]) = 2", [0, 1, 2, 3]),
    ("label", [0, 1, 2, 3]),
    ("./district = ''", [3]), ("district = ${district} and name = 'v2'", [1]),
  ])
  func `a choice filter keeps the items that satisfy it`(source: String, expected: [Int32]) {
    let record = record()
    let node = NodeReference(record: record.node("village"))
    let filter = record.compiled(source, at: "village", role: .choiceFilter(table: 0))
    #expect(
      filter?.items(of: record.table(0), numbered: 0, current: node, in: record) == expected)
    let oneByOne = (0..<4).filter { item in
      let candidate = NodeReference(tree: 1, index: record.table(0).item(item))
      guard case .number(let number) = filter?.evaluate(at: candidate, in: record, current: node)
      else { return filter?.isTrue(at: candidate, in: record, current: node) == true }
      return number == Double(item + 1)
    }
    #expect(oneByOne.map(Int32.init) == expected)
  }

  @Test func `an unknown column of a filter reads as empty, with a warning`() {
    let record = record()
    let role = ExpressionSite.Role.choiceFilter(table: 0)
    #expect(
      record.problems(of: "distrikt = 'd1'", at: "village", role: role) == [
        "unknown-column@0-8: The list \"villages\" has no column \"distrikt\". Did you mean \"district\"?"
      ])
    let filter = record.compiled("distrikt = ''", at: "village", role: role)
    let node = NodeReference(record: record.node("village"))
    #expect(filter?.items(of: record.table(0), numbered: 0, current: node, in: record).count == 4)
  }

  @Test func `choices from a roster are filtered row by row`() {
    let record = record()
    for row in 1...3 { record.set("r[\(row)]/q", "\(row)") }
    let roster = record.shape.definitions(named: "r")[0]
    let filter = record.compiled(
      "${q} > 1 and choice != current()", at: "village", role: .rosterChoiceFilter(roster: roster))
    record.set("r[3]/choice", "v3")
    let current = NodeReference(record: record.node("village"))
    let kept = (1...3).filter { row in
      let node = NodeReference(record: record.node("r[\(row)]"))
      return filter?.isTrue(at: node, in: record, current: current) == true
    }
    #expect(kept == [2])
  }
}
