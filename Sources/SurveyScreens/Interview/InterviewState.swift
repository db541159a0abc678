public import InterfaceText
public import SurveyEngine
public import SurveyModel
import TerminalUI

/// An interview on the screen: what is shown, typed and not accepted yet, and
/// what waits to be stored.
///
/// It is a value that changes in ``update(_:at:)`` only; the interview inside is
/// shared and changes there too, by events. ``describe()`` tells what to show;
/// ``GridRenderer`` and ``LinearRenderer`` present it. It reads no clock and
/// touches no file: each message comes with its ``Moment``, each effect is
/// carried out by the caller, who answers with a message. ``InterviewSession`` is such a
/// caller.
///
///     var state = InterviewState(interview, language: .ky, nextEvent: 1)
///     for effect in state.update(.key(.enter), at: moment) { … }
public struct InterviewState {
  /// The interview itself.
  public let interview: Interview
  /// The language of the interface.
  public internal(set) var language: InterfaceLanguage {
    didSet { words = Wording(language) }
  }
  /// Whether the session is over.
  public internal(set) var isOver = false
  /// What the interview left, once it was finished and stored.
  public internal(set) var finished: FinishedInterview?
  /// Whether lines are entered and not keys.
  public internal(set) var isPlain = false

  var words: Wording
  var size = Size(columns: 80, rows: 24)
  var moment: Moment
  /// When something was last entered, to notice that the clock was changed.
  var lastInput: Moment?
  var nextEvent: Int
  let earlierMilliseconds: Int

  // MARK: Where the interviewer is

  var route: Route
  var place: RouteStop.Place?
  /// The number of the question on the stop that has the focus.
  var focus = 0
  /// What is entered on this stop, and what was left unaccepted on others.
  var entries: [NodeIndex: AnswerEntry] = [:]
  /// The answer to “add another?”.
  var addRowChoice: TerminalUI.ChoiceList?
  /// What lies over the question, the topmost last.
  var layers: [Layer] = []
  /// Whether accepting leads back to the review.
  var returnsToReview = false
  /// Whether the review was ever opened: from then on empty required questions
  /// need attention wherever they lie.
  var wasReviewed = false
  /// The questions that were shown.
  var visited: Set<NodeIndex> = []
  /// The questions that need attention, as of the last change.
  var attention: [NodeIndex] = []
  var isAttentionOld = true
  var escape = EscapePairs()
  var message: ScreenMessage?
  var noticed: [String] = []
  /// Counts how often the question was asked to be said again.
  var repeats = 0

  // MARK: What is stored

  var outbox: [InterviewEffect] = []
  var isAwaiting = false
  var saveFailure: String?
  var savedAt: Moment?
  /// Where the answers lie since the disk of the store has failed.
  var refuge: String?
  var wantsToLeave = false
  /// Whether nobody can be asked any more.
  var mustLeave = false
  /// What was last stored as typed for each key.
  var unfinished: [String: String] = [:]
  let former: [JournalEvent]
  /// What a supervisor asked about a response that was returned.
  let items: [ReturnedItem]
  /// How that was answered without a change, by key; the empty key for the
  /// response as a whole.
  var itemAnswers: [String: ItemAnswer] = [:]

  /// Creates the state of an interview that begins or goes on.
  ///
  /// - Parameters:
  ///   - interview: The interview, with every earlier event applied.
  ///   - language: The language of the interface.
  ///   - nextEvent: The number of the next event of the journal.
  ///   - former: The earlier events, from which the place and what was typed and not accepted
  ///     come back.
  ///   - items: What has to be answered before a returned response can be
  ///     completed again.
  ///   - moment: The moment of the beginning.
  public init(
    _ interview: Interview, language: InterfaceLanguage, nextEvent: Int,
    former: [JournalEvent] = [], items: [ReturnedItem] = [], at moment: Moment
  ) {
    self.interview = interview
    self.language = language
    self.nextEvent = nextEvent
    self.former = former
    self.items = Self.inOrder(items, of: interview)
    self.moment = moment
    words = Wording(language)
    earlierMilliseconds = Self.activeMilliseconds(of: former)
    route = interview.route()
    place = route.first?.place
  }

  /// How long earlier sessions were open: each begins its count anew.
  static func activeMilliseconds(of events: [JournalEvent]) -> Int {
    var (total, last) = (0, 0)
    for event in events {
      if event.milliseconds < last { total += last }
      last = event.milliseconds
    }
    return total + last
  }

  // MARK: Reading

  /// The stop that is shown; nil in a questionnaire without questions.
  var stop: RouteStop? { place.flatMap { route.index(of: $0) }.map { route[$0] } }

  /// The question that has the focus.
  var node: NodeIndex? {
    guard let questions = stop?.questions, questions.indices.contains(focus) else { return nil }
    return questions[focus]
  }

  var entry: AnswerEntry? { node.flatMap { entries[$0] } }

  var answers: AnswerWords { AnswerWords(interview: interview, words: words) }

  var definition: Definition? { node.map { interview.definition(of: $0) } }

  /// What waits to be stored, events and the response alike.
  var unsavedCount: Int { outbox.count + (isAwaiting || saveFailure != nil ? 1 : 0) }
}
