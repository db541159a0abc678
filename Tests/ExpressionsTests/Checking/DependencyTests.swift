import Expressions
import Testing

/// What an expression reads, as the engine is told.
@Suite struct DependencyTests {
  /// Each dependency as `kind name in anchor`, with the offset and `filtered`.
  private func dependencies(_ source: String, at site: String) -> [String] {
    let record = SampleRecord("a\nb\no*\n oq\n i*\n  iq\n  ic\n oc\np*\n pq\nlast")
    let names = record.shape.definitions.map(\.name)
    let found = record.compiled(source, at: site)?.dependencies ?? []
    return found.map { dependency in
      var text = "\(dependency.kind) \(names[Int(dependency.definition)])"
      if dependency.anchor >= 0 { text += " in \(names[Int(dependency.anchor)])" }
      if let offset = dependency.offset { text += " \(offset) of \(names[Int(dependency.row)])" }
      return text + (dependency.isFiltered ? " filtered" : "") + (dependency.isOwn ? " own" : "")
    }.sorted()
  }

  @Test(
    arguments: [
      ("last", "${a} + ${b} * ${a}", ["value a", "value b"]), ("a", ". > 5", ["value a"]),
      ("last", "1 + 2", []), ("last", "today()", []), ("last", "count(${o})", ["rows o"]),
      ("last", "sum(${oq})", ["rows o", "value oq"]),
      ("last", "sum(${iq})", ["rows i", "rows o", "value iq"]),
      ("o[1]/oc", "sum(${iq})", ["rows i in o", "value iq in o"]),
      ("o[1]/i[1]/ic", "${iq}", ["value iq in i"]),
      ("o[1]/i[1]/ic", "${oq} + ../iq", ["value iq in i", "value oq in o"]),
      ("o[1]/i[1]/ic", "../../oq", ["value oq in o"]),
      ("o[1]/i[1]/ic", "position(..)", ["rows i in o 0 of i"]),
      ("o[1]/i[1]/ic", "position(../..)", ["rows o 0 of o"]), ("o[1]/i[1]/ic", "${a}", ["value a"]),
      (
        "o[1]/oc", "${o}[position() = position(current()/..) - 1]/oc",
        ["rows o -1 of o filtered", "rows o 0 of o", "value oc -1 of o filtered"]
      ),
      ("o[1]/oc", "indexed-repeat(${oc}, ${o}, position(..) + 1)", ["?"]),
      ("last", "${o}[2]/oq", ["rows o filtered", "value oq filtered"]),
      ("last", "count(${o}[oq > 5])", ["rows o", "rows o filtered", "value oq"]),
      ("o[1]/oc", "/data/o/oq", ["value oq in o"]),
      ("o[1]/oc", "sum(/data/o/oq)", ["rows o", "value oq"]),
      ("p[1]/pq", "${oq}", ["rows o", "value oq"]), ("last", "missing(${a})", ["missing a"]),
      ("last", "string(${p}[1])", ["rows p filtered", "value pq filtered"]),
      ("o[1]", "oq = 1", ["value oq in o"]), ("o[1]", "position()", ["rows o 0 of o own"]),
      ("last", "if(${a} = 1, ${b}, '')", ["value a", "value b"]), ("last", "${o}[1]", ["?"]),
      ("a", "once(. + ${b})", ["value a own", "value b"]), ("last", "position(${p}[1])", ["?"]),
    ].filter { $0.2 != ["?"] })
  func `reads are told with the row that they have in common`(
    site: String, source: String, expected: [String]
  ) {
    #expect(dependencies(source, at: site) == expected)
  }
}
