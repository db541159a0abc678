import FileSimulation
import FileStorage
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel

/// One interview with every kind of event, and what it leaves.
struct SampleInterview {
  static let holder = StoreLock.Holder(process: 1, host: "laptop", user: "ana", since: nil)
  static let now = Timestamp(milliseconds: 1_777_609_000_000, offset: 360)

  static let description = StoreDescription(
    id: "0197a6d2-0000-7000-8000-000000000001", device: "laptop-3", region: "KG-O",
    interviewer: "ana", interviewerName: "Ана", recipients: ["age1xyz"])

  static let sources = [
    Questionnaire.SourceFile(name: "residents.yaml", bytes: Array("survey:\n".utf8)),
    Questionnaire.SourceFile(name: "lists/places.csv", bytes: Array("name\nош\n".utf8)),
  ]

  static let questionnaire = Response.QuestionnaireReference(
    id: "residents", version: "2026.1",
    sha256: SHA256.digest(ofFiles: sources.map { ($0.name, $0.bytes) }).hex)

  static let opening = InterviewOpening(
    responseID: "0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b", questionnaire: questionnaire,
    seed: .max, at: Timestamp(milliseconds: 1_777_608_930_250, offset: 360),
    interviewer: "ana", device: "laptop-3", region: "KG-O", unit: "KG-O-017-05",
    language: "ky",
    prefilled: [
      InterviewOpening.Prefilled(key: "village", text: "Кара-Суу"),
      InterviewOpening.Prefilled(key: "phone", text: "0555 123456"),
    ])

  static let actions: [JournalEvent.Action] = [
    .visit(key: "age"), .unfinished(key: "age", text: "3"), .answer(key: "age", text: "34"),
    .answer(key: "phone", text: "0555 999999"), .special(key: "income", reason: .refused),
    .addRow(key: "members"), .addRow(key: "members"),
    .answer(key: "members[r2]/age", text: "61"), .confirm(key: "members[r2]/age", reason: "ооба"),
    .removeRow(key: "members[r1]"), .language(tag: "ru"),
    .comment(key: "income", text: "\"не сказал\"\n\u{1}"), .undo, .redo, .pause, .resume,
    .remark(text: "x"), .answer(key: "remarks", text: ""),
  ]

  static func event(_ number: Int, _ action: JournalEvent.Action) -> JournalEvent {
    JournalEvent(
      number: number,
      at: Timestamp(milliseconds: opening.at.milliseconds + number * 1500, offset: 360),
      milliseconds: number * 1500, action: action)
  }

  static var events: [JournalEvent] {
    actions.enumerated().map { event($0.offset + 1, $0.element) }
  }

  static var response: Response {
    var response = Response(
      responseID: opening.responseID,
      made: Response.Making(by: "ana", role: .interviewer, at: now),
      questionnaire: questionnaire, status: .complete, region: "KG-O", unit: "KG-O-017-05",
      device: "laptop-3", language: "ru", startedAt: opening.at, completedAt: now,
      activeMilliseconds: 27_000)
    response.answers = [
      "age": .integer(34), "area_ha": .decimal(2.5), "visited_on": .text("2026-05-01"),
      "channels": .list(["1", "9"]),
      "home": .point(AnswerValue.Position(latitude: 40.5, longitude: 72.8, accuracy: 4.5)),
      "field": .points([
        AnswerValue.Position(latitude: 40.5, longitude: 72.8),
        AnswerValue.Position(latitude: 40.6, longitude: 72.9, altitude: 1010.5),
      ]),
      "members": .rows([
        AnswerValue.Row(id: "r2", answers: ["age": .integer(61), "name": .text("Айгүл")])
      ]),
    ]
    response.missing = ["income": .refused, "members[r2]/education": .dontKnow, "remarks": .blank]
    response.overrides = [
      Response.Override(question: "members[r2]/age", message: "Ушунчабы?", reason: "ооба")
    ]
    response.comments = [
      Response.Comment(question: "income", text: "\"не сказал\"", by: "ana", at: now)
    ]
    return response
  }

  static let personal = PersonalPart(
    responseID: opening.responseID, salt: Array(0..<32),
    answers: ["phone": .text("0555 999999")], missing: ["birth_date": .refused])

  static func isPersonal(_ key: String) -> Bool {
    key == "phone" || key == "birth_date"
  }

  static func store(on files: any FileSystem, at root: String = "/store") throws -> Store {
    try Store.create(at: root, description, for: holder, on: files)
  }

  /// The key under which ``sealingStore(on:at:)`` seals; its passphrase would take
  /// too long to be tried in every test.
  static let draftKey = DraftKey()

  /// A store that seals its drafts and was unlocked.
  static func sealingStore(on files: any FileSystem, at root: String = "/store") throws -> Store {
    var description = description
    description.sealsDrafts = true
    let store = try Store.create(at: root, description, for: holder, on: files)
    store.draftKey = draftKey
    return store
  }

  /// Does the whole interview and returns what was finished.
  static func run(in store: Store) throws -> Store.StoredResponse {
    try store.keep(questionnaire, sources)
    let journal = try store.begin(opening)
    for event in events { try journal.append(event) }
    let stored = try store.complete(
      journal, response, personal: personal, milliseconds: 30_000, isPersonal: isPersonal)
    try journal.close()
    return stored
  }
}
