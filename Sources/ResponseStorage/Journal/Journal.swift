import JSONRecords
public import SurveyModel

/// What a journal says, as far as it is whole.
public struct Journal: Hashable, Sendable {
  /// How the interview began.
  public var opening: InterviewOpening
  /// The name of the draft whose events this journal took over, if any.
  public var continues: String?
  /// What happened, numbered from 1 without gaps.
  public var events: [JournalEvent]

  /// What ended the reading before the end of the file.
  public struct Damage: Hashable, Sendable {
    /// The line, counted from 1.
    public var line: Int
    /// What is wrong with it, as a full sentence.
    public var reason: String
    /// Whether nothing whole follows: the line was being written when the
    /// power went, and was never acknowledged.
    public var isTornTail: Bool
    /// The keys of questions that later lines speak of, as far as they can be read.
    public var lostKeys: [String]
  }

  /// The bytes of the whole journal, and what writes the lines that follow.
  ///
  /// - Parameter session: Seals what the lines tell; nil leaves them readable.
  /// - Returns: The bytes and the writer.
  /// - Throws: ``RecordError``.
  func lines(
    sealedIn session: SealedSession? = nil
  ) throws(RecordError) -> (bytes: [UInt8], writer: JournalLineWriter) {
    var writer = JournalLineWriter(sealedIn: session)
    var bytes = try writer.line(opening, continues: continues) + [0x0A]
    for event in events { bytes += try writer.line(event) + [0x0A] }
    return (bytes, writer)
  }

  /// The record of the events up to the one that completed the interview,
  /// without answers to personal questions and without its `record_id`.
  func eventsRecord(isPersonal: (String) -> Bool) -> JSONObject {
    var first = JSONObject(opening.members)
    first["prefilled"] = .array(
      opening.prefilled.filter { !isPersonal($0.key) }.map {
        ["q": .string($0.key), "v": .string($0.text)]
      })
    let lines = events.prefix { if case .complete = $0.action { false } else { true } }
    var record = RecordFormat.events.members
    record["response_id"] = .string(opening.responseID)
    record["events"] = .array(
      [.object(first)] + lines.map { .object($0.record(isPersonal: isPersonal)) })
    return record
  }
}
