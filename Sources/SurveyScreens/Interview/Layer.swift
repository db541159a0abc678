import SurveyEngine
import SurveyModel
import TerminalUI

/// Something that lies over the question and takes all keys.
enum Layer {
  /// The numbered commands.
  case commands(Menu, [Command])
  /// A decision.
  case dialog(Dialog)
  /// Guidance and keys, scrolled down by lines.
  case help(line: Int)
  /// Where to go.
  case goTo(Tree, [Target])
  /// A text of the interviewer.
  case text(TextInput)
  /// What is left before finishing.
  case review(Review)

  /// Where an entry of the tree leads; nil where one cannot go.
  struct Target {
    let place: RouteStop.Place?
    let node: NodeIndex?
  }
}

/// A decision with numbered answers, the harmless one first.
struct Dialog {
  /// What is decided.
  enum Subject {
    /// Ctrl+C: go on, or save and leave.
    case leave
    /// An answer that takes others off the route.
    case reach(JournalEvent.Action, Onward)
    /// An answer that its warning questions.
    case softCheck(NodeIndex, Onward)
    /// A row and its answers go.
    case removeRow(key: String, name: String)
    /// The interview is complete.
    case finish
    /// Something could not be stored.
    case notSaved
    /// How what a supervisor asked is answered.
    case item(ReturnedItem)
  }

  let subject: Subject
  var menu: Menu
}

/// A text that the interviewer writes: a note or a reason.
struct TextInput {
  /// What it is for.
  enum Subject {
    case note(NodeIndex)
    case keepReason(NodeIndex, Onward)
    case partialReason
    case itemReason(ReturnedItem, keeps: Bool)
  }

  let subject: Subject
  let title: String
  let prompt: String
  var field: TextField
}

/// Where accepting leads.
enum Onward {
  /// To the next field of the stop, or the next stop after the last one.
  case nextField
  /// To the next stop, whatever field has the focus.
  case nextStop
}

/// What is left before finishing.
struct Review {
  /// One line of it.
  struct Line {
    let node: NodeIndex
    let mark: String
    let code: String
    let row: String
    let text: String
  }

  let counts: [String]
  let lines: [Line]
  /// Why it cannot be finished; nil when it can.
  let obstacle: String?
  var list: TerminalUI.ChoiceList
}
