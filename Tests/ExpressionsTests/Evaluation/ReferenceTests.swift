import Expressions
import Testing

/// xlsform 6.5: what `${name}` denotes.
@Suite struct ReferenceTests {
  /// Two rows of `o` with two rows of `i` each; `p` has one row.
  private func nested() -> SampleRecord {
    let record = SampleRecord(
      """
      top
      o*
        oq
        i*
          iq
          calc
        ocalc
      p*
        pq
      """)
    for outer in 1...2 {
      record.set("o[\(outer)]/oq", "\(outer)0")
      for inner in 1...2 { record.set("o[\(outer)]/i[\(inner)]/iq", "\(outer)\(inner)") }
    }
    record.set("p[1]/pq", "7")
    return record
  }

  @Test(
    arguments: [
      ("o[2]/i[1]/calc", "join(',', ${iq})", "21"), ("o[2]/i[1]/calc", "sum(${iq})", "21"),
      ("o[2]/i[1]/calc", "join(',', ${oq})", "20"), ("o[2]/i[1]/calc", "count(${i})", "2"),
      ("o[2]/i[1]/calc", "count(${o})", "2"), ("o[2]/ocalc", "join(',', ${iq})", "21,22"),
      ("o[2]/ocalc", "count(${i})", "2"), ("top", "join(',', ${iq})", "11,12,21,22"),
      ("top", "count(${i})", "4"), ("top", "count(${o})", "2"),
      ("p[1]/pq", "join(',', ${oq})", "10,20"), ("p[1]/pq", "${oq}", "10"),
      ("p[1]/pq", "indexed-repeat(${oq}, ${o}, 2)", "20"),
      ("top", "indexed-repeat(${iq}, ${o}, 2, ${i}, 1)", "21"),
      ("top", "indexed-repeat(${iq}, ${i}, 1, ${o}, 2)", "21"),
      ("o[2]/i[2]/calc", "indexed-repeat(${iq}, ${i}, position(..) - 1)", "21"),
      ("top", "indexed-repeat(${oq}, ${o}, 0)", ""), ("top", "indexed-repeat(${oq}, ${o}, 3)", ""),
      ("top", "${o}[position() = 2]/oq", "20"), ("top", "${o}[2]/oq", "20"),
      ("top", "${o}[oq = 20]/oq", "20"), ("top", "join(',', ${o}[2]/i/iq)", "21,22"),
      ("top", "join(',', ${i}[1]/iq)", "11,21"), ("top", "join(',', (${i})[1]/iq)", "11"),
      ("o[2]/oq", "${o}[position() = position(current()/..) - 1]/oq", "10"),
      ("o[1]/oq", "${o}[position() = position(current()/..) - 1]/oq", ""),
      ("top", "join(',', ${o}[count(i) = 2]/oq)", "10,20"),
      ("top", "join(',', ${o}[sum(i/iq) > 40]/oq)", "20"),
      ("o[2]/i[1]/iq", "../../oq", "20"), ("o[2]/i[1]/iq", "position(..)", "1"),
      ("o[2]/i[2]/iq", "position(../..)", "2"), ("o[2]/i[2]/iq", "count(../../i)", "2"),
      ("top", "join(',', /data/o/i/iq)", "11,12,21,22"), ("o[2]/oq", "/data/o/oq", "20"),
      ("o[2]/oq", "sum(/data/o/oq)", "30"), ("o[2]/oq", "/data/o/oq + 1", "21"),
      ("top", "join(',', //iq)", "11,12,21,22"),
      ("top", "join(',', /data/o/*)", "10,11,12,,20,21,22,"),
      ("top", "join(',', ${oq} | ${pq})", "10,20,7"), ("top", "count(//i)", "4"),
    ])
  func `references and paths denote the nodes of the table`(
    site: String, source: String, expected: String
  ) {
    #expect(nested().text(source, at: site) == expected)
  }

  @Test func `nodes that are not relevant are empty and not counted`() {
    let record = nested()
    record.hide("o[1]/oq")
    record.hide("o[2]/i[1]")
    #expect(record.text("join(',', ${oq})", at: "top") == "20")
    #expect(record.text("count(${i})", at: "top") == "3")
    #expect(record.text("${oq} = ''", at: "o[1]/ocalc") == "true")
    #expect(record.text("join('-', ${oq}, 'x')", at: "o[1]/ocalc") == "-x")
    #expect(record.text("position(..)", at: "o[2]/i[2]/calc") == "1")
  }
}
