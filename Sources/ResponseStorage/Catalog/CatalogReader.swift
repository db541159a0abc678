import JSONRecords
import SurveyBasics
import SurveyModel

/// Reads what a catalog tells of records, and no more of them.
///
/// The few members are picked out of the bytes; hashes are not checked, and
/// answers not looked at. Whatever cannot be read that way is read in full, so
/// that what is wrong with it is told in the same words as everywhere.
final class CatalogReader {
  /// What was read.
  private(set) var records = CatalogRecords()
  /// What could not be read.
  private(set) var troubles: [StorageError] = []

  private let root: String
  private let members = MemberReader(Member.allCases.map(\.path))

  /// Creates a reader for records below a folder.
  init(root: String) {
    self.root = root
  }

  /// Adds the record that lies at a place.
  ///
  /// - Parameters:
  ///   - bytes: The record.
  ///   - location: Where it lies.
  func add(_ bytes: UnsafeRawBufferPointer, at location: RecordLocation) {
    if members.read(bytes), pick(location) { return }
    do throws(StorageError) {
      try recording("\(root)/\(location.path)") { () throws(RecordError) in
        try records.add(CheckedRecord(readRecord(Array(bytes))), at: location)
      }
    } catch {
      troubles.append(error)
    }
  }

  /// Adds a failure.
  func add(_ trouble: StorageError) {
    troubles.append(trouble)
  }

  // MARK: - Members

  /// The members of all kinds of records that are read; the number is the place
  /// in the list.
  fileprivate enum Member: Int, CaseIterable {
    case format, version, responseID, revisionID, recordID, revision, parents
    case madeBy, madeRole, madeAt, madeReason
    case questionnaireID, questionnaireVersion, questionnaireSHA256
    case status, region, unit, interviewer, device, startedAt, completedAt, activeMilliseconds
    case personalSHA256, eventsSHA256
    case after, kind, verdict, question, text, by, role, at, reason, bundle, store, records

    var path: String {
      switch self {
      case .version: "format_version"
      case .responseID: "response_id"
      case .revisionID: "revision_id"
      case .recordID: "record_id"
      case .madeBy: "made.by"
      case .madeRole: "made.role"
      case .madeAt: "made.at"
      case .madeReason: "made.reason"
      case .questionnaireID: "questionnaire.id"
      case .questionnaireVersion: "questionnaire.version"
      case .questionnaireSHA256: "questionnaire.sha256"
      case .startedAt: "started_at"
      case .completedAt: "completed_at"
      case .activeMilliseconds: "active_ms"
      case .personalSHA256: "personal_sha256"
      case .eventsSHA256: "events_sha256"
      default: "\(self)"
      }
    }
  }

  /// Adds the record of which the members were read; false when that takes more
  /// than these members.
  private func pick(_ location: RecordLocation) -> Bool {
    guard let format = one(of: RecordFormat.self, .format), let version = integer(.version),
      version <= RecordFormat.version
    else { return false }
    switch format {
    case .response:
      guard let response = ResponseSummary(self, at: location) else { return false }
      records.responses.append(response)
    case .review:
      guard let review = Review(self) else { return false }
      records.reviews.append(CatalogRecords.Placed(record: review, path: location.path))
    case .tombstone:
      guard let tombstone = Tombstone(self) else { return false }
      records.tombstones.append(CatalogRecords.Placed(record: tombstone, path: location.path))
    case .receipt:
      guard let receipt = Receipt(self) else { return false }
      records.receipts.append(CatalogRecords.Placed(record: receipt, path: location.path))
    case .personal, .events, .questionnaire: break
    case .journal, .store, .bundle, .bundleEnd: return false
    }
    return true
  }

  fileprivate func text(_ member: Member) -> String? { members.text(member.rawValue) }

  /// The text, nil inside for none; nil for anything else.
  fileprivate func optionalText(_ member: Member) -> String?? {
    members.isNull(member.rawValue) ? .some(nil) : text(member).map { .some($0) }
  }

  fileprivate func integer(_ member: Member) -> Int? { members.integer(member.rawValue) }

  fileprivate func texts(_ member: Member) -> [String]? { members.texts(member.rawValue) }

  fileprivate func timestamp(_ member: Member) -> Timestamp? {
    text(member).flatMap { Timestamp($0) }
  }

  fileprivate func one<Value: RawRepresentable<String>>(
    of type: Value.Type, _ member: Member
  ) -> Value? {
    text(member).flatMap(Value.init(rawValue:))
  }
}

extension ResponseSummary {
  fileprivate init?(_ reader: CatalogReader, at location: RecordLocation) {
    guard let responseID = reader.text(.responseID), let revisionID = reader.text(.revisionID),
      let revision = reader.integer(.revision), let parents = reader.texts(.parents),
      let by = reader.text(.madeBy), let role = reader.one(of: Response.Role.self, .madeRole),
      let at = reader.timestamp(.madeAt), let reason = reader.optionalText(.madeReason),
      let questionnaire = reader.text(.questionnaireID),
      let questionnaireVersion = reader.text(.questionnaireVersion),
      let sha256 = reader.text(.questionnaireSHA256),
      let status = reader.one(of: Response.Status.self, .status),
      let region = reader.optionalText(.region), let unit = reader.optionalText(.unit),
      let interviewer = reader.text(.interviewer), let device = reader.text(.device),
      let startedAt = reader.timestamp(.startedAt),
      let completedAt = reader.timestamp(.completedAt),
      let activeMilliseconds = reader.integer(.activeMilliseconds),
      let personalSHA256 = reader.optionalText(.personalSHA256),
      let eventsSHA256 = reader.optionalText(.eventsSHA256)
    else { return nil }
    self.init(
      responseID: responseID, revisionID: revisionID, revision: revision, parents: parents,
      made: Response.Making(by: by, role: role, at: at, reason: reason),
      questionnaire: Response.QuestionnaireReference(
        id: questionnaire, version: questionnaireVersion, sha256: sha256),
      status: status, region: region, unit: unit, interviewer: interviewer, device: device,
      startedAt: startedAt, completedAt: completedAt, activeMilliseconds: activeMilliseconds,
      personalSHA256: personalSHA256, eventsSHA256: eventsSHA256, location: location)
  }
}

extension Review {
  fileprivate init?(_ reader: CatalogReader) {
    guard let recordID = reader.text(.recordID), let responseID = reader.text(.responseID),
      let revisionID = reader.text(.revisionID), let after = reader.texts(.after),
      let kind = reader.one(of: Kind.self, .kind), let question = reader.optionalText(.question),
      let text = reader.text(.text), let by = reader.text(.by),
      let role = reader.one(of: Response.Role.self, .role), let at = reader.timestamp(.at)
    else { return nil }
    var verdict: Verdict?
    if kind == .decision {
      verdict = reader.one(of: Verdict.self, .verdict)
      guard verdict != nil else { return nil }
    }
    self.init(
      responseID: responseID, revisionID: revisionID, after: after, kind: kind, verdict: verdict,
      question: question, text: text, by: by, role: role, at: at)
    self.recordID = recordID
  }
}

extension Tombstone {
  fileprivate init?(_ reader: CatalogReader) {
    guard let recordID = reader.text(.recordID), let responseID = reader.text(.responseID),
      let reason = reader.text(.reason), let by = reader.text(.by),
      let role = reader.one(of: Response.Role.self, .role), let at = reader.timestamp(.at)
    else { return nil }
    self.init(responseID: responseID, reason: reason, by: by, role: role, at: at)
    self.recordID = recordID
  }
}

extension Receipt {
  fileprivate init?(_ reader: CatalogReader) {
    guard let recordID = reader.text(.recordID), let bundle = reader.text(.bundle),
      let store = reader.text(.store), let records = reader.texts(.records),
      let by = reader.text(.by),
      let at = reader.timestamp(.at)
    else { return nil }
    self.init(bundle: bundle, store: store, records: records, by: by, at: at)
    self.recordID = recordID
  }
}
