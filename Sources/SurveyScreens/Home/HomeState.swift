public import InterfaceText
import TerminalUI

/// The home screen: everything that can be done with a store, as menus.
///
/// A value like ``InterviewState``: ``update(_:)`` moves it on and may give an
/// effect, which the caller performs and answers with a message;
/// ``describe()`` tells what to show.
public struct HomeState: Sendable {
  /// What the home screen reacts to.
  public enum Message: Hashable, Sendable {
    /// The person did something.
    case input(ScreenInput)
    /// The store has changed.
    case facts(HomeFacts)
    /// Something was done or counted.
    case report(HomeReport)
    /// The questions that were asked for.
    case questions([HomeItem])
    /// A new interview was asked for elsewhere.
    case newInterview
    /// Something could not be done, a full sentence.
    case failed(String)
  }

  /// The language of the interface.
  public private(set) var language: InterfaceLanguage
  /// What is known of the store.
  private(set) var facts: HomeFacts
  /// The pages from the first to the one that is shown.
  private(set) var pages: [HomePage] = [.home]
  private(set) var menu = Menu(title: "", items: [""])
  private(set) var field = TextField()
  private(set) var line = 0
  private(set) var message: ScreenMessage?
  private(set) var escape = EscapePairs()
  private(set) var repeats = 0

  /// Creates the home screen.
  ///
  /// - Parameters:
  ///   - facts: What is known of the store.
  ///   - language: The language of the interface.
  public init(_ facts: HomeFacts, language: InterfaceLanguage) {
    self.facts = facts
    self.language = language
    renew()
  }

  var words: Wording { Wording(language) }
  var page: HomePage { pages.last ?? .home }

  // MARK: Moving on

  /// Moves the screen on.
  ///
  /// - Parameter message: What happened.
  /// - Returns: What is to be done; the answer to it comes as a message.
  public mutating func update(_ message: Message) -> HomeEffect? {
    switch message {
    case .input(.key(let pressed)):
      guard let key = escape.complete(pressed) else { return nil }
      self.message = nil
      return press(key)
    case .input(.line(let line)):
      self.message = nil
      return enter(acceptedText(line))
    case .input(.resized): return nil
    case .input(.end): return .leave
    case .facts(let facts):
      self.facts = facts
      renew()
    case .report(let report):
      // Reading ends where the way to it began, but for tables: there the next
      // one is wanted.
      while page.isOnTheWay { pages.removeLast() }
      open(.report(report))
    case .questions(let questions):
      if case .chosen(let questionnaire) = page {
        pages.removeLast(); open(.rows(questionnaire, questions))
      }
    case .newInterview: return choose(.newInterview)
    case .failed(let sentence): self.message = ScreenMessage(kind: .error, text: sentence)
    }
    return nil
  }

  private mutating func press(_ key: Key) -> HomeEffect? {
    let command = commands.action(for: key)
    switch command {
    case .leave: return .leave
    case .close, .back:
      close()
      return nil
    case .interfaceLanguage:
      language = language.next
      renew()
      return nil
    default: break
    }
    switch page {
    case .report(let report): return read(report, key)
    case .path:
      if key == .enter { return acceptPath() }
      _ = field.handle(key)
      return nil
    default:
      guard case .picked(let item) = menu.handle(key) else { return nil }
      return pick(item)
    }
  }

  private mutating func enter(_ text: String) -> HomeEffect? {
    switch text {
    case "(": close()
    case "!": repeats += 1
    case "!3":
      language = language.next
      renew()
    case "!9": return .leave
    default:
      switch page {
      case .report(let report): return goOn(after: report)
      case .path:
        guard !text.isEmpty else { return nil }
        field = TextField(text)
        return acceptPath()
      default:
        guard !text.isEmpty else { return nil }
        guard let number = Int(text), (1...menu.list.choices.count).contains(number) else {
          message = ScreenMessage(kind: .error, text: words(.errorNotAChoice, .answer(text)))
          return nil
        }
        return pick(number - 1)
      }
    }
    return nil
  }

  private mutating func read(_ report: HomeReport, _ key: Key) -> HomeEffect? {
    switch key {
    case .down: line = min(line + 1, max(0, report.lines.count - 1))
    case .up: line = max(0, line - 1)
    case .pageUp: line = max(0, line - HomeState.page)
    case .pageDown: line = min(line + HomeState.page, max(0, report.lines.count - 1))
    case .home: line = 0
    case .end: line = max(0, report.lines.count - HomeState.page)
    case .enter: return goOn(after: report)
    default: break
    }
    return nil
  }

  /// How many lines a key for pages moves a text.
  private static let page = 15

  private mutating func goOn(after report: HomeReport) -> HomeEffect? {
    guard let next = report.next else {
      close()
      return nil
    }
    open(.confirm(next))
    return nil
  }

  private mutating func acceptPath() -> HomeEffect? {
    guard case .path(let purpose) = page, !acceptedText(field.text).isEmpty else { return nil }
    return purpose.effect(acceptedText(field.text))
  }

  private mutating func pick(_ place: Int) -> HomeEffect? {
    switch page {
    case .home:
      guard entries.indices.contains(place) else { return nil }
      return choose(entries[place])
    case .questionnaires:
      return item(place, of: facts.questionnaires).map { .interview(questionnaire: $0) }
    case .returned: return item(place, of: facts.returned).map { .correct(response: $0) }
    case .supervision: return place == 0 ? .review : .conflicts
    case .places(let purpose):
      guard facts.places.indices.contains(place) else {
        field = TextField()
        open(.path(purpose))
        return nil
      }
      return purpose.effect(facts.places[place].id)
    case .confirm(let effect):
      pages.removeLast()
      guard place == 0 else {
        if case .report = page { close() }
        return nil
      }
      return effect
    case .tables:
      guard let id = item(place, of: facts.answered) else { return nil }
      open(.chosen(id))
      return .questions(questionnaire: id)
    case .rows(let questionnaire, let questions):
      guard let rows = item(place, of: questions) else { return nil }
      open(.columns(questionnaire, questions, rows: rows))
    case .columns(let questionnaire, let questions, let rows):
      if place == 0 { return .tabulate(questionnaire: questionnaire, rows: rows, by: nil) }
      return item(place - 1, of: questions).map {
        .tabulate(questionnaire: questionnaire, rows: rows, by: $0)
      }
    case .chosen, .path, .report: break
    }
    return nil
  }

  private func item(_ place: Int, of items: [HomeItem]) -> String? {
    items.indices.contains(place) ? items[place].id : nil
  }

  private mutating func choose(_ entry: HomeEntry) -> HomeEffect? {
    switch entry {
    case .newInterview:
      guard !facts.questionnaires.isEmpty else {
        message = ScreenMessage(
          kind: .warning,
          text: words(.homeNoQuestionnaires, .name(facts.questionnaireFolder)))
        return nil
      }
      open(.questionnaires)
    case .drafts: return .drafts
    case .returned: open(.returned)
    case .review:
      guard facts.conflicts > 0 else { return .review }
      open(.supervision)
    case .bundle: open(.places(.bundle))
    case .merge: open(.places(.merge))
    case .results: open(.tables)
    case .quality: return .quality
    case .exit: return .leave
    }
    return nil
  }

  private mutating func open(_ page: HomePage) {
    pages.append(page)
    line = 0
    renew()
  }

  private mutating func close() {
    if pages.count > 1 { pages.removeLast() }
    line = 0
    renew()
  }

  /// Goes back to the first page.
  mutating func goHome() {
    pages = [.home]
    line = 0
    renew()
  }

  /// Makes the menu of the page in the language that is shown now.
  private mutating func renew() {
    if let menu = menu(of: page) { self.menu = menu }
  }
}
