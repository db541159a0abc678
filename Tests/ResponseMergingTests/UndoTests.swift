import FileSimulation
import FileStorage
import ResponseMerging
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

/// Taking the last merge back.
@Suite struct UndoTests {
  private func disk(_ files: [String: [CheckedRecord]]) throws -> SimulatedFileSystem {
    let disk = SimulatedFileSystem()
    try disk.makeDirectory("/stick")
    for (name, records) in files {
      try AtomicFile.write(SampleRecords.lines(records), to: "/stick/\(name).ndjson", on: disk)
    }
    return disk
  }

  @Test func `the last merge is set aside and can be made again`() throws {
    let files = try disk([
      "a": [SampleRecords.response(1)], "b": [SampleRecords.response(2)],
    ])
    let other = try SampleRecords.store(at: "/stick/other", on: files)
    try other.keep(SampleRecords.questionnaire, SampleRecords.sources)
    let store = try SampleRecords.store(at: "/store", on: files)
    try store.merging(["/stick/a.ndjson"], on: files)
    let before = try store.setDigest
    let report = try store.merging(["/stick/b.ndjson", "/stick/other"], on: files)
    let after = try store.setDigest
    // Nothing new: there is nothing to take back of this one.
    try store.merging(["/stick/a.ndjson"], on: files)
    guard
      case .undone(let id, _, records: 1, questionnaires: 0) = try store.undoLastMerge(
        by: "bek", at: SampleRecords.now)
    else { return #expect(Bool(false)) }
    #expect(id == report.id)
    // The questionnaire stays: what is left names it.
    #expect(try store.recordIDs().count == 2)
    #expect(try store.mergeNotes().last?.isUndo == true)
    try store.merging(["/stick/b.ndjson", "/stick/other"], on: files)
    #expect(try store.setDigest == after)
    _ = try store.undoLastMerge(by: "bek", at: SampleRecords.now)
    _ = try store.undoLastMerge(by: "bek", at: SampleRecords.now)
    #expect(try store.undoLastMerge(by: "bek", at: SampleRecords.now) == .nothing)
    #expect(try store.catalog().lineages.isEmpty)
    try store.merging(["/stick/a.ndjson"], on: files)
    #expect(before != after)
  }

  @Test func `a merge that is made again at the same time is undone again`() throws {
    let files = try disk(["a": [SampleRecords.response(1)]])
    let store = try SampleRecords.store(at: "/store", on: files)
    let before = try store.setDigest
    var ids: Set<String> = []
    for _ in 0..<3 {
      try store.merging(["/stick/a.ndjson"], on: files)
      #expect(try store.setDigest != before)
      guard
        case .undone(let id, _, records: 1, _) = try store.undoLastMerge(
          by: "bek", at: SampleRecords.now)
      else { return #expect(Bool(false)) }
      ids.insert(id)
      #expect(try store.setDigest == before)
    }
    #expect(ids.count == 3)
    #expect(try store.undoLastMerge(by: "bek", at: SampleRecords.now) == .nothing)
  }

  @Test func `it is refused while something builds on it`() throws {
    let first = try SampleRecords.response(1)
    let files = try disk(["a": [first]])
    let store = try SampleRecords.store(at: "/store", on: files)
    let report = try store.merging(["/stick/a.ndjson"], on: files)
    let review = try SampleRecords.review(of: first, .approved)
    try store.add(review)
    guard
      case .blocked(let id, let obstacles) = try store.undoLastMerge(
        by: "bek", at: SampleRecords.now)
    else { return #expect(Bool(false)) }
    #expect(id == report.id)
    #expect(obstacles.map(\.id) == [review.id])
    #expect(obstacles.map(\.kind) == [.review])
    #expect(try store.catalog().lineages.count == 1)
  }

  @Test func `a tombstone cannot be taken back`() throws {
    let files = try disk(["a": [SampleRecords.tombstone(1)]])
    let store = try SampleRecords.store(at: "/store", on: files)
    try store.merging(["/stick/a.ndjson"], on: files)
    guard case .blocked(_, let obstacles) = try store.undoLastMerge(by: "b", at: SampleRecords.now)
    else { return #expect(Bool(false)) }
    #expect(obstacles.map(\.kind) == [.tombstone])
  }

  @Test func `undoing that is killed anywhere ends on one side`() throws {
    let files = try disk(["a": [SampleRecords.response(1)], "b": [SampleRecords.response(2)]])
    let store = try SampleRecords.store(at: "/store", on: files)
    try store.merging(["/stick/a.ndjson"], on: files)
    let before = try store.setDigest
    try store.merging(["/stick/b.ndjson"], on: files)
    let after = try store.setDigest
    let start = files.steps.count
    _ = try store.undoLastMerge(by: "bek", at: SampleRecords.now)
    #expect(try store.setDigest == before)
    for step in start...files.steps.count {
      for disk in files.afterPowerCut(at: step, states: 1, seed: 3) {
        let again = try SampleRecords.reopened("/store", on: disk)
        #expect(try [before, after].contains(again.setDigest), "step \(step)")
        try again.merging(["/stick"], on: disk)
        #expect(try again.setDigest == after, "step \(step)")
      }
    }
  }
}
