import Expressions
import Testing

/// xlsform 7.4, and the shuffle of 11.1.
@Suite struct NodeSetFunctionTests {
  private func record() -> SampleRecord {
    let record = SampleRecord("a\nr*\n q\n s*\n  t\nlast")
    for row in 1...3 {
      record.set("r[\(row)]/q", row == 2 ? "" : "\(row)")
      for inner in 1...2 { record.set("r[\(row)]/s[\(inner)]/t", "\(row)\(inner)") }
    }
    return record
  }

  @Test(arguments: [
    ("last", "count(${r})", "3"), ("last", "count(${q})", "3"),
    ("last", "count-non-empty(${q})", "2"),
    ("last", "count(${r}[q > 1])", "1"), ("last", "count(${r}[9])", "0"),
    ("last", "count(${a} | ${q})", "4"),
    ("last", "count(${q} | ${q})", "3"), ("r[2]/q", "position(..)", "2"),
    ("r[2]", "position()", "2"),
    ("r[2]", "position(.)", "2"), ("r[2]/q", "position()", "1"), ("last", "position(${r}[9])", "0"),
    ("last", "position(${r}[q = 3])", "3"), ("last", "join(',', ${r}[position() > 1]/q)", ",3"),
    ("last", "join(',', ${r}[position() = last()]/q)", "3"), ("last", "${r}[last()]/q", "3"),
    ("last", "join(',', ${s}[last()]/t)", "12,22,32"),
    ("last", "join(',', ${s}[position() = 1]/t)", "11,21,31"),
    ("last", "join(',', ${r}[q != ''][2]/q)", "3"), ("last", "join(',', ${r}[2][1]/s/t)", "21,22"),
    ("last", "indexed-repeat(${t}, ${r}, 3, ${s}, 2)", "32"),
    ("last", "indexed-repeat(${q}, ${r}, 3) + 1", "4"),
    ("last", "indexed-repeat(${q}, ${r}, '')", ""), ("last", "indexed-repeat(${q}, ${r}, -1)", ""),
    ("last", "join(',', indexed-repeat(${t}, ${r}, 3))", "31,32"),
    ("r[3]/q", "indexed-repeat(${q}, ${r}, position(..) - 2)", "1"),
    ("r[2]/s[1]/t", "indexed-repeat(${t}, ${s}, 2)", "22"), ("r[3]/q", "current()", "3"),
    ("r[1]/q", "count(${r}[q > current()])", "1"),
    ("r[1]/q", "count(${r}[q >= current()/../q])", "2"),
    ("last", "join(',', randomize(${q}, 1))", ",1,3"), ("last", "count(randomize(${q}))", "3"),
    ("last", "join(',', ${r}[q = 1 or q = 3]/s[2]/t)", "12,32"),
    ("last", "sum(${r}[q = 3]/s/t)", "63"),
    ("r[2]/q", "join(',', ../s[t > 21]/t)", "22"), ("last", "join(',', /data/r[2]/s[1]/t)", "21"),
    ("last", "join(',', /data/r/s[1]/t)", "11,21,31"), ("last", "/data/r[position() = 3]/q", "3"),
    ("last", "count(/data/*)", "5"), ("last", "join(',', //t[. > 30])", "31,32"),
    ("last", "count(//t/..)", "6"), ("last", "count(//t/../..)", "3"),
    ("last", "join(',', ${r}/q/../s[1]/t)", "11,21,31"),
    ("last", "join(',', ${r}[count(s[t > 30]) = 2]/q)", "3"),
    ("r[2]/q", "${r}[number(q) = 3]/q", "3"), ("last", "join(',', ${r}[${q} = 3]/q)", "3"),
    ("last", "join(',', self::node()/../r/q)", "1,,3"),
    ("last", "join(',', ../child::r/child::q)", "1,,3"),
    ("last", "join(',', ../self::data/r/q)", "1,,3"), ("last", "count(../self::other)", "0"),
    ("last", "join(',', ${q}/text())", "1,,3"), ("last", "count(/)", "1"),
    ("last", "count(..)", "1"),
    ("last", "count(/descendant-or-self::r)", "3"), ("last", "(${q})[3]", "3"),
  ])
  func `sets hold what the table says`(site: String, source: String, expected: String) {
    #expect(record().text(source, at: site) == expected)
  }

  @Test(arguments: [
    (42, "AFCBDE", "0591846372"), (33, "DFEBCA", "3548201697"), (-42, "EDAFBC", "4305127896"),
    (1, "BFEACD", "6540278319"), (11_111_111, "ACDBFE", "0731598264"), (0, "CBEAFD", "9180536472"),
    (5_989_458_117_437_254, "ACBEDF", ""),
  ])
  func `a seed gives the order that all engines give`(seed: Int, letters: String, digits: String) {
    #expect(String(Shuffle.shuffled(Array("ABCDEF"), seed: Int64(seed))) == letters)
    if !digits.isEmpty {
      #expect(String(Shuffle.shuffled(Array("0123456789"), seed: Int64(seed))) == digits)
    }
  }

  @Test func `seeds are numbers, texts or nothing`() {
    let record = record()
    #expect(Shuffle.seed("42.9", in: record) == 42)
    #expect(Shuffle.seed("-42", in: record) == -42)
    #expect(Shuffle.seed("", in: record) == 0)
    #expect(Shuffle.seed("mirror", in: record) == 0x0015_4761_637c_a746)
    #expect(Shuffle.seed("99999999999999999999", in: record) == .max)
    #expect(record.compiled("count(randomize(${q}))", at: "last")?.usesChance == true)
    #expect(record.compiled("count(randomize(${q}, 5))", at: "last")?.usesChance == false)
  }
}
