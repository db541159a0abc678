import FileSimulation
import FileStorage
import JSONRecords
import ResponseMerging
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

/// That merging is union, judged by the digest over all records.
@Suite struct UnionTests {
  /// A disk with the records dealt out to sources, some of them more than once.
  private func disk(
    _ records: [CheckedRecord], sources: Int, using generator: inout SeededGenerator
  ) throws -> (SimulatedFileSystem, [String]) {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    var paths: [String] = []
    for number in 0..<sources {
      var part = records.enumerated().filter {
        $0.offset % sources == number || Int.random(in: 0..<4, using: &generator) == 0
      }.map(\.element)
      part.shuffle(using: &generator)
      paths.append("/stick/\(number).ndjson")
      try AtomicFile.write(SampleRecords.lines(part), to: paths[number], on: files)
    }
    return (files, paths)
  }

  @Test func `order, repetition and grouping do not matter`() throws {
    for seed in UInt64(1)...200 {
      var generator = SeededGenerator(seed: seed)
      let records = try SampleRecords.random(
        Int.random(in: 4...24, using: &generator), using: &generator)
      let (files, paths) = try disk(records, sources: 3, using: &generator)
      let one = try SampleRecords.store(at: "/one", on: files)
      try one.merging(paths, on: files)
      let digest = try one.setDigest
      // merge(a, a) = a
      let again = try one.merging(paths, on: files)
      #expect(again.totals.new == 0 && again.totals.known == again.totals.read, "seed \(seed)")
      #expect(try one.setDigest == digest, "seed \(seed)")
      // Another order, one by one, with repetitions.
      let two = try SampleRecords.store(at: "/two", on: files)
      for path in (paths + paths).shuffled(using: &generator) {
        try two.merging([path], on: files)
      }
      #expect(try two.setDigest == digest, "seed \(seed)")
      // Another grouping: a, and the store of b and c.
      let part = try SampleRecords.store(at: "/part", on: files)
      try part.merging([paths[1], paths[2]], on: files)
      let three = try SampleRecords.store(at: "/three", on: files)
      try three.merging([paths[0], "/part"], on: files)
      #expect(try three.setDigest == digest, "seed \(seed)")
      // The same findings, whatever the way.
      let findings = try [one, two, three].map { store in
        let report = try store.merging([], on: files)
        return [report.conflicts.map(\.responseID), report.unitsTwice.flatMap(\.responses)]
      }
      #expect(findings[0] == findings[1] && findings[1] == findings[2], "seed \(seed)")
      #expect(try one.catalog().conflicts.map(\.responseID) == findings[0][0], "seed \(seed)")
    }
  }

  @Test func `a merge that is killed anywhere and begun anew gives the same`() throws {
    for seed in UInt64(1)...2 {
      var generator = SeededGenerator(seed: seed)
      let records = try SampleRecords.random(18, using: &generator)
      let (files, paths) = try disk(records, sources: 2, using: &generator)
      let part = try SampleRecords.store(at: "/stick/part", on: files)
      try part.keep(SampleRecords.questionnaire, SampleRecords.sources)
      part.close()
      let store = try SampleRecords.store(at: "/store", on: files)
      try store.merging([paths[0]], on: files)
      let start = files.steps.count
      try store.merging([paths[1], "/stick/part"], on: files)
      let end = files.steps.count
      let expected = try store.setDigest
      for step in start...end {
        for disk in files.afterPowerCut(at: step, states: 1, seed: seed) {
          let again = try SampleRecords.reopened("/store", on: disk)
          try again.merging([paths[1], "/stick/part"], on: disk)
          #expect(try again.setDigest == expected, "seed \(seed), step \(step)")
          #expect(try again.catalog().troubles.isEmpty, "seed \(seed), step \(step)")
        }
      }
    }
  }

  @Test func `a disk that fails leaves the store as it was`() throws {
    var generator = SeededGenerator(seed: 5)
    let records = try SampleRecords.random(18, using: &generator)
    let (files, paths) = try disk(records, sources: 2, using: &generator)
    let store = try SampleRecords.store(at: "/store", on: files)
    try store.merging([paths[0]], on: files)
    let before = try store.setDigest
    var number = 1
    while true {
      files.fail(SimulatedFileSystem.Failure(.write, number: number, code: 28))
      let report = try? store.merging([paths[1]], on: files)
      let hasStruck = files.failures > 0
      files.fail(nil)
      guard report == nil else {
        #expect(!hasStruck)
        break
      }
      number += 1
      let digest = try store.setDigest
      // The journal and what follows it come after the switch.
      if digest != before { break }
    }
    #expect(number > 2)
    try store.merging([paths[1]], on: files)
    let whole = try SampleRecords.store(at: "/whole", on: files)
    try whole.merging(paths, on: files)
    #expect(try store.setDigest == whole.setDigest)
  }

  @Test func `bytes pass through unchanged, and the count balances`() throws {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let first = try SampleRecords.response(1)
    let second = try SampleRecords.response(1, revision: 2, parents: [first])
    let events = try SampleRecords.events(1)
    let review = try SampleRecords.review(of: second, .approved)
    let records = [second, events, review, first, first]
    try AtomicFile.write(SampleRecords.lines(records), to: "/stick/a.ndjson", on: files)
    let store = try SampleRecords.store(at: "/store", on: files)
    let report = try store.merging(["/stick/a.ndjson"], on: files)
    let source = try #require(report.sources.first)
    #expect([source.read, source.new, source.known, source.quarantined] == [5, 4, 1, 0])
    #expect(source.superseded == 2)
    #expect(source.conflicts == 0)
    let folder = "/store/segments/\(try #require(report.id))"
    #expect(
      try files.contents(of: "\(folder)/residents.responses.ndjson")
        == SampleRecords.lines([second, first]))
    #expect(
      try files.contents(of: "\(folder)/residents.events.ndjson") == SampleRecords.lines([events]))
    #expect(try files.contents(of: "\(folder)/records.ndjson") == SampleRecords.lines([review]))
    let note = try #require(try store.mergeNotes().last)
    #expect(note.id == report.id)
    #expect(note.record["sources"]?[0]?["new"] == 4)
  }

  @Test func `an index that was lost or damaged is made anew`() throws {
    for damage in ["", "x", "entries"] {
      let files = SimulatedFileSystem()
      try files.makeDirectory("/stick")
      let records = try (0..<5).map { try SampleRecords.response($0) }
      try AtomicFile.write(SampleRecords.lines(records), to: "/stick/a.ndjson", on: files)
      let store = try SampleRecords.store(at: "/store", on: files)
      let folder = "/store/segments/\(try #require(store.merging(["/stick"], on: files).id))"
      switch damage {
      case "": try files.unlink("\(folder)/entries.json")
      case "x": files.replaceContents(of: "\(folder)/entries.json", with: [0x7B])
      default:
        var bytes = try files.contents(of: "\(folder)/entries")
        bytes[100] ^= 1
        files.replaceContents(of: "\(folder)/entries", with: bytes)
      }
      let report = try store.merging(["/stick"], on: files)
      #expect(report.totals.known == 5)
      #expect(report.id == nil)
    }
  }

  @Test func `a dry run finds the same and writes nothing`() throws {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let first = try SampleRecords.response(1)
    let fork = try SampleRecords.response(1, answers: ["age": .integer(35)])
    try AtomicFile.write(SampleRecords.lines([first, fork]), to: "/stick/a.ndjson", on: files)
    let store = try SampleRecords.store(at: "/store", on: files)
    let steps = files.steps.count
    let dry = try Merge(
      into: store, from: files, by: "bek", at: SampleRecords.now, isDryRun: true
    ).run(["/stick"])
    let changes: Set<FileError.Operation> = [.create, .write, .rename, .unlink, .makeDirectory]
    #expect(files.steps[steps...].allSatisfy { !changes.contains($0.operation) })
    #expect(dry.totals.new == 2)
    #expect(dry.conflictCount == 1)
    let real = try store.merging(["/stick"], on: files)
    #expect(real.totals.new == 2)
    #expect(real.conflicts.map(\.questions) == [["age"]])
  }
}
