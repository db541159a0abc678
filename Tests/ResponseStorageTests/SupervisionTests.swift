import FileSimulation
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

/// Reviews, tombstones and receipts as records, and what a store knows of them.
@Suite struct SupervisionTests {
  private static let at = Timestamp(milliseconds: 1_777_700_000_000, offset: 360)

  private static func named(_ review: Review) throws -> Review {
    try Review(record: CheckedRecord(.review, naming: review.record).object)
  }

  private static func decision(
    _ verdict: Review.Verdict, by: String = "bek", after: [Review] = []
  ) throws -> Review {
    try named(
      Review(
        responseID: SampleInterview.opening.responseID, revisionID: "r", kind: .decision,
        verdict: verdict, by: by, role: .supervisor, at: at
      )
      .following(after))
  }

  @Test func `records come back as they were written`() throws {
    let review = Review(
      responseID: SampleInterview.opening.responseID, revisionID: "ab", after: ["x", "y"],
      kind: .comment, question: "members[r2]/age", text: "Тактап бериңиз", by: "bek",
      role: .supervisor, at: Self.at)
    #expect(try Review(record: review.record) == review)
    let tombstone = Tombstone(
      responseID: review.responseID, reason: "consent", by: "bek", role: .centre, at: Self.at)
    #expect(try Tombstone(record: tombstone.record) == tombstone)
    let receipt = Receipt(bundle: "ff", store: "s", records: ["b", "a"], by: "bek", at: Self.at)
    #expect(receipt.records == ["a", "b"])
    #expect(try Receipt(record: receipt.record) == receipt)
  }

  @Test func `a decision needs a verdict`() throws {
    var record = try Self.decision(.approved).record
    record["verdict"] = .null
    #expect(throws: RecordError.self) { try Review(record: record) }
  }

  @Test func `a changed record is refused by its id`() throws {
    var record = try CheckedRecord(.review, naming: Self.decision(.approved).record).object
    record["text"] = "чужое"
    #expect(throws: RecordError.self) { try CheckedRecord(record) }
  }

  @Test func `of decisions made apart the stricter counts`() throws {
    let approved = try Self.decision(.approved)
    let returned = try Self.decision(.returned, by: "ann")
    for order in [[approved, returned], [returned, approved, returned]] {
      let standing = ReviewStanding(of: "r", reviews: order)
      #expect(standing.verdict == .returned)
      #expect(standing.isContested)
      #expect(standing.decisions.count == 2)
    }
  }

  @Test func `a decision that knew another one replaces it`() throws {
    let returned = try Self.decision(.returned)
    let approved = try Self.decision(.approved, after: [returned])
    let standing = ReviewStanding(of: "r", reviews: [approved, returned])
    #expect(standing.verdict == .approved)
    #expect(!standing.isContested)
    #expect(ReviewStanding(of: "other", reviews: [approved, returned]).verdict == nil)
  }

  @Test func `a store knows its responses and what was said of them`() throws {
    let files = SimulatedFileSystem()
    let store = try SampleInterview.store(on: files)
    let stored = try SampleInterview.run(in: store)
    let before = try store.digest()
    var review = try Self.decision(.returned)
    review.revisionID = stored.response.revisionID ?? ""
    let record = try CheckedRecord(.review, naming: review.record)
    try store.add(record)
    try store.add(record)
    let catalog = try store.catalog()
    #expect(catalog.troubles.isEmpty)
    let lineage = try #require(catalog.lineages.first)
    #expect(catalog.lineages.count == 1)
    #expect(lineage.current.revisionID == stored.response.revisionID)
    #expect(lineage.standing(of: lineage.current).verdict == .returned)
    #expect(try store.checkedRecord(at: lineage.current.location).id == lineage.current.revisionID)
    #expect(try store.digest() != before)
  }

  @Test func `a tombstone hides the response for ever`() throws {
    let files = SimulatedFileSystem()
    let store = try SampleInterview.store(on: files)
    let stored = try SampleInterview.run(in: store)
    let tombstone = Tombstone(
      responseID: stored.response.responseID, reason: "consent", by: "bek", role: .centre,
      at: Self.at)
    try store.add(CheckedRecord(.tombstone, naming: tombstone.record))
    #expect(try store.catalog().lineages.isEmpty)
    #expect(try store.catalog().tombstones.count == 1)
  }

  @Test func `two heads are a conflict with one deterministic choice`() throws {
    var first = SampleInterview.response
    first.revisionID = "a"
    var second = first
    second.revision = 2
    second.revisionID = "b"
    second.parents = ["a"]
    var third = second
    third.revisionID = "c"
    let summaries = [first, second, third].map {
      ResponseSummary($0, at: RecordLocation(path: "x"))
    }
    for order in [summaries, summaries.reversed()] {
      let lineage = ResponseLineage(order, reviews: [])
      #expect(lineage.isConflict)
      #expect(lineage.heads.map(\.revisionID) == ["b", "c"])
      #expect(lineage.current.revisionID == "c")
    }
  }
}

extension Review {
  fileprivate func following(_ reviews: [Review]) -> Review {
    var copy = self
    copy.after = reviews.compactMap(\.recordID)
    return copy
  }
}
