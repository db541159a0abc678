import JSONRecords
import SurveyBasics
import SurveyModel

extension JournalEvent {
  /// The words for what happened, as they stand in the member `op`.
  enum Operation: String, CaseIterable {
    case answer, special, confirm, language, comment, keep, undo, redo, unfinished, visit
    case pause, resume, complete, remark
    case addRow = "add_row"
    case removeRow = "remove_row"
    case giveUp = "give_up"

    /// Whether the member `v` holds something about the answer itself.
    var tellsAnswer: Bool {
      switch self {
      case .answer, .special, .unfinished: true
      default: false
      }
    }
  }

  /// The members of the line of this event, in their order there.
  var members: [(String, JSONValue)] { place + contents }

  /// Those that tell when it happened.
  var place: [(String, JSONValue)] {
    [("n", .integer(number)), ("t", JSONValue(at)), ("m", .integer(milliseconds))]
  }

  /// Those that tell what happened.
  var contents: [(String, JSONValue)] {
    let (operation, key, text) = action.parts
    var members: [(String, JSONValue)] = [("op", .string(operation.rawValue))]
    if let key { members.append(("q", .string(key))) }
    if let text { members.append(("v", .string(text))) }
    return members
  }

  /// The line as it stands among the events of a finished response, without
  /// what was answered when the question is personal.
  func record(isPersonal: (String) -> Bool) -> JSONObject {
    let (operation, key, _) = action.parts
    let record = JSONObject(members)
    return operation.tellsAnswer && key.map(isPersonal) ?? false ? record.without("v") : record
  }

  /// Reads an event.
  ///
  /// - Parameter members: The members of the line.
  /// - Returns: Nil for an operation that this program does not know.
  /// - Throws: ``RecordError``.
  static func read(_ members: some EventMembers) throws(RecordError) -> JournalEvent? {
    guard let operation = Operation(rawValue: try members.text("op")) else { return nil }
    let action: Action =
      switch operation {
      case .answer: .answer(key: try members.text("q"), text: try members.text("v"))
      case .special: .special(key: try members.text("q"), reason: try members.reason("v"))
      case .confirm: .confirm(key: try members.text("q"), reason: try members.text("v"))
      case .addRow: .addRow(key: try members.text("q"))
      case .removeRow: .removeRow(key: try members.text("q"))
      case .language: .language(tag: try members.text("v"))
      case .comment: .comment(key: try members.text("q"), text: try members.text("v"))
      case .keep: .keep(key: try? members.text("q"), reason: try members.text("v"))
      case .giveUp: .giveUp(key: try? members.text("q"), reason: try members.text("v"))
      case .undo: .undo
      case .redo: .redo
      case .unfinished: .unfinished(key: try members.text("q"), text: try members.text("v"))
      case .visit: .visit(key: try members.text("q"))
      case .pause: .pause
      case .resume: .resume
      case .complete: .complete(revisionID: try members.text("v"))
      case .remark: .remark(text: try members.text("v"))
      }
    return JournalEvent(
      number: try members.integer("n"), at: try members.timestamp("t"),
      milliseconds: try members.integer("m"), action: action)
  }
}

/// The members of a line with an event.
protocol EventMembers {
  func text(_ name: String) throws(RecordError) -> String
  func integer(_ name: String) throws(RecordError) -> Int
  func timestamp(_ name: String) throws(RecordError) -> Timestamp
}

extension RecordMembers: EventMembers {}

extension EventMembers {
  fileprivate func reason(_ name: String) throws(RecordError) -> MissingReason {
    guard let reason = MissingReason(rawValue: try text(name)) else {
      throw .member(name, expected: "one of the known words")
    }
    return reason
  }
}

extension JournalEvent.Action {
  /// Whether a sealed journal seals it: everything but what the program itself
  /// says, which a recovery without the key has to read and write.
  var isSealed: Bool {
    switch self {
    case .complete, .remark: false
    default: true
    }
  }

  /// The word, the key and the text of what happened.
  fileprivate var parts: (JournalEvent.Operation, key: String?, text: String?) {
    switch self {
    case .answer(let key, let text): (.answer, key, text)
    case .special(let key, let reason): (.special, key, reason.rawValue)
    case .confirm(let key, let reason): (.confirm, key, reason)
    case .addRow(let key): (.addRow, key, nil)
    case .removeRow(let key): (.removeRow, key, nil)
    case .language(let tag): (.language, nil, tag)
    case .comment(let key, let text): (.comment, key, text)
    case .keep(let key, let reason): (.keep, key, reason)
    case .giveUp(let key, let reason): (.giveUp, key, reason)
    case .undo: (.undo, nil, nil)
    case .redo: (.redo, nil, nil)
    case .unfinished(let key, let text): (.unfinished, key, text)
    case .visit(let key): (.visit, key, nil)
    case .pause: (.pause, nil, nil)
    case .resume: (.resume, nil, nil)
    case .complete(let revisionID): (.complete, nil, revisionID)
    case .remark(let text): (.remark, nil, text)
    }
  }
}
