import Expressions
import Testing

/// No expression takes the program down or keeps the interviewer waiting.
@Suite struct ExpressionLimitTests {
  private func record() -> SampleRecord {
    SampleRecord(
      "q\nlast",
      tables: [
        ("big", DataTree(columns: ["name"], rows: (0..<3000).map { ["\($0)"] }))
      ])
  }

  @Test func `nested look-ups over a large table end with a message`() {
    let record = record()
    let items = "instance('big')/root/item"
    let source = "count(\(items)[count(\(items)[count(\(items)[name > 1]) > 1]) > 1])"
    #expect(record.text(source, at: "last") == "")
    #expect(
      record.problems == [
        "The expression asks for too much work; it looks at more than 5 million nodes."
      ])
  }

  @Test(arguments: [
    "coalesce('', ", "if(1, 1, ", "not(", "-(", "once(", "string(1 < ", "concat('a', ", "int(1 + ",
  ])
  func `deep nesting costs no more than its length`(part: String) {
    let count = part == "-(" ? 95 : 195
    let source =
      String(repeating: part, count: count) + "''"
      + String(repeating: ")", count: count * part.count { $0 == "(" })
    let record = record()
    #expect(record.compiled(source, at: "last") != nil)
    _ = record.text(source, at: "last")
    #expect(record.problems.isEmpty)
  }

  @Test func `nested predicates compile once each`() {
    let record = SampleRecord("r*\n q\nlast")
    record.set("r[2]/q", "1")
    let source =
      String(repeating: "${r}[position() = count(", count: 60) + "${r}"
      + String(repeating: ")]", count: 60)
    #expect(record.text("count(\(source))", at: "last") == "1")
    let dependent =
      String(repeating: "../r[position() = count(", count: 20) + "../r"
      + String(repeating: ")]", count: 20)
    _ = record.text("count(\(dependent))", at: "last")
  }

  @Test func `long texts are searched in linear work`() {
    let record = record()
    record.set("q", String(repeating: "a", count: 400_000))
    let part = String(repeating: "a", count: 30_000) + "b"
    #expect(record.text("contains(${q}, '\(part)')", at: "last") == "")
    #expect(record.problems.count == 1)
  }
}
