public import JSONRecords
import Sealing
public import SurveyModel

extension Store {
  /// A revision of a response with everything that the store holds of it,
  /// wherever it came from.
  public struct HeldRevision: Hashable, Sendable {
    /// The response, its content checked against its id.
    public let response: Response
    /// The whole record, members included that this program does not know.
    public let record: JSONObject
    /// The personal part; nil when there is none or when it is not here.
    public let personal: PersonalPart?
    /// The record of the events; nil when it is not here.
    public let events: JSONObject?

    /// Whether nothing is missing that the response names as its personal part.
    public var holdsPersonal: Bool { response.personalSHA256 == nil || personal != nil }
  }

  /// Reads a revision without what belongs to it.
  ///
  /// - Parameter summary: What the catalog tells of it.
  /// - Returns: The response, its content checked against its id.
  /// - Throws: ``StorageError``.
  public func response(_ summary: ResponseSummary) throws(StorageError) -> Response {
    let checked = try checkedRecord(at: summary.location)
    return try recording("\(root)/\(summary.location.path)") { () throws(RecordError) in
      try Response(record: checked.object)
    }
  }

  /// Reads a revision with its personal part and its events.
  ///
  /// - Parameter summary: What the catalog tells of it.
  /// - Returns: The revision.
  /// - Throws: ``StorageError``.
  /// - Complexity: For a revision that came from elsewhere, reads the records
  ///   beside it.
  public func revision(_ summary: ResponseSummary) throws(StorageError) -> HeldRevision {
    let checked = try checkedRecord(at: summary.location)
    let path = "\(root)/\(summary.location.path)"
    let response = try recording(path) { () throws(RecordError) in
      try Response(record: checked.object)
    }
    var personal: PersonalPart?
    var events: JSONObject?
    if summary.location.offset == nil {
      let stored = StoredResponse(response: response, record: checked.object, path: path)
      if response.eventsSHA256 != nil { events = try self.events(of: stored) }
      if response.personalSHA256 != nil { personal = try personalPart(of: stored) }
    }
    if needsMore(response, personal, events) {
      try search(response, &personal, &events)
    }
    return HeldRevision(
      response: response, record: checked.object, personal: personal, events: events)
  }

  private func needsMore(
    _ response: Response, _ personal: PersonalPart?, _ events: JSONObject?
  ) -> Bool {
    (response.personalSHA256 != nil && personal == nil)
      || (response.eventsSHA256 != nil && events == nil)
  }

  /// Looks for the parts of a response among the records of its id: a
  /// correction without personal answers names a part that lies beside an
  /// earlier revision.
  private func search(
    _ response: Response, _ personal: inout PersonalPart?, _ events: inout JSONObject?
  ) throws(StorageError) {
    var found: (personal: PersonalPart?, events: JSONObject?) = (personal, events)
    try forEachRecord { _, result in
      guard needsMore(response, found.personal, found.events),
        case .success(let checked) = result, checked.responseID == response.responseID
      else { return }
      switch checked.format {
      case .events where checked.id == response.eventsSHA256: found.events = checked.object
      case .personal where found.personal == nil:
        guard let part = try? PersonalPart(record: checked.object),
          (try? personalDigest(checked.object, salt: part.salt).hex) == response.personalSHA256
        else { return }
        found.personal = part
      default: return
      }
    }
    (personal, events) = found
  }

  /// Keeps a review that was made here.
  ///
  /// It is on the disk when this returns; the same review may be there already.
  ///
  /// - Parameter review: The review; an id that it carries is replaced.
  /// - Returns: The review with its id.
  /// - Throws: ``StorageError``.
  @discardableResult
  public func add(_ review: Review) throws(StorageError) -> Review {
    let record = try recording("the review") { () throws(RecordError) in
      try CheckedRecord(.review, naming: review.record)
    }
    try add(record)
    var review = review
    review.recordID = record.id
    return review
  }
}
