import InterfaceText
import QuestionnaireLoading
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalUI
import Workbooks

/// What a person waits for: from the start to the first frame, and from a key to the
/// frame that answers it, without the terminal's own time.
///
/// The journal is one that forgets, so that the disk does not count.
enum ScreenMeasurement {
  static func run() throws {
    print("Questions: load, begin, first frame; a key to its frame: median, 99th percentile")
    for size in [100, 1_000, 10_000] { try measure("\(size) questions", questionnaire(size)) }
    let residents = "Questionnaires/residents"
    if let loaded = try? LoadedQuestionnaire(contentsOf: residents), loaded.questionnaire != nil {
      try measure("residents") { try LoadedQuestionnaire(contentsOf: residents).questionnaire }
    }
  }

  /// Integers, each relevant while the one before it is not negative.
  private static func questionnaire(_ size: Int) -> () throws -> Questionnaire? {
    var text = "survey:\n- {type: integer, name: q0, label: Question 0}\n"
    for index in 1..<size {
      let before = index - index % 10
      text +=
        "- {type: integer, name: q\(index), label: \"Question \(index)\","
        + " relevant: \"not(${q\(max(0, before - 1))} < 0)\"}\n"
    }
    return {
      try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(text.utf8)) {
        _ throws(WorkbookError) in nil
      }.questionnaire
    }
  }

  private static func measure(_ name: String, _ load: () throws -> Questionnaire?) throws {
    let (questionnaire, loading) = try time(load)
    guard let questionnaire else { throw MeasurementError(description: "\(name) did not load") }
    let (interview, beginning) = time { begun(questionnaire) }
    let terminal = KeyPlayer()
    let state = InterviewState(
      interview, language: .ky, nextEvent: 1, at: Moment(at: now, milliseconds: 0))
    let session = InterviewSession(state, journal: Forgetting()) {
      Moment(at: now, milliseconds: 0)
    }
    _ = session.run(on: terminal, glyphs: .full)
    line(
      name,
      [loading.shown, beginning.shown, terminal.firstFrame.shown, terminal.keys.summary])
  }

  private static func begun(_ questionnaire: Questionnaire) -> Interview {
    Interview(
      InterviewPlan(questionnaire),
      opening: InterviewOpening(
        responseID: "0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b",
        questionnaire: .init(
          id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
        seed: 1, at: now, interviewer: "ana", device: "bench",
        language: questionnaire.languages[questionnaire.defaultLanguage].tag),
      surroundings: Surroundings())
  }

  private static let now = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)
}

/// A terminal that presses a digit and Enter again and again, and notes when frames come.
private final class KeyPlayer: TerminalOutput, InputSource {
  let size = Size(columns: 80, rows: 24)
  private(set) var firstFrame = Duration.zero
  private(set) var keys = Samples()
  private let clock = ContinuousClock()
  private var started = ContinuousClock().now
  private var pressed: ContinuousClock.Instant?
  private var left = 400
  private var frames = 0

  func show(_ surface: Surface) {
    frames += 1
    if frames == 1 { firstFrame = clock.now - started }
    if let pressed { keys.add(clock.now - pressed) }
    pressed = nil
  }

  func next(timeout: Duration?) -> [InputEvent] {
    guard left > 0 else { return [.leave(.hangUp)] }
    left -= 1
    pressed = clock.now
    return [.key(left.isMultiple(of: 2) ? .enter : .text("7"))]
  }
}

/// A journal that stores nothing.
private final class Forgetting: InterviewJournal {
  let refuge: String? = nil

  func append(_ event: JournalEvent) {}
  func complete(_ finished: FinishedInterview, _ event: JournalEvent) {}
}
