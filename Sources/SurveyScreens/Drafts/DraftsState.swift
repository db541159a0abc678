public import InterfaceText
import SurveyBasics
public import TerminalUI

/// Offers drafts at the start, one at a time, the newest first: continue it,
/// begin a new interview, or leave.
///
/// A value like ``InterviewState``: ``update(_:)`` moves it on, ``describe()`` tells
/// what to show, ``choice`` is set once the person has decided.
public struct DraftsState: Sendable {
  /// What the person decided.
  public enum Choice: Hashable, Sendable {
    /// Go on with the draft of this id.
    case resume(id: String)
    /// Begin a new interview.
    case new
    /// Leave the program.
    case leave
  }

  /// What was decided; nil as long as the question stands.
  public private(set) var choice: Choice?
  /// The language of the interface.
  public private(set) var language: InterfaceLanguage
  private let drafts: [DraftSummary]
  private var place = 0
  private var menu: Menu
  private var message: ScreenMessage?
  private var escape = EscapePairs()
  private var repeats = 0

  /// Creates the screen; without drafts there is nothing to ask, and ``choice`` is
  /// ``Choice/new`` at once.
  public init(_ drafts: [DraftSummary], language: InterfaceLanguage) {
    self.drafts = drafts.sorted { ($1.lastAt, $0.id) < ($0.lastAt, $1.id) }
    self.language = language
    menu = Menu(title: "", items: [""])
    if drafts.isEmpty {
      choice = .new
    } else {
      renew()
    }
  }

  private var words: Wording { Wording(language) }

  // MARK: Moving on

  /// Moves the screen on.
  public mutating func update(_ input: ScreenInput) {
    guard choice == nil else { return }
    switch input {
    case .key(let pressed):
      guard let key = escape.complete(pressed) else { return }
      message = nil
      press(key)
    case .line(let line):
      message = nil
      enter(acceptedText(line))
    case .resized: break
    case .end: choice = .leave
    }
  }

  private mutating func press(_ key: Key) {
    guard let command = commands.action(for: key), command != .accept, command != .moveChoice
    else {
      if case .picked(let item) = menu.handle(key) { pick(item) }
      return
    }
    perform(command)
  }

  private mutating func enter(_ line: String) {
    switch line {
    case "": break
    case "(": perform(.back)
    case ")": perform(.next)
    case "!": repeats += 1
    case "!3": perform(.interfaceLanguage)
    case "!9": perform(.leave)
    default:
      if let number = Int(line), (1...3).contains(number) {
        pick(number - 1)
      } else {
        say(.error, words(.errorNotAChoice, .answer(line)))
      }
    }
  }

  private mutating func perform(_ command: Command) {
    switch command {
    case .back: show(place - 1)
    case .next: show(place + 1)
    case .interfaceLanguage:
      language = language.next
      renew()
    case .leave: choice = .leave
    default: break
    }
  }

  private mutating func show(_ other: Int) {
    guard drafts.indices.contains(other) else { return }
    place = other
    renew()
  }

  private mutating func pick(_ item: Int) {
    switch item {
    case 0 where drafts[place].isLocked: say(.error, words(.draftLocked))
    case 0: choice = .resume(id: drafts[place].id)
    case 1: choice = .new
    default: choice = .leave
    }
  }

  private mutating func say(_ kind: ScreenMessage.Kind, _ text: String) {
    message = ScreenMessage(kind: kind, text: text)
  }

  /// Says the draft at hand in the language that is shown now.
  private mutating func renew() {
    let draft = drafts[place]
    var lines = [words(.draftWho, .name(draft.interviewer))]
    if !draft.place.isEmpty { lines.append(words(.draftWhere, .name(draft.place))) }
    let local = draft.lastAt.local
    lines.append(
      words(
        .draftWhen, .date(words.dateWithWeekday(local.date)),
        .time(TypedMoment.clock(local.time))))
    if !draft.lastAnswers.isEmpty {
      lines.append("\(words(.draftLastAnswers)):")
      lines += draft.lastAnswers.map { "  \($0)" }
    }
    if let text = draft.unfinished { lines.append(words(.draftUnfinishedText, .text(text))) }
    if draft.brokeOff { lines.append(words(.draftRecovered)) }
    if draft.isLocked { lines.append(words(.draftLocked)) }
    if !draft.remarks.isEmpty {
      lines.append("\(words(.homeReturned)):")
      lines += draft.remarks.map { "  \(ForeignText.shown($0))" }
    }
    let position =
      drafts.count > 1
      ? "  (\(words(.listPosition, .number(place + 1), .total(drafts.count))))" : ""
    menu = Menu(
      title: words(.draftsFound, .count(drafts.count)) + position,
      message: StyledText(lines.joined(separator: "\n")),
      items: [TextKey.draftContinue, .homeNewInterview, .draftLater].map { StyledText(words($0)) })
  }

  // MARK: Describing

  private var commands: KeyMap<Command> {
    func bind(
      _ command: Command, _ keys: [Key], _ short: TextKey, _ long: TextKey, _ isEnabled: Bool = true
    ) -> Binding<Command> {
      Binding(command, keys: keys, short: words(short), long: words(long), isEnabled: isEnabled)
    }
    return KeyMap([
      bind(.accept, [.enter], .barSelect, .ok),
      bind(.next, [.pageDown], .barNext, .commandNextDraft, place + 1 < drafts.count),
      bind(.back, [.pageUp], .barBack, .commandFormerDraft, place > 0),
      bind(.leave, [.function(9), .control("q"), .control("c")], .barLeave, .draftLater),
      bind(.interfaceLanguage, [.function(3)], .barLanguage, .commandInterfaceLanguage),
      bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
    ])
  }

  /// What is to be shown now.
  ///
  /// - Precondition: There are drafts.
  public func describe() -> ScreenDescription {
    precondition(!drafts.isEmpty, "without drafts there is nothing to show")
    let draft = drafts[place]
    return ScreenDescription(
      identity: "\(place) \(language) \(repeats)",
      header: .init(
        trail: [draft.title], row: nil, number: 0, answered: draft.answered, known: draft.known,
        language: language.shortName),
      content: .menu(menu, about: nil), message: message,
      status: .init(escape: escape.isArmed ? words(.escapeArmed) : nil), commands: commands,
      words: ScreenDescription.Words(words), outline: [])
  }
}

extension DraftsState {
  /// Asks on a terminal.
  ///
  /// - Parameters:
  ///   - terminal: What shows and asks.
  ///   - glyphs: The signs that it can draw.
  /// - Returns: What was decided.
  public mutating func ask(on terminal: some Terminal, glyphs: Glyphs) -> Choice {
    if choice == nil {
      ScreenLoop.run(
        on: terminal, glyphs: glyphs, describe: { describe() }, take: { take($0) })
    }
    return choice ?? .leave
  }

  /// Asks line by line.
  ///
  /// - Parameters:
  ///   - nextLine: Returns the next line; nil at the end of the input.
  ///   - output: Where everything is said.
  /// - Returns: What was decided.
  public mutating func ask(nextLine: () -> String?, output: any PlainOutput) -> Choice {
    if choice == nil {
      ScreenLoop.run(
        nextLine: nextLine, output: output, describe: { describe() }, take: { take($0) })
    }
    return choice ?? .leave
  }

  private mutating func take(_ input: ScreenInput) -> EventLoop.Step {
    update(input)
    return choice == nil ? .goOn : .stop
  }
}
