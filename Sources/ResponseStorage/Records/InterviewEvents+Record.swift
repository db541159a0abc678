public import JSONRecords
import SurveyBasics
public import SurveyModel

extension InterviewEvents {
  /// Reads the record of the events of a response.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.events)
    let lines = try members.objects("events")
    guard let first = lines.first else {
      throw .member("events", expected: "the line of the opening and those after it")
    }
    self.init(opening: try InterviewOpening(first), events: [])
    for line in lines.dropFirst() {
      // Only the text of an answer to a personal question is left out.
      let isWithheld =
        JournalEvent.Operation(rawValue: try line.text("op"))?.tellsAnswer ?? false
        && line.object["v"] == nil
      let read = isWithheld ? try JournalEvent.withoutText(line) : try JournalEvent.read(line)
      guard let event = read else {
        throw .newer(format: RecordFormat.events.rawValue, version: RecordFormat.version + 1)
      }
      if isWithheld { withheld.insert(event.number) }
      events.append(event)
    }
  }
}

extension JournalEvent {
  /// An event whose text was left out: a withheld missing reason reads as an answer.
  fileprivate static func withoutText(_ line: RecordMembers) throws(RecordError) -> JournalEvent {
    let key = try line.text("q")
    let isUnfinished = try line.text("op") == Operation.unfinished.rawValue
    return JournalEvent(
      number: try line.integer("n"), at: try line.timestamp("t"),
      milliseconds: try line.integer("m"),
      action: isUnfinished ? .unfinished(key: key, text: "") : .answer(key: key, text: ""))
  }
}
