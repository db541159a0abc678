import FileStorage
import Glibc
import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel

/// What an answer costs, how long a journal takes to come back, and how long
/// lists of many responses take, with and without the index.
enum StorageMeasurement {
  static func run() throws {
    try inMeasurementFolder { folder in
      for key in [nil, DraftKey()] {
        let place = key == nil ? folder : "\(folder)/sealed"
        try measureAnswers(in: place, sealedWith: key)
        try measureRecovery(in: place, sealedWith: key)
      }
      print("Responses, a file each: cat of the files, the index made anew, a list from the index")
      for count in [1_000, 10_000, 100_000] { try measureIndex(count, in: folder) }
    }
  }

  private static let holder = StoreLock.Holder(process: 1, host: "", user: "", since: nil)
  private static let now = Timestamp(milliseconds: 1_777_608_930_000, offset: 360)
  private static let questionnaire = Response.QuestionnaireReference(
    id: "residents", version: "2026.1", sha256: String(repeating: "5", count: 64))

  private static func store(
    at root: String, sealedWith key: DraftKey? = nil, on files: CountingFileSystem
  ) throws -> Store {
    let store = try Store.create(
      at: root,
      StoreDescription(
        id: "bench", device: "bench", region: "KG-O", interviewer: "ana", interviewerName: "Ana",
        sealsDrafts: key != nil),
      for: holder, on: files)
    store.draftKey = key
    return store
  }

  private static func opening(_ id: String) -> InterviewOpening {
    InterviewOpening(
      responseID: id, questionnaire: questionnaire, seed: 1, at: now, interviewer: "ana",
      device: "bench", region: "KG-O", unit: "KG-O-017-05", language: "ky", prefilled: [])
  }

  private static func event(_ number: Int) -> JournalEvent {
    JournalEvent(
      number: number, at: Timestamp(milliseconds: now.milliseconds + number * 4_000, offset: 360),
      milliseconds: number * 4_000,
      action: .answer(key: "members[r\(number % 40 + 1)]/age", text: "\(number % 97)"))
  }

  // MARK: - One interview

  private static func measureAnswers(in folder: String, sealedWith key: DraftKey?) throws {
    print(
      "An answer\(key == nil ? "" : ", sealed"): calls of the file system for each; median and 99th percentile"
    )
    let files = CountingFileSystem()
    let store = try store(at: "\(folder)/answers", sealedWith: key, on: files)
    defer { store.close() }
    let journal = try store.begin(opening("answers"))
    for count in [30, 300] {
      files.forget()
      var samples = Samples()
      for _ in 0..<count {
        let event = event(journal.nextNumber)
        try samples.measure { try journal.append(event) }
      }
      let calls = files.counts.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { "\($0.key) \(Double($0.value) / Double(count))" }
      line("\(count) answers", [calls.joined(separator: ", "), samples.summary])
    }
    try journal.close()
  }

  private static func measureRecovery(in folder: String, sealedWith key: DraftKey?) throws {
    print(
      "A \(key == nil ? "" : "sealed ")journal that ends in the middle of a line: opened, recovered, ready to go on"
    )
    for count in [500, 5_000, 50_000] {
      let root = "\(folder)/recovery-\(count)"
      let made = try store(at: root, sealedWith: key, on: CountingFileSystem(waits: false))
      let journal = try made.begin(opening("recovery"))
      for number in 1...count { try journal.append(event(number)) }
      try journal.close()
      made.close()
      let files = POSIXFileSystem()
      let log = try files.open(journal.path, for: .append)
      try files.write(Array(#"{"n":1,"t":"2026-"#.utf8), to: log)
      try files.sync(log)
      try files.close(log)
      let (_, duration) = try time {
        let store = try Store.open(root, for: holder)
        _ = try store.recover(at: now)
        store.draftKey = key
        try store.resume(journal.name).close()
        store.close()
      }
      line("\(count) events", [duration.shown])
    }
  }

  // MARK: - Many responses

  private static func measureIndex(_ count: Int, in folder: String) throws {
    let root = "\(folder)/store-\(count)"
    try store(at: root, on: CountingFileSystem(waits: false)).close()
    let size = try write(count, to: root)
    let names = "\(folder)/names"
    output(of: "find '\(root)/responses' -name '*.json' -print0 > '\(names)'")
    let cat = "xargs -0 cat < '\(names)' > /dev/null"
    // Once before, so that both read from memory.
    output(of: cat)
    let (_, reading) = time { output(of: cat) }
    let store = try Store.open(root, for: holder)
    let (made, making) = try time { try store.catalog().lineages.count }
    var samples = Samples()
    var listed = 0
    for _ in 0..<15 { listed = try samples.measure { try store.catalog() }.lineages.count }
    store.close()
    guard made == count, listed == count else {
      throw MeasurementError(description: "\(made) and \(listed) responses instead of \(count)")
    }
    let ratio = (making / reading * 100).rounded() / 100
    line(
      "\(count) responses",
      [
        "\(size / count) bytes each", "cat \(reading.shown)", "index \(making.shown) (\(ratio)×)",
        "list \(samples.summary)",
      ])
    removeAll(root)
  }

  /// Writes responses as they lie in a store, without waiting for the disk.
  private static func write(_ count: Int, to root: String) throws -> Int {
    let files = CountingFileSystem(waits: false)
    let folder = "\(root)/responses/residents/2026-05"
    try files.makeDirectories(folder)
    var size = 0
    for number in 0..<count {
      let response = response(number)
      var record = response.record
      let id = try recordID(of: record, leavingOut: "revision_id").hex
      record["revision_id"] = .string(id)
      let bytes = try JSONWriter.indented(.object(record))
      let name = "2026-05-01_KG-O_ana_\(response.responseID.prefix(8))_\(id.prefix(12)).json"
      let file = try files.open("\(folder)/\(name)", for: .create)
      try files.write(bytes, to: file)
      try files.close(file)
      size += bytes.count
    }
    return size
  }

  private static func response(_ number: Int) -> Response {
    let hex = String(number, radix: 16)
    let digits = String(repeating: "0", count: 12 - hex.utf8.count) + hex
    var response = Response(
      responseID: "0197\(digits.prefix(4))-\(digits.dropFirst(4).prefix(4))-7b3a-9f00-\(digits)",
      made: Response.Making(by: "ana", role: .interviewer, at: now), questionnaire: questionnaire,
      status: .complete, region: "KG-O", unit: "KG-O-017-\(number % 60)", device: "laptop-3",
      language: "ky", startedAt: now, completedAt: now, activeMilliseconds: 2_110_000 + number)
    for question in 0..<60 {
      response.answers["q\(question)_something_asked"] =
        question % 3 == 0 ? .integer(question) : .text("\(question % 7)")
    }
    response.answers["remarks"] = .text("Айылда бюджет тууралуу маалымат жок экен")
    response.eventsSHA256 = String(repeating: "e", count: 64)
    return response
  }
}
