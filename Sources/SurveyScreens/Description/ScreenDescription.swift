import InterfaceText
public import TerminalUI

/// A screen by its meaning; two renderers make a grid of cells or lines of it.
public struct ScreenDescription: Hashable, Sendable {
  /// What makes it another screen than the one before: a change of it is said in
  /// full in plain mode.
  public var identity: String
  /// What stands above.
  public var header: Header
  /// What it is about.
  public var content: Content
  /// The one thing that has to be said about it now.
  public var message: ScreenMessage?
  /// What holds whatever is shown.
  public var status: Status
  /// What can be done, in order of importance.
  public var commands: KeyMap<Command>
  /// What the lists need to say.
  public var words: Words
  /// The sections with how far they are, for wide screens.
  public var outline: [OutlineLine]

  /// What stands above a screen.
  public struct Header: Hashable, Sendable {
    /// The sections from the outside in.
    public var trail: [String]
    /// The roster row, where there is one; it is cut last.
    public var row: String?
    /// The number of the question on the route, counted from 1.
    public var number: Int
    /// How far the interview has come.
    public var answered: Int
    /// The questions on the route as it is known now.
    public var known: Int
    /// The language of the questions, in a few letters.
    public var language: String
  }

  /// What a screen is about.
  public enum Content: Hashable, Sendable {
    /// Questions, one of them with the focus.
    case questions([QuestionDescription], focus: Int)
    /// Whether a roster gets another row.
    case addRow(title: String, rows: String, list: ChoiceList)
    /// A decision; the question that it is about stands above it.
    case menu(Menu, about: QuestionDescription?)
    /// Where to go.
    case tree(title: String, Tree)
    /// A text of the interviewer.
    case text(title: String, prompt: String, field: TextField, about: QuestionDescription?)
    /// What is left before finishing.
    case review(ReviewDescription)
    /// Guidance and keys from a line on.
    case help(HelpDescription)
    /// A text to read, from a line on.
    case report(ReportDescription)
    /// Rows to choose from.
    case table(TableDescription)
    /// Many lines to read.
    case reading(ReadingDescription)
    /// Versions side by side.
    case comparison(ComparisonDescription)
    /// Nothing to ask.
    case nothing(String)
  }

  /// What holds whatever is shown.
  public struct Status: Hashable, Sendable {
    /// When something was stored last: `saved 10:42`.
    public var saved: String?
    /// That something is not stored, and why; never to be missed.
    public var notSaved: String?
    /// That the disk of the store has failed, and where the answers lie instead.
    public var refuge: String?
    /// That there is a note on the question.
    public var note: String?
    /// How many questions need attention.
    public var attention: String?
    /// That Escape waits for a digit.
    public var escape: String?

    init(
      saved: String? = nil, notSaved: String? = nil, refuge: String? = nil,
      note: String? = nil, attention: String? = nil, escape: String? = nil
    ) {
      self.saved = saved
      self.notSaved = notSaved
      self.refuge = refuge
      self.note = note
      self.attention = attention
      self.escape = escape
    }
  }

  /// A section with how far it is.
  public struct OutlineLine: Hashable, Sendable {
    /// What it is called.
    public var label: String
    /// `+` all answered, `.` some open, `!` something wrong.
    public var mark: String
    /// Whether the question shown lies in it.
    public var isCurrent: Bool
  }
}

/// One thing said about a screen.
public struct ScreenMessage: Hashable, Sendable {
  /// How much it matters.
  public enum Kind: Hashable, Sendable {
    /// It stops the interviewer.
    case error
    /// It should be looked at.
    case warning
    /// It tells.
    case information
  }

  /// How much it matters.
  public var kind: Kind
  /// What is said.
  public var text: String
  /// What was typed, where that is what is wrong.
  public var typed: String?
}

/// A question as it stands.
public struct QuestionDescription: Hashable, Sendable {
  /// The code.
  public var code: String
  /// What is asked.
  public var text: StyledText
  /// Whether an answer has to be given.
  public var isRequired: Bool
  /// The small help, which may be read aloud.
  public var hint: StyledText?
  /// The instruction, which is never read aloud.
  public var guidance: StyledText?
  /// What supervisors said about it and how that stands, a line each.
  public var remarks: [String]
  /// How to answer: `Choose one answer`.
  public var instruction: String?
  /// What the answer is given with.
  public var control: Control
  /// The missing reasons that can be given.
  public var specials: [Special]
  /// What is recorded and what waits to be accepted.
  public var summary: Summary?
  /// The answer alone, recorded or pending, for a question without the focus.
  public var answer: String?
  /// The typed text in other words.
  public var echo: String?

  /// What the answer is given with.
  public enum Control: Hashable, Sendable {
    /// A field; `width` cells suffice for any answer of a number or date.
    case typed(TextField, width: Int)
    /// A list to choose from.
    case choices(ChoiceList)
    /// Choices with codes, labels and ranks, and the block that shows them.
    case ranking(RankingDescription)
    /// Nothing to enter.
    case none
  }

  /// What is recorded and what waits to be accepted.
  public enum Summary: Hashable, Sendable {
    /// Nothing is recorded.
    case nothing
    /// This is.
    case recorded(String)
    /// This is chosen and not accepted.
    case pending(String)
    /// The former is recorded, the latter chosen.
    case change(String, pending: String)

    /// The summary in words.
    func text(_ words: Wording) -> String {
      switch self {
      case .nothing: words(.nothingRecorded)
      case .recorded(let answer): words(.recorded, .answer(answer))
      case .pending(let pending): words(.pending, .pending(pending))
      case .change(let answer, let pending):
        words(.recordedPending, .answer(answer), .pending(pending))
      }
    }
  }

  /// A missing reason that can be given.
  public struct Special: Hashable, Sendable {
    /// What it is called.
    public var label: String
    /// The key for it.
    public var key: String
    /// What is typed for it in plain mode.
    public var line: String
    /// Whether it is marked or recorded.
    public var isMarked: Bool
  }
}

/// Choices that are put in order.
public struct RankingDescription: Hashable, Sendable {
  let ranking: Ranking
  /// How many have a rank: `Placed: 2 of 5`.
  public var count: String
}

/// What is left before finishing.
public struct ReviewDescription: Hashable, Sendable {
  /// What it is called.
  public var title: String
  /// How many questions are in which state.
  public var counts: [String]
  /// The lines, as choices of a menu.
  public var list: ChoiceList
  /// What is said when there are no lines.
  public var nothing: String
  /// Why it cannot be finished; nil when it can.
  public var obstacle: String?
}

/// A text to read, such as a table; its lines are not wrapped but cut, since
/// columns would not stand below each other any more.
public struct ReportDescription: Hashable, Sendable {
  /// What it is called.
  public var title: String
  /// All lines.
  public var lines: [String]
  /// The first line that is shown.
  public var line: Int
}

/// Guidance and keys.
public struct HelpDescription: Hashable, Sendable {
  /// What it is called.
  public var title: String
  /// Above the guidance.
  public var guidanceTitle: String
  /// The guidance, or that there is none.
  public var guidance: StyledText
  /// Above the keys.
  public var keysTitle: String
  /// The commands of the question.
  public var commands: KeyMap<Command>
  /// The same for plain mode, a line each.
  public var lines: [String]
  /// The first line that is shown.
  public var line: Int

  /// The lines for a width.
  func block(width: Int) -> Block {
    var block = Block()
    block.append(StyledText(guidanceTitle, Style(.title)), width: width)
    block.append(guidance, width: width)
    block.lines.append("")
    block.append(StyledText(keysTitle, Style(.title)), width: width)
    block.append(commands.help(width: width))
    return block
  }
}
