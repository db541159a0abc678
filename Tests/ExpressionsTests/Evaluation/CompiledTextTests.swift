import Expressions
import Testing

/// xlsform 2.3: answers in texts.
@Suite struct CompiledTextTests {
  private func record() -> SampleRecord {
    let list = DataTree(columns: ["name", "label"], rows: [["1", "Ош"], ["2", "Баткен"]])
    let record = SampleRecord("name\nage\nr*\n q\n t\nlast", tables: [("regions", list)])
    record.set("name", "Айгүл")
    record.set("age", "34")
    record.set("r[2]/q", "second")
    return record
  }

  @Test(arguments: [
    ("last", "Plain text (with $ and {})", "Plain text (with $ and {})"), ("last", "", ""),
    ("last", "Салам, ${name}!", "Салам, Айгүл!"), ("last", "${name}${age}", "Айгүл34"),
    ("last", "${name} is ${age} years old.", "Айгүл is 34 years old."),
    ("r[2]/t", "Row: ${q}", "Row: second"),
    ("last", "instance('regions')/root/item[name = '2']/label is far", "Баткен is far"),
    ("last", "In instance('regions')/root/item[name = \n'1']/label", "In Ош"),
    ("last", "for instance (this)", "for instance (this)"),
    ("last", "100 % of ${age}", "100 % of 34"),
    ("last", "price: $5 {x}", "price: $5 {x}"),
  ])
  func `references are replaced by answers`(site: String, source: String, expected: String) {
    let record = record()
    let node = record.node(site)
    let site = ExpressionSite(record.definition(of: node), .text)
    let (text, problems) = CompiledText.compile(source, in: record.shape, at: site)
    #expect(problems.isEmpty)
    #expect(text.text(at: NodeReference(record: node), in: record) == expected)
    #expect(text.hasReferences == (source != expected))
  }

  @Test func `what cannot be resolved stays as written, with a problem in its place`() {
    let record = record()
    let (text, problems) = CompiledText.compile(
      "Ай ${nmae}, ${ age } and ${q}", in: record.shape, at: ExpressionSite(6, .text))
    #expect(problems.map(\.id) == ["unknown-name", "expression-syntax", "ambiguous-value"])
    #expect(problems.map(\.range) == [5..<12, 14..<22, 27..<31])
    #expect(
      text.text(at: NodeReference(record: record.node("last")), in: record)
        == "Ай ${nmae}, ${ age } and ")
    #expect(text.dependencies.map(\.kind) == [.rows, .value])
  }
}
