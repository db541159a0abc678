import FileSimulation
import FileStorage
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

@Suite struct HistoryTests {
  private let files = SimulatedFileSystem()
  private let store: Store

  init() throws {
    store = try SampleInterview.store(on: files)
  }

  /// A correction by a supervisor with another age, a row less and a row more.
  private func correct(_ first: Response) throws -> Response {
    var corrected = first
    corrected.revision = 2
    corrected.parents = [try #require(first.revisionID)]
    corrected.made = Response.Making(
      by: "bek", role: .supervisor, at: SampleInterview.now, reason: "mistyped")
    corrected.answers["age"] = .integer(43)
    corrected.answers["members"] = .rows([
      AnswerValue.Row(id: "r3", answers: ["age": .integer(7)])
    ])
    corrected.missing["income"] = nil
    corrected.answers["income"] = .integer(1200)
    var personal = SampleInterview.personal
    personal.answers["phone"] = .text("0555 000000")
    return try store.add(corrected, personal: personal).response
  }

  @Test func `changes are told by question, rows by their ids`() throws {
    var earlier = SampleInterview.response
    var later = earlier
    #expect(AnswerDifference.among([earlier, later]).isEmpty)
    earlier.answers["members"] = .rows([
      AnswerValue.Row(id: "r2", answers: ["age": .integer(61)]),
      AnswerValue.Row(id: "r1", answers: ["age": .integer(30)]),
    ])
    later.answers["members"] = .rows([
      AnswerValue.Row(id: "r1", answers: ["age": .integer(31)]),
      AnswerValue.Row(id: "r2", answers: ["age": .integer(61)]),
    ])
    later.answers["remarks"] = .text("жок")
    later.missing["remarks"] = nil
    later.answers["area_ha"] = nil
    #expect(
      AnswerDifference.among([earlier, later]) == [
        AnswerDifference(key: "area_ha", answers: [.value(.decimal(2.5)), nil]),
        AnswerDifference(
          key: "members[r1]/age", answers: [.value(.integer(30)), .value(.integer(31))]),
        AnswerDifference(key: "remarks", answers: [.missing(.blank), .value(.text("жок"))]),
      ])
  }

  @Test func `a correction, what was said of it and who holds it stand in the history`() throws {
    let first = try SampleInterview.run(in: store).response
    let second = try correct(first)
    let firstID = try #require(first.revisionID)
    let secondID = try #require(second.revisionID)
    for (revision, verdict) in [(firstID, Review.Verdict.returned), (secondID, .approved)] {
      let review = Review(
        responseID: first.responseID, revisionID: revision, kind: .decision, verdict: verdict,
        by: "bek", role: .supervisor, at: SampleInterview.now)
      try store.add(CheckedRecord(.review, naming: review.record))
    }
    let receipt = Receipt(
      bundle: String(repeating: "a", count: 64), store: "another store", records: [firstID],
      by: "centre", at: SampleInterview.now)
    try store.add(CheckedRecord(.receipt, naming: receipt.record))

    let history = try store.history(of: "3f4a5b", personal: false)
    try #require(history.revisions.count == 2)
    #expect(history.responseID == first.responseID)
    #expect(history.heads == [secondID])
    let (one, two) = (history.revisions[0], history.revisions[1])
    #expect(one.changes.isEmpty)
    #expect(one.standing.verdict == .returned)
    #expect(one.receipts.map(\.by) == ["centre"])
    #expect(one.arrival == nil)
    #expect(one.events?.events.count == SampleInterview.events.count)
    #expect(two.standing.verdict == .approved)
    #expect(two.receipts.isEmpty)
    #expect(two.events == nil)
    #expect(two.changes.map(\.parent) == [firstID])
    #expect(
      two.changes.first?.changes.map(\.key) == [
        "age", "income", "members[r2]", "members[r2]/age", "members[r2]/name", "members[r3]",
        "members[r3]/age",
      ])
    #expect(two.changesPersonal)
    #expect(two.personalChanges == nil)
    let asked = try store.history(of: first.responseID, personal: true)
    #expect(
      asked.revisions.last?.personalChanges == [
        AnswerDifference(
          key: "phone", answers: [.value(.text("0555 999999")), .value(.text("0555 000000"))])
      ])
  }

  @Test func `what a merge brought is told with the merge, its events and personal parts`() throws {
    let first = try SampleInterview.run(in: store).response
    _ = try correct(first)
    let other = try SampleInterview.store(on: files, at: "/centre")
    var lines: [String: [UInt8]] = [:]
    try store.forEachRecord { _, result in
      guard let record = try? result.get(), let line = try? record.line() else { return }
      let name = record.format == .response ? "responses" : record.format == .events ? "events" : ""
      lines[name.isEmpty ? "records.ndjson" : "residents.\(name).ndjson", default: []] +=
        line + [0x0A]
    }
    try files.makeDirectories("/centre/segments/m1")
    for (name, bytes) in lines {
      try AtomicFile.create(bytes, at: "/centre/segments/m1/\(name)", on: files)
    }
    try AtomicFile.create(
      Array(#"{"merge":"m1","sources":[{"name":"osh.suroo"}]}"#.utf8),
      at: "/centre/segments/m1/merge.json", on: files)
    let history = try other.history(of: first.responseID, personal: true)
    try #require(history.revisions.count == 2)
    #expect(history.revisions[0].arrival?.merge == "m1")
    #expect(
      history.revisions[0].arrival?.note?["sources"]?.elements?.first?["name"]?.text == "osh.suroo")
    #expect(history.revisions[0].events?.events.count == SampleInterview.events.count)
    #expect(history.revisions[1].personalChanges?.count == 1)
  }

  @Test func `an id of nothing, and one of several, are refused`() throws {
    _ = try SampleInterview.run(in: store)
    #expect(throws: StorageError.notFound("ffff", in: "/store")) {
      _ = try store.history(of: "ffff", personal: false)
    }
  }
}
