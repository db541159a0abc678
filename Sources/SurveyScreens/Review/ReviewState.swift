public import InterfaceText
import SurveyEngine
public import SurveyModel
import TerminalUI

/// A supervisor's review on the screen: the table of responses, one of them
/// opened, and what lies over them.
///
/// A value like ``InterviewState``: it changes in ``update(_:)`` only, tells what
/// to show by ``describe()``, and asks for what has to be read or stored by
/// ``ReviewEffect``, which ``ReviewSession`` carries out.
public struct ReviewState {
  /// Whether the review is over.
  public internal(set) var isOver = false
  /// Whether lines are entered and not keys.
  public internal(set) var isPlain = false
  /// The language of the interface.
  public internal(set) var language: InterfaceLanguage {
    didSet { words = Wording(language) }
  }

  var words: Wording
  var size = Size(columns: 80, rows: 24)
  var table: ReviewTable
  /// The response that is opened, with its place in the table.
  var detail: (place: Int, case: ReviewDetail)?
  /// What lies over table or response.
  var layer: ReviewLayer?
  var message: ScreenMessage?
  var escape = EscapePairs()
  /// Counts how often the screen was asked to be said again.
  var repeats = 0

  /// Creates a review of responses.
  ///
  /// - Parameters:
  ///   - entries: The responses, in any order.
  ///   - language: The language of the interface.
  public init(_ entries: [ReviewEntry], language: InterfaceLanguage) {
    self.language = language
    words = Wording(language)
    table = ReviewTable(entries)
  }

  /// The rows of the table that fit at once.
  var pageHeight: Int {
    isPlain ? 20 : max(1, GridLayout(size: size).bodyHeight - 2)
  }

  /// The places of the entries of the page that is shown.
  var page: Range<Int> {
    let first = table.first(height: pageHeight)
    return first..<min(first + pageHeight, table.shown.count)
  }
}

/// What lies over a review and takes all keys.
enum ReviewLayer {
  /// The numbered commands.
  case commands(Menu, [Command])
  /// What to show of the responses.
  case tableFilter(Menu, [ReviewTable.Filter?])
  /// What to show of the response.
  case detailFilter(Menu)
  /// A text that is written.
  case text(Purpose, prompt: String, field: TextField)
  /// Keys, from a line on.
  case help(line: Int)

  /// What a text is for.
  enum Purpose: Hashable {
    case search
    case comment(question: String?)
    case returning
  }
}

/// What happened to a review.
public enum ReviewMessage {
  /// The person did something.
  case input(ScreenInput)
  /// What was asked about entries, by their places.
  case facts([Int: ReviewFacts])
  /// The response at a place was opened.
  case opened(Int, ReviewCase)
  /// What was said of the response at a place was stored.
  case recorded(Int, [Review])
  /// Something could not be read or stored.
  case failed(String)
}

/// What a review asks its caller for.
public enum ReviewEffect: Hashable {
  /// Tell what only the answers of these entries tell.
  case facts([Int])
  /// Open the response at a place.
  case open(Int)
  /// Store what was said of the response at a place.
  case record(Int, [ReviewWord])
}
