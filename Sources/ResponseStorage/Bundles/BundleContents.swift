import JSONRecords
public import Sealing
public import SurveyBasics
import SurveyModel

/// Which records of a store go into a bundle.
public enum BundleScope: Hashable, Sendable {
  /// Those for which no other store has given a receipt as part of a bundle
  /// that was written here and was not on the way back.
  case unacknowledged
  /// All.
  case all
  /// What was made since a time; the parts of a response go with it.
  case since(Timestamp)
  /// What was made in this store: the way back to those whose bundles it has
  /// merged, with decisions and receipts but without their own responses.
  case madeHere
  /// What was made in this store and has no second copy yet.
  case uncopied
}

/// How the answers to personal questions go with their responses.
public enum PersonalHandling: Hashable, Sendable {
  /// As they are.
  case plain
  /// Not at all.
  case leftOut
  /// Sealed to some, so that other readers of the bundle do not see them.
  ///
  /// The receiver's receipt names the sealed record, which this store does not
  /// keep; it notes its id.
  case sealed([AgeRecipient])
}

/// What is about to be written into a bundle.
public struct BundleContents: Sendable {
  /// The records of each kind.
  public internal(set) var counts: [RecordFormat: Int] = [:]
  /// The responses by questionnaire and version, ordered.
  public internal(set) var questionnaires: [BundleHeader.QuestionnaireCount] = []
  /// The bytes of all records with their newlines.
  public internal(set) var bytes = 0
  /// What cannot be read and so stays behind, with the reason.
  public internal(set) var troubles: [StorageError] = []
  /// Which records were asked for.
  public internal(set) var scope = BundleScope.unacknowledged
  /// How the personal parts among them are written.
  public internal(set) var personal = PersonalHandling.plain
  /// The ids of the records.
  var ids: Set<String> = []
  /// The questionnaires as records, by id of the record.
  var questionnaireRecords: [CheckedRecord] = []

  /// Whether there is nothing to write.
  public var isEmpty: Bool { ids.isEmpty }
}

extension Store {
  /// Looks up what a bundle would hold.
  ///
  /// - Parameters:
  ///   - scope: Which records.
  ///   - personal: How the personal parts go with their responses.
  /// - Returns: What would be written.
  /// - Throws: ``StorageError`` when a folder cannot be read.
  /// - Complexity: Reads every record; holds their ids.
  public func bundleContents(
    _ scope: BundleScope, personal: PersonalHandling = .plain
  ) throws(StorageError) -> BundleContents {
    var gathered = Gathered()
    var trouble: [StorageError] = []
    try forEachRecord { location, result in
      do throws(StorageError) {
        let record = try result.get()
        try recording("\(root)/\(location.path)") { () throws(RecordError) in
          try gathered.add(record, isOwn: location.offset == nil)
        }
      } catch {
        trouble.append(error)
      }
    }
    let written = try writtenBundles()
    let known =
      scope == .uncopied
      ? Set(written.filter { $0.way == .copy }.flatMap(\.records))
      : gathered.acknowledged(asPartOf: written.filter { $0.way != .back }, besides: description.id)
    var contents = BundleContents()
    contents.scope = scope
    contents.troubles = trouble
    contents.personal = personal
    for entry in gathered.entries where personal != .leftOut || entry.format != .personal {
      guard !gathered.isEnded(entry) else { continue }
      guard gathered.wants(entry, scope, known: known),
        contents.ids.insert(entry.id).inserted
      else { continue }
      let isSealedNow = personal.sealsAnew(entry.format, isSealed: entry.isSealed)
      contents.counts[entry.format, default: 0] += 1
      contents.bytes += isSealedNow ? personal.sealedLength(of: entry.length) : entry.length
      guard let questionnaire = entry.questionnaire else { continue }
      let index = contents.questionnaires.firstIndex { $0.questionnaire == questionnaire }
      if let index {
        contents.questionnaires[index].responses += 1
      } else {
        contents.questionnaires.append(.init(questionnaire, responses: 1))
      }
    }
    contents.questionnaires.sort { $0.questionnaire.sortKey < $1.questionnaire.sortKey }
    try addQuestionnaires(to: &contents, scope, known: known)
    return contents
  }

  /// Adds the files of the questionnaires that responses of the bundle name.
  private func addQuestionnaires(
    to contents: inout BundleContents, _ scope: BundleScope, known: Set<String>
  ) throws(StorageError) {
    for questionnaire in contents.questionnaires.map(\.questionnaire) {
      do throws(StorageError) {
        let files = QuestionnaireRecord(questionnaire, try sources(of: questionnaire))
        let (record, length) = try recording(root) { () throws(RecordError) in
          let record = try CheckedRecord(.questionnaire, naming: files.record)
          return (record, try record.line().count + 1)
        }
        if scope == .unacknowledged || scope == .uncopied, known.contains(record.id) { continue }
        guard contents.ids.insert(record.id).inserted else { continue }
        contents.questionnaireRecords.append(record)
        contents.counts[.questionnaire, default: 0] += 1
        contents.bytes += length
      } catch {
        contents.troubles.append(error)
      }
    }
  }
}

extension Response.QuestionnaireReference {
  fileprivate var sortKey: (String, String, String) { (id, version, sha256) }
}

/// What is known of every record before it is decided which ones go.
private struct Gathered {
  struct Entry {
    var id: String
    var format: RecordFormat
    var responseID: String?
    var questionnaire: Response.QuestionnaireReference?
    var at: Timestamp?
    var isOwn: Bool
    var length: Int
    var isSealed: Bool
  }

  private(set) var entries: [Entry] = []
  private var ended: Set<String> = []
  private var receipts: [Receipt] = []
  /// The latest time at which a revision of each response was made.
  private var latest: [String: Timestamp] = [:]

  mutating func add(_ record: CheckedRecord, isOwn: Bool) throws(RecordError) {
    var entry = Entry(
      id: record.id, format: record.format, responseID: record.responseID, isOwn: isOwn,
      length: try record.line().count + 1, isSealed: record.object["sealed"] != nil)
    switch record.format {
    case .response:
      let response = try Response(record: record.object)
      entry.questionnaire = response.questionnaire
      entry.at = response.made.at
      latest[response.responseID] = max(
        latest[response.responseID] ?? response.made.at, response.made.at)
    case .review: entry.at = try Review(record: record.object).at
    case .tombstone:
      let tombstone = try Tombstone(record: record.object)
      entry.at = tombstone.at
      ended.insert(tombstone.responseID)
    case .receipt:
      let receipt = try Receipt(record: record.object)
      entry.at = receipt.at
      receipts.append(receipt)
    case .personal, .events: break
    case .questionnaire, .journal, .store, .bundle, .bundleEnd: return
    }
    entries.append(entry)
  }

  /// The records that another store says it got with one of some bundles.
  ///
  /// What a store below says it got counts for nothing here: an interviewer who
  /// has a decision does not bring it to the centre. Nor does what one store
  /// says of the bundle of another, which came here with that bundle's records.
  func acknowledged(asPartOf bundles: [BundleEntry], besides store: String) -> Set<String> {
    let hashes = Set(bundles.map(\.sha256))
    return bundles.addingSealedParts(
      to: receipts.filter { $0.store != store && hashes.contains($0.bundle) }
        .reduce(into: []) { $0.formUnion($1.records) })
  }

  /// Whether a tombstone has taken the content away.
  func isEnded(_ entry: Entry) -> Bool {
    guard entry.format != .tombstone, let responseID = entry.responseID else { return false }
    return ended.contains(responseID)
  }

  func wants(_ entry: Entry, _ scope: BundleScope, known: Set<String>) -> Bool {
    switch scope {
    case .all: true
    case .unacknowledged: !known.contains(entry.id)
    case .madeHere: entry.isOwn
    case .uncopied: entry.isOwn && entry.format != .receipt && !known.contains(entry.id)
    case .since(let time):
      (entry.at ?? entry.responseID.flatMap { latest[$0] }).map { $0 >= time } ?? false
    }
  }
}

extension PersonalHandling {
  /// Whether a record is sealed on its way into the bundle; one that came
  /// sealed stays as it is.
  func sealsAnew(_ format: RecordFormat, isSealed: Bool) -> Bool {
    if case .sealed = self { format == .personal && !isSealed } else { false }
  }

  /// No less than the length of the line of a part once it is sealed: base64 in
  /// lines, the lines' ends escaped, and what each recipient adds.
  fileprivate func sealedLength(of length: Int) -> Int {
    guard case .sealed(let recipients) = self else { return length }
    return length * 3 / 2 + 1024 + 256 * recipients.count
  }
}
