import FileSimulation
import FileStorage
import ResponseMerging
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

/// The end of a response, whatever comes first.
@Suite struct TombstoneTests {
  private static let secret = "Айгүл Сыдыкова"

  private func disk() throws -> SimulatedFileSystem {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let response = try SampleRecords.response(1, answers: ["name": .text(Self.secret)])
    let other = try SampleRecords.response(2, answers: ["name": .text("Бакыт")])
    let review = try SampleRecords.review(of: response, .returned, text: Self.secret)
    let events = try SampleRecords.events(1, Self.secret)
    try AtomicFile.write(
      SampleRecords.lines([response, other, review, events]), to: "/stick/content.ndjson", on: files
    )
    try AtomicFile.write(
      SampleRecords.lines([SampleRecords.tombstone(1)]), to: "/stick/end.ndjson", on: files)
    return files
  }

  /// The files below a folder that hold a text.
  private func holders(of text: String, in folder: String, _ files: any FileSystem) throws
    -> [String]
  {
    try files.list(folder).flatMap { entry -> [String] in
      let path = "\(folder)/\(entry.name)"
      guard entry.kind == .file else { return try holders(of: text, in: path, files) }
      return try files.contents(of: path).firstRange(of: Array(text.utf8)) == nil ? [] : [path]
    }
  }

  @Test(arguments: [
    ["/stick/content.ndjson", "/stick/end.ndjson"], ["/stick/end.ndjson", "/stick/content.ndjson"],
  ])
  func `it removes the content in either order, and the digest is the same`(paths: [String]) throws
  {
    let files = try disk()
    let store = try SampleRecords.store(at: "/store", on: files)
    for path in paths { try store.merging([path], on: files) }
    #expect(try holders(of: Self.secret, in: "/store", files).isEmpty)
    let catalog = try store.catalog()
    #expect(catalog.lineages.map(\.responseID) == [SampleRecords.id(2)])
    #expect(catalog.troubles.isEmpty)
    #expect(try store.removedIDs().count == 3)
    // A forgotten copy cannot bring it back.
    let again = try store.merging(["/stick/content.ndjson"], on: files)
    #expect(again.totals.known == 4)
    #expect(again.totals.withheld == 3)
    #expect(try holders(of: Self.secret, in: "/store", files).isEmpty)
    let both = try SampleRecords.store(at: "/both", on: files)
    try both.merging(["/stick"], on: files)
    #expect(try both.setDigest == store.setDigest)
    #expect(try both.recordIDs().count == 2)
  }

  @Test func `it reaches files of their own, drafts, quarantine and what was undone`() throws {
    let files = try disk()
    let store = try SampleRecords.store(at: "/store", on: files)
    let journal = try store.begin(
      InterviewOpening(
        responseID: SampleRecords.id(1), questionnaire: SampleRecords.questionnaire, seed: 1,
        at: SampleRecords.now, interviewer: "ana", device: "laptop-3", language: "ky"))
    try journal.append(
      JournalEvent(
        number: 1, at: SampleRecords.now, milliseconds: 0,
        action: .answer(key: "name", text: Self.secret)))
    var response = try Response(
      record: SampleRecords.response(1, answers: ["name": .text(Self.secret)]).object)
    response.revisionID = nil
    _ = try store.complete(journal, response, personal: nil, milliseconds: 1) { _ in false }
    try store.merging(["/stick/content.ndjson"], on: files)
    #expect(try store.undoLastMerge(by: "bek", at: SampleRecords.now) != .nothing)
    var damaged = try SampleRecords.response(1, answers: ["name": .text(Self.secret)]).line()
    damaged[damaged.count - 3] ^= 1
    try AtomicFile.write(damaged + [0x0A], to: "/stick/damaged.ndjson", on: files)
    let report = try store.merging(["/stick/damaged.ndjson"], on: files)
    #expect(report.totals.quarantined == 1)
    #expect(try holders(of: Self.secret, in: "/store", files).count >= 4)
    try store.merging(["/stick/end.ndjson"], on: files)
    #expect(try holders(of: Self.secret, in: "/store", files).isEmpty)
    #expect(try store.draftList().drafts.isEmpty)
  }

  @Test func `removing that is killed anywhere is finished by the next merge`() throws {
    let files = try disk()
    let store = try SampleRecords.store(at: "/store", on: files)
    try store.merging(["/stick/content.ndjson"], on: files)
    let start = files.steps.count
    try store.merging(["/stick/end.ndjson"], on: files)
    let digest = try store.setDigest
    for step in start...files.steps.count {
      for disk in files.afterPowerCut(at: step, states: 1, seed: 9) {
        let again = try SampleRecords.reopened("/store", on: disk)
        try again.merging(["/stick/end.ndjson"], on: disk)
        #expect(try again.setDigest == digest, "step \(step)")
        #expect(try holders(of: Self.secret, in: "/store", disk).isEmpty, "step \(step)")
      }
    }
  }
}
