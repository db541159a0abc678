import FileSimulation
import FileStorage
import JSONRecords
import ResponseMerging
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel

/// Records made up for a test, and stores to merge them into.
struct SampleRecords {
  static let holder = StoreLock.Holder(process: 1, host: "centre", user: "bek", since: nil)
  static let now = Timestamp(milliseconds: 1_777_700_000_000, offset: 360)
  static let sources = [
    Questionnaire.SourceFile(name: "residents.yaml", bytes: Array("survey:\n".utf8)),
    Questionnaire.SourceFile(name: "lists/places.csv", bytes: Array("name\nОш\n".utf8)),
  ]
  static let questionnaire = Response.QuestionnaireReference(
    id: "residents", version: "1",
    sha256: SHA256.digest(ofFiles: sources.map { ($0.name, $0.bytes) }).hex)

  static func store(at root: String, on files: any FileSystem) throws -> Store {
    let number = root.utf8.reduce(0) { ($0 * 31 + Int($1)) % 1_000_000 }
    return try Store.create(
      at: root,
      StoreDescription(
        id: "0197a6d2-0000-7000-8000-\(String(1_000_000_000_000 + number).suffix(12))",
        device: "centre", region: "KG-O", interviewer: "bek", interviewerName: "Бек"),
      for: holder, on: files)
  }

  /// Opens a store again, as the next start of the program does.
  static func reopened(_ root: String, on files: any FileSystem) throws -> Store {
    let store = try Store.open(root, for: holder, on: files)
    _ = try store.recover(at: now)
    return store
  }

  static func id(_ number: Int) -> String {
    "0197a6d2-c4e1-7b3a-9f00-\(String(1_000_000_000_000 + number).suffix(12))"
  }

  static func response(
    _ number: Int, revision: Int = 1, parents: [CheckedRecord] = [], unit: String? = nil,
    answers: [String: AnswerValue] = ["age": .integer(34)], by: String = "ana",
    questionnaire: Response.QuestionnaireReference = questionnaire, events: String? = nil,
    personal: String? = nil
  ) throws -> CheckedRecord {
    var response = Response(
      responseID: id(number), made: Response.Making(by: by, role: .interviewer, at: now),
      questionnaire: questionnaire, status: .complete, region: "KG-O", unit: unit,
      device: "laptop-3", language: "ky", startedAt: now, completedAt: now,
      activeMilliseconds: 27_000)
    response.revision = revision
    response.parents = parents.map(\.id)
    response.answers = answers
    response.eventsSHA256 = events
    response.personalSHA256 = personal
    return try CheckedRecord(.response, naming: response.record)
  }

  static func review(
    of revision: CheckedRecord, _ verdict: Review.Verdict, text: String = "", by: String = "bek"
  ) throws -> CheckedRecord {
    try CheckedRecord(
      .review,
      naming: Review(
        responseID: revision.responseID ?? "", revisionID: revision.id, kind: .decision,
        verdict: verdict, text: text, by: by, role: .supervisor, at: now
      ).record)
  }

  static func tombstone(_ number: Int, reason: String = "consent") throws -> CheckedRecord {
    try CheckedRecord(
      .tombstone,
      naming: Tombstone(
        responseID: id(number), reason: reason, by: "bek", role: .centre, at: now
      ).record)
  }

  static func events(_ number: Int, _ text: String = "a") throws -> CheckedRecord {
    try CheckedRecord(
      .events,
      naming: [
        "format": "suroo-events", "format_version": 1, "response_id": .string(id(number)),
        "events": [
          ["questionnaire": ["id": "residents", "sha256": "x", "version": "1"]],
          ["n": 1, "op": "remark", "v": .string(text)],
        ],
      ])
  }

  /// A set of records with edits, forks, reviews and tombstones.
  static func random(_ count: Int, using generator: inout SeededGenerator) throws
    -> [CheckedRecord]
  {
    var records: [CheckedRecord] = []
    var revisions: [Int: [CheckedRecord]] = [:]
    for _ in 0..<count {
      let number = Int.random(in: 0..<max(1, count / 3), using: &generator)
      let former = revisions[number] ?? []
      switch Int.random(in: 0..<10, using: &generator) {
      case 0 where !former.isEmpty:
        records.append(
          try tombstone(number, reason: "r\(Int.random(in: 0..<2, using: &generator))"))
      case 1, 2:
        guard let revision = former.randomElement(using: &generator) else { fallthrough }
        records.append(
          try review(
            of: revision, Bool.random(using: &generator) ? .approved : .returned,
            text: "\(Int.random(in: 0..<3, using: &generator))"))
      case 3:
        let events = try events(number, "\(Int.random(in: 0..<3, using: &generator))")
        records.append(events)
      default:
        var parents = former.shuffled(using: &generator)
        parents = Array(parents.prefix(Int.random(in: 0...2, using: &generator)))
        let response = try response(
          number, revision: parents.isEmpty ? 1 : 2, parents: parents,
          unit: Bool.random(using: &generator) ? "u\(number / 2)" : nil,
          answers: [
            "age": .integer(Int.random(in: 18..<90, using: &generator)),
            "name": .text("Айгүл"),
          ])
        revisions[number, default: []].append(response)
        records.append(response)
      }
    }
    return records
  }

  static func lines(_ records: [CheckedRecord]) throws -> [UInt8] {
    try records.flatMap { try $0.line() + [0x0A] }
  }
}

extension Store {
  /// Merges files and folders of the same file system.
  @discardableResult
  func merging(_ paths: [String], on files: any FileSystem) throws -> MergeReport {
    let report = try Merge(into: self, from: files, by: "bek", at: SampleRecords.now).run(paths)
    for source in report.sources {
      precondition(source.isBalanced, "read = new + known + quarantined")
    }
    return report
  }

  var setDigest: String {
    get throws { try digest().hex }
  }
}
