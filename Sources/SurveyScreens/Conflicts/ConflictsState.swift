public import InterfaceText
public import ResponseMerging
import SurveyModel
import TerminalUI

/// The conflicts of a store on the screen: the list of them, and one in which a
/// version is chosen for each question that differs.
///
/// A value like ``ReviewState``: it changes in ``update(_:)`` only, tells what to
/// show by ``describe()``, and asks for what has to be read or stored by
/// ``ConflictsEffect``, which ``ConflictsSession`` carries out.
public struct ConflictsState {
  /// Whether the screen is over.
  public internal(set) var isOver = false
  /// The language of the interface.
  public internal(set) var language: InterfaceLanguage {
    didSet { words = Wording(language) }
  }

  var words: Wording
  var size = Size(columns: 80, rows: 24)
  /// The responses that are still in conflict.
  var entries: [ConflictEntry]
  /// The list of them.
  var list = Menu(title: "", items: [""])
  /// The conflict that is opened, with its place in the list.
  var detail: (place: Int, choices: ConflictChoices)?
  /// What lies over it.
  var layer: ConflictsLayer?
  var message: ScreenMessage?
  var escape = EscapePairs()
  /// Counts how often the screen was asked to be said again.
  var repeats = 0

  /// Creates the screen.
  ///
  /// - Parameters:
  ///   - entries: The responses in conflict.
  ///   - language: The language of the interface.
  public init(_ entries: [ConflictEntry], language: InterfaceLanguage) {
    self.entries = entries
    self.language = language
    words = Wording(language)
    renew()
  }

  /// Makes the list in the language that is shown now.
  mutating func renew() {
    guard !entries.isEmpty else { return }
    let cursor = min(list.list.cursor, entries.count - 1)
    list = Menu(
      title: words(.conflictsTitle),
      items: entries.map { entry in
        let parts = [
          entry.unit, entry.shortID, entry.questionnaire, entry.interviewer,
          words(.conflictVersions, .count(entry.versions)),
        ]
        return StyledText(
          ForeignText.shown(parts.filter { !$0.isEmpty }.joined(separator: "  ")))
      })
    for _ in 0..<cursor { _ = list.handle(.down) }
  }
}

/// What lies over the conflicts and takes all keys.
enum ConflictsLayer {
  /// The numbered commands.
  case commands(Menu, [Command])
  /// Which version counts for the question that has the focus.
  case version(Menu)
  /// Which version counts for everything.
  case everything(Menu)
  /// Why it is settled.
  case reason(TextField)
  /// Guidance and keys, from a line on.
  case help(line: Int)
}

/// What happened to the conflicts.
public enum ConflictsMessage {
  /// The person did something.
  case input(ScreenInput)
  /// The response at a place was opened.
  case opened(Int, ConflictCase)
  /// What became of the response at a place.
  case settled(Int, ConflictOutcome)
  /// Something could not be read or stored.
  case failed(String)
}

/// What the conflicts ask their caller for.
public enum ConflictsEffect: Hashable {
  /// Open the response at a place.
  case open(Int)
  /// Settle the response that is opened.
  case settle(Settlement, reason: String)
}
