import FileStorage
public import JSONRecords
import Sealing
import SurveyBasics
public import SurveyModel

extension Store {
  /// A revision of a response as it lies in a store.
  public struct StoredResponse: Hashable, Sendable {
    /// The response.
    public let response: Response
    /// The whole record, members included that this program does not know.
    public let record: JSONObject
    /// The file.
    public let path: String
  }

  /// The responses of a store and the files that could not be read as such.
  public struct ResponseList: Hashable, Sendable {
    /// The responses, ordered by the names of their files.
    public var responses: [StoredResponse]
    /// What could not be read.
    public var troubles: [StorageError]
  }

  /// Finishes an interview.
  ///
  /// When this returns, the response is on the disk. The events and the
  /// personal part come first, the response after them, and last the line of
  /// the journal that names it. When the process dies in between,
  /// ``recover(at:)`` brings it to one end or the other. Only the last line may
  /// be missing when this returns; ``DraftJournal/trouble`` then says why.
  ///
  /// - Parameters:
  ///   - journal: The journal of the interview.
  ///   - response: What it gave, without hashes.
  ///   - personal: The answers to personal questions, if any.
  ///   - milliseconds: The time of the session by the monotonic clock.
  ///   - isPersonal: Whether the question with a key is personal.
  ///   - reviews: What the interviewer says of the revision with an id, in
  ///     answer to a supervisor. It is kept before the response, so that whoever
  ///     sees the response sees it too.
  /// - Returns: The response with its hashes.
  /// - Throws: ``StorageError``; the draft then stays as it is.
  public func complete(
    _ journal: DraftJournal, _ response: Response, personal: PersonalPart?, milliseconds: Int,
    isPersonal: (String) -> Bool, reviews: (_ revisionID: String) -> [Review] = { _ in [] }
  ) throws(StorageError) -> StoredResponse {
    requireLock()
    precondition(
      response.responseID == journal.journal.opening.responseID,
      "The response is that of the journal.")
    try journal.save()
    let events = journal.journal.eventsRecord(isPersonal: isPersonal)
    let stored: StoredResponse
    do throws(StorageError) {
      stored = try place(response, personal: personal, events: events, reviews: reviews)
    } catch {
      guard error.isFull, ballast.release(on: files) else { throw error }
      stored = try place(response, personal: personal, events: events, reviews: reviews)
    }
    do throws(StorageError) {
      try journal.append(
        JournalEvent(
          number: journal.nextNumber, at: response.completedAt, milliseconds: milliseconds,
          action: .complete(revisionID: stored.response.revisionID ?? "")))
    } catch {
      // The response is safe; the journal keeps the error as its trouble.
    }
    return stored
  }

  /// Adds a further revision of a response, made without a journal of its own.
  ///
  /// - Parameters:
  ///   - response: The revision; its events are those of the first one.
  ///   - personal: Its personal part, if any.
  /// - Returns: The response with its hashes.
  /// - Throws: ``StorageError``.
  public func add(
    _ response: Response, personal: PersonalPart?
  ) throws(StorageError) -> StoredResponse {
    requireLock()
    return try place(response, personal: personal, events: nil) { _ in [] }
  }

  /// Returns every response of the store.
  ///
  /// - Returns: The responses, their hashes checked, and what could not be read.
  /// - Throws: ``StorageError`` when a folder cannot be read.
  /// - Complexity: Reads every file; for counting over many responses read
  ///   them one by one with ``responsePaths()`` and ``storedResponse(at:)``.
  public func responseList() throws(StorageError) -> ResponseList {
    var list = ResponseList(responses: [], troubles: [])
    for path in try responsePaths() {
      do throws(StorageError) {
        list.responses.append(try storedResponse(at: path))
      } catch {
        list.troubles.append(error)
      }
    }
    return list
  }

  /// Returns the files of all responses, ordered by name.
  public func responsePaths() throws(StorageError) -> [String] {
    try responseFiles().filter { !$0.hasSuffix(eventsSuffix) && !$0.hasSuffix(personalSuffix) }
  }

  /// Reads a response and checks its hash.
  ///
  /// - Parameter path: One of ``responsePaths()``.
  /// - Returns: The response.
  /// - Throws: ``StorageError``.
  public func storedResponse(at path: String) throws(StorageError) -> StoredResponse {
    let record = try record(at: path)
    let response = try recording(path) { () throws(RecordError) in try verifiedResponse(record) }
    return StoredResponse(response: response, record: record, path: path)
  }

  /// Returns all revisions of the response whose id begins or ends with a text.
  ///
  /// - Parameter id: An id, its beginning, or its end: ids that were made one
  ///   after another begin alike.
  /// - Returns: The revisions, the earliest first.
  /// - Throws: ``StorageError``, with ``StorageError/notFound(_:in:)`` or
  ///   ``StorageError/ambiguous(_:_:)`` when it is not one response.
  public func revisions(of id: String) throws(StorageError) -> [StoredResponse] {
    guard !id.isEmpty else { throw .notFound(id, in: root) }
    let found = try responseList().responses.filter {
      $0.response.responseID.hasPrefix(id) || $0.response.responseID.hasSuffix(id)
    }
    let ids = Set(found.map(\.response.responseID)).sorted()
    guard ids.count <= 1 else { throw .ambiguous(id, ids) }
    guard !found.isEmpty else { throw .notFound(id, in: root) }
    return found.sorted { ($0.response.revision, $0.path) < ($1.response.revision, $1.path) }
  }

  /// Returns the record of the events of a response, nil when the store does
  /// not hold it.
  ///
  /// - Parameter stored: The response.
  /// - Returns: The record, its hash checked.
  /// - Throws: ``StorageError``.
  public func events(of stored: StoredResponse) throws(StorageError) -> JSONObject? {
    let path = String(stored.path.dropLast(5)) + eventsSuffix
    guard try exists(path) else { return nil }
    let record = try record(at: path)
    try recording(path) { () throws(RecordError) in
      try RecordMembers(record).check(.events)
      let found = try recordID(of: record, leavingOut: "record_id").hex
      let expected = stored.response.eventsSHA256 ?? "none"
      guard found == expected else { throw .hash(expected: expected, found: found) }
    }
    return record
  }

  /// Returns the personal part of a response, nil when the store does not hold it.
  ///
  /// - Parameter stored: The response.
  /// - Returns: The personal part, its hash checked.
  /// - Throws: ``StorageError``.
  public func personalPart(of stored: StoredResponse) throws(StorageError) -> PersonalPart? {
    let path = String(stored.path.dropLast(5)) + personalSuffix
    guard try exists(path) else { return nil }
    let record = try record(at: path)
    return try recording(path) { () throws(RecordError) in
      let part = try PersonalPart(record: record)
      let found = try personalDigest(record, salt: part.salt).hex
      let expected = stored.response.personalSHA256 ?? "none"
      guard found == expected else { throw .hash(expected: expected, found: found) }
      return part
    }
  }

  func exists(_ path: String) throws(StorageError) -> Bool {
    try storing { () throws(FileError) in try files.status(path) != nil }
  }

  func record(at path: String) throws(StorageError) -> JSONObject {
    let bytes = try storing { () throws(FileError) in
      try files.contents(of: path, atMost: JSONReader.largest)
    }
    return try recording(path) { () throws(RecordError) in try readRecord(bytes) }
  }

  /// Every file of the responses that belongs to a record, first those not
  /// archived; of a file that is being moved to the archive the copy there.
  func responseFiles() throws(StorageError) -> [String] {
    let archived = try jsonFiles(below: "archive/responses")
    let names = Set(archived)
    let others = try jsonFiles(below: "responses").filter { !names.contains("archive/\($0)") }
    return (others + archived).map { "\(root)/\($0)" }
  }

  /// The folders of responses, one for each questionnaire and month, relative to
  /// the folder of the store.
  func responseFolders() throws(FileError) -> [String] {
    var paths: [String] = []
    for top in ["responses", "archive/responses"] {
      for questionnaire in try folders(in: "\(root)/\(top)") {
        for month in try folders(in: "\(root)/\(top)/\(questionnaire)") {
          paths.append("\(top)/\(questionnaire)/\(month)")
        }
      }
    }
    return paths
  }

  /// The files of the folders of responses below a folder, relative to the folder
  /// of the store.
  func jsonFiles(below top: String) throws(StorageError) -> [String] {
    try storing { () throws(FileError) in
      var paths: [String] = []
      for folder in try responseFolders() where folder.hasPrefix("\(top)/") {
        for entry in try files.list("\(root)/\(folder)")
        where entry.kind == .file && entry.name.hasSuffix(".json") && !entry.name.hasPrefix(".") {
          paths.append("\(folder)/\(entry.name)")
        }
      }
      return paths
    }
  }

  private func place(
    _ response: Response, personal: PersonalPart?, events: JSONObject?,
    reviews: (_ revisionID: String) -> [Review]
  ) throws(StorageError) -> StoredResponse {
    var response = response
    var parts: [(suffix: String, record: JSONObject)] = []
    let record = try recording("the response") { () throws(RecordError) -> JSONObject in
      if var events {
        let id = try recordID(of: events, leavingOut: "record_id").hex
        events["record_id"] = .string(id)
        response.eventsSHA256 = id
        parts.append((eventsSuffix, events))
      }
      if let personal {
        var part = personal.record
        response.personalSHA256 = try personal.digest().hex
        part["record_id"] = .string(try recordID(of: part, leavingOut: "record_id").hex)
        parts.append((personalSuffix, part))
      }
      response.revisionID = nil
      response.revisionID = try recordID(of: response.record, leavingOut: "revision_id").hex
      return response.record
    }
    parts.append((".json", record))
    for review in reviews(response.revisionID ?? "") { try add(review) }
    let folder = "\(root)/responses/\(response.folder)"
    try storing { () throws(FileError) in try files.makeDirectories(folder) }
    let name = "\(folder)/\(response.fileName)"
    for part in parts { try create(part.record, at: name + part.suffix) }
    return StoredResponse(response: response, record: record, path: "\(name).json")
  }

  /// Writes a record; the same record may be there already.
  private func create(_ record: JSONObject, at path: String) throws(StorageError) {
    let bytes = try recording(path) { () throws(RecordError) in try indentedForm(of: record) }
    try storing { () throws(FileError) in
      try AtomicFile.settle(bytes, at: path, on: files)
    }
  }
}

/// What the names of the files of events end with.
let eventsSuffix = ".events.json"
/// What the names of the files of personal parts end with.
let personalSuffix = ".personal.json"
