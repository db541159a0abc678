import Foundation
import InterfaceText
import QuestionnaireLoading
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing
import Workbooks

/// A journal in memory that can refuse to store, or say that it had to go elsewhere.
final class RecordingJournal: InterviewJournal {
  struct DiskFull: Error, CustomStringConvertible {
    var description: String { "no space left on device" }
  }

  static let refuge = "/home/ana/.local/state/suroo/refuge/2026-05-01_0197a6d2.draft/journal.jsonl"

  private(set) var events: [JournalEvent] = []
  private(set) var finished: FinishedInterview?
  var isFull = false
  var refuge: String?

  func append(_ event: JournalEvent) throws {
    if isFull { throw DiskFull() }
    events.append(event)
  }

  func complete(_ finished: FinishedInterview, _ event: JournalEvent) throws {
    if isFull { throw DiskFull() }
    events.append(event)
    self.finished = finished
  }

  /// The actions that change answers or structure, visits and the like left out.
  var actions: [JournalEvent.Action] {
    events.map(\.action).filter {
      switch $0 {
      case .visit, .pause, .resume: false
      default: true
      }
    }
  }
}

/// One interview as a test drives it: state, journal, a clock that stands still
/// but for a second a message.
struct Rehearsal {
  let journal = RecordingJournal()
  let interview: Interview
  private(set) var state: InterviewState
  private var seconds = 0

  init(
    _ questionnaire: Questionnaire, language: InterfaceLanguage = .ky,
    former: [JournalEvent] = []
  ) throws {
    interview = try Self.interview(questionnaire, language: language)
    for event in former { _ = try interview.apply(event) }
    state = InterviewState(
      interview, language: language, nextEvent: former.count + 1, former: former,
      at: Self.moment(0))
    send(.begin)
  }

  static func interview(
    _ questionnaire: Questionnaire, language: InterfaceLanguage = .ky
  ) throws -> Interview {
    let opening = InterviewOpening(
      responseID: "0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b",
      questionnaire: .init(id: questionnaire.id, version: "1", sha256: ""), seed: 1,
      at: moment(0).at, interviewer: "ana", device: "test", language: language.rawValue)
    return Interview(InterviewPlan(questionnaire), opening: opening, surroundings: Surroundings())
  }

  static func moment(_ seconds: Int) -> Moment {
    // 2026-05-01 10:42 in Bishkek.
    Moment(
      at: Timestamp(milliseconds: 1_777_610_520_000 + seconds * 1000, offset: 360),
      milliseconds: seconds * 1000)
  }

  mutating func send(_ message: InterviewMessage) {
    seconds += 1
    var effects = state.update(message, at: Self.moment(seconds))[...]
    while let effect = effects.popFirst() {
      do {
        switch effect {
        case .journal(let event): try journal.append(event)
        case .finish(let finished, let event): try journal.complete(finished, event)
        case .leave, .suspend, .redraw: continue
        }
        effects += state.update(
          journal.refuge.map { .savedInRefuge(path: $0) } ?? .saved, at: Self.moment(seconds))
      } catch {
        effects += state.update(.notSaved(reason: "\(error)"), at: Self.moment(seconds))
      }
    }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { send(.key(key)) }
  }

  /// Types characters one by one.
  mutating func type(_ text: String) {
    for character in text { send(.key(.text(character))) }
  }

  /// Types an answer and accepts it.
  mutating func answer(_ text: String) {
    type(text)
    press(.enter)
  }

  /// Goes to a question by its name, without changing anything.
  mutating func go(to key: String) {
    press(.function(6))
    send(.key(.paste(AnswerCode.of(key))))
    press(.enter)
  }

  // MARK: Reading

  /// The questions shown, by code.
  var codes: [String] {
    guard case .questions(let questions, _) = state.describe().content else { return [] }
    return questions.map(\.code)
  }

  var question: QuestionDescription? {
    guard case .questions(let questions, let focus) = state.describe().content else { return nil }
    return questions[focus]
  }

  /// The line about what is recorded and pending, as it is drawn.
  var summary: String? {
    frame(132, 43).rows.map { $0.prefix(78).filter { $0 != "│" } }.last { row in
      row.contains("Жазылган:") || row.contains("Күтүүдө:")
    }.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }

  var message: String? { state.describe().message?.text }

  func text(_ key: String) -> String? { interview.node(at: key).map(interview.text) }

  func frame(_ columns: Int, _ rows: Int, glyphs: Glyphs = .full) -> Snapshot {
    Snapshot(
      GridRenderer(glyphs: glyphs).draw(
        state.describe(), size: Size(columns: columns, rows: rows)))
  }
}

enum AnswerCode {
  /// The code that the screen shows for a key such as `members[r1]/b02_age`.
  static func of(_ key: String) -> String {
    let name = key.split(separator: "/").last ?? ""
    return name.prefix { $0 != "_" }.uppercased()
  }
}

/// The folder of the fixtures.
func fixtures() throws -> String {
  try #require(Bundle.module.path(forResource: "Fixtures", ofType: nil))
}

/// The questionnaire that most tests ask.
func budget() throws -> Questionnaire {
  try questionnaire(String(contentsOfFile: "\(fixtures())/budget.yaml", encoding: .utf8))
}

/// The questionnaire of a text without faults.
func questionnaire(_ yaml: String) throws -> Questionnaire {
  let loaded = try LoadedQuestionnaire(
    mainFile: "q.yaml", bytes: Array(yaml.utf8)
  ) { _ throws(WorkbookError) in nil }
  #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
  return try #require(loaded.questionnaire)
}

/// A questionnaire in English with these rows of the survey sheet and choices.
func form(_ survey: String, choices: String = "") throws -> Questionnaire {
  let lists = choices.isEmpty ? "" : "choices:\n\(choices)\n"
  return try questionnaire("survey:\n\(survey)\n\(lists)settings:\n- {form_id: test}\n")
}
