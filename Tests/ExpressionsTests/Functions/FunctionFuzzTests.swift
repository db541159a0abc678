import Expressions
import SurveyBasics
import Testing

/// No function, called with whatever arguments, takes the program down, gives
/// more text than a record may hold, or takes more than its share of work.
@Suite struct FunctionFuzzTests {
  private static let pieces = [
    "''", "' '", "'a'", "'жашы'", "'e\u{301}'", "'👩‍👩‍👧'", "'a b  c'", "0", "1", "2", "3", "-1", "0.5",
    "-0", "99999999999999999999999999", "1 div 0", "-1 div 0", "0 div 0", "9007199254740993",
    "'1e400'", "'-'", "'.'", "true()", "false()", "now()", "today()", "'2026-02-30'",
    "'0000-00-00'", "'9999-12-31'", "'-99999-01-01'", "'2026-05-01T25:61:61.999+99:99'",
    "'2026-05-01T10:00:00.000+06:00'", "'10:00'", "'%Y-%m-%d %H:%M:%S %3 %W %% %q %'", "'('",
    "'(a*)*b'", "'[[:alpha:]]{1000}'", "'(?=a)'", "'\\\\p{Cyrillic}+'", "'x{2}{3}{4}{5}'",
    "'MD5'", "'SHA-512'", "'base64'", "'hex'", "'====QUJD'", "'name'", "'big'",
    "'1 2 3 4;5 6 7 8;9'", "'91 181 0 0'", "'nan nan'", "${q}", "${r}", "${in}", "${long}", ".",
    "..", "${r}[1]/in", "${r}[position() = last()]", "instance('big')/root/item",
    "instance('big')/root/item[name = ${q}]/name", "current()", "/data/r/in", "position(..)",
  ]

  private func record() -> SampleRecord {
    let record = SampleRecord(
      "q\nlong\nchoice?\nr*\n in\nlast",
      tables: [
        ("big", DataTree(columns: ["name", "label"], rows: (0..<500).map { ["\($0)", "L"] }))
      ]
    )
    record.set("q", "17")
    record.set("long", String(repeating: "аб 1,", count: 2_000))
    record.set("r[3]/in", "5")
    record.set("r[1]/in", "2026-05-01")
    return record
  }

  @Test(arguments: 0..<8)
  func `random calls of every function come to an end`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let record = record()
    let clock = ContinuousClock()
    var slowest = (Duration.zero, "")
    for name in FunctionTable.names {
      for _ in 0..<24 {
        let count = Int.random(in: 0...4, using: &chance)
        let arguments = (0..<count).map { _ in argument(depth: 1, &chance) }
        let source = "\(name)(\(arguments.joined(separator: ", ")))"
        let time = clock.measure { check(source, record, seed) }
        if time > slowest.0 { slowest = (time, source) }
      }
    }
    // Hundreds of times what the slowest takes: only work without bounds is longer.
    #expect(slowest.0 < .seconds(20), "seed \(seed): \(slowest.1)")
  }

  private func argument(depth: Int, _ chance: inout SeededGenerator) -> String {
    guard depth > 0, Int.random(in: 0..<4, using: &chance) == 0,
      let name = FunctionTable.names.randomElement(using: &chance)
    else { return Self.pieces.randomElement(using: &chance) ?? "''" }
    let arguments = (0..<Int.random(in: 0...3, using: &chance)).map { _ in
      argument(depth: depth - 1, &chance)
    }
    return "\(name)(\(arguments.joined(separator: ", ")))"
  }

  private func check(_ source: String, _ record: SampleRecord, _ seed: UInt64) {
    for path in ["r[3]/in", "last"] {
      let node = record.node(path)
      let site = ExpressionSite(record.definition(of: node))
      let (expression, problems) = CompiledExpression.compile(source, in: record.shape, at: site)
      #expect(expression != nil || !problems.isEmpty, "seed \(seed): \(source)")
      guard let expression else { continue }
      let place = NodeReference(record: node)
      #expect(
        expression.text(at: place, in: record).utf8.count <= 1 << 20, "seed \(seed): \(source)")
      _ = expression.number(at: place, in: record)
      _ = expression.isTrue(at: place, in: record)
      _ = expression.evaluate(at: place, in: record)
    }
  }

  /// Texts and sets that grow with every level end with a message and no text.
  @Test(arguments: [
    ("concat(", "${long}, ${long}, ${long}, ${long}, ${long}, ${long}, ${long}, ${long}", ")", 24),
    ("join(${long}, ", "${long}, ${long}, ${long}", ")", 24),
    ("translate(", "${long}, ${long}, ${long}", ")", 1),
    ("concat(uuid(", "99999999999", "))", 1),
    ("substr(", "${long}, -99999999999999, 99999999999999", ")", 1),
    ("round(", "1 div 3, 99999999999", ")", 1), ("round(", "1 div 3, -99999999999", ")", 1),
    ("digest(", "concat(${long}, ${long}, ${long}), 'SHA-512', 'hex'", ")", 1),
    ("regex(", "${long}, '(((((а|б)*)*)*)*)*x'", ")", 1),
    ("regex(", "'a', '((((a{100}){100}){100}){100}){100}'", ")", 1),
    ("format-date(", "'99999999-01-01', '%Y'", ")", 1),
    ("date(", "999999999999999999999", ")", 1), ("date(", "-999999999999999999999", ")", 1),
    ("decimal-date-time(", "'9999-12-31T23:59:59.999999999Z'", ")", 1),
    ("count(", "//*[count(//*[count(//*) > 1]) > 1]", ")", 1),
    ("count(", "instance('big')/root/item[contains(concat(${long}, name), ${long})]", ")", 1),
    ("join(',', randomize(", "instance('big')/root/item, 1 div 0", "))", 1),
    ("checklist(", "-99999999999, 99999999999, //*", ")", 1),
    ("base64-decode(", "${long}", ")", 8), ("string-length(", "${long}", ")", 1),
    ("selected-at(", "${long}, 1 div 0", ")", 1), ("selected-at(", "${long}, -5", ")", 1),
    ("distance(", "'0 0 0 0;1 1 1 1;1e999 2', ${long}", ")", 1),
  ])
  func `growth without bounds ends`(open: String, inside: String, close: String, levels: Int) {
    let record = record()
    var source = inside
    for _ in 0..<levels { source = open + source + close }
    check(source, record, 0)
    let nested = String(repeating: "concat(", count: 20) + "${long}"
    let doubled = (0..<20).reduce(nested) { text, _ in text + ", ${long}, ${long})" }
    check(doubled, record, 0)
  }

  @Test func `a long text passes through every function`() {
    let record = record()
    record.set("long", String(repeating: "9 ", count: 130_000))
    for name in FunctionTable.names {
      for arguments in ["${long}", "${long}, 1", "${long}, ${long}", "1, ${long}, ${long}"] {
        check("\(name)(\(arguments))", record, 0)
      }
    }
  }
}
