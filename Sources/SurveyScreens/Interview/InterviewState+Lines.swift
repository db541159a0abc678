import SurveyBasics
import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  /// Takes a line of plain mode: an answer, or a command that begins with `!`.
  ///
  /// `(` alone leads back, `)` alone on, `!` alone says the question again,
  /// `!!` begins an answer that really begins with `!`: signs that lie on the
  /// same keys of each layout.
  mutating func enter(_ line: String) -> [InterviewEffect] {
    forgetMessage()
    let text = acceptedText(line)
    if text.hasPrefix("!!") {
      return enterText(String(text.dropFirst()))
    }
    if text.hasPrefix("!") { return runCommand(String(text.dropFirst())) }
    switch text {
    case "(":
      if layers.isEmpty { goBack() } else { closeLayer() }
    case ")":
      if layers.isEmpty { proceed(.nextStop) } else { closeLayer() }
    default: return enterText(text)
    }
    return []
  }

  private mutating func closeLayer() {
    guard let layer = layers.popLast() else { return }
    if case .dialog(let dialog) = layer { decide(dialog.subject, 0) }
  }

  // MARK: Commands

  private mutating func runCommand(_ typed: String) -> [InterviewEffect] {
    let name = typed.lowercased().filter { !$0.isWhitespace }
    if name.isEmpty {
      repeats += 1
      return []
    }
    while !layers.isEmpty, !isReviewOnTop { closeLayer() }
    let map = isReviewOnTop ? commands(on: layers[layers.count - 1]) : commands()
    guard let command = command(named: name, map) else {
      say(.error, words(.plainUnknownCommand, .name("!\(typed)")))
      return []
    }
    guard map.enabled.contains(where: { $0.action == command }) || command == .repeatQuestion
    else {
      say(
        .information,
        command == .nextProblem ? words(.noProblems) : words(.keyDoesNothing, .name("!\(typed)")))
      return []
    }
    return isReviewOnTop ? performOnReview(command) : perform(command)
  }

  private func command(named name: String, _ map: KeyMap<Command>) -> Command? {
    if name.count == 1, let digit = name.first?.wholeNumberValue {
      return map.binding(for: .function(digit == 0 ? 10 : digit))?.action
    }
    // Words of any language: the person may have switched a moment ago.
    let languages = [language] + InterfaceLanguage.allCases.filter { $0 != language }
    for spoken in languages {
      let spokenWords = Wording(spoken)
      for (command, key) in Self.commandWords where spokenWords.list(key).contains(name) {
        return command == .review && isReviewOnTop ? .finish : command
      }
    }
    return nil
  }

  /// What is typed for a command in plain mode; nil for one that only keys have.
  func line(for binding: Binding<Command>) -> String? {
    switch binding.action {
    case .accept: return "Enter"
    case .back: return "("
    case .next: return ")"
    default: break
    }
    for case .function(let number) in binding.keys { return "!\(number % 10)" }
    let key = Self.commandWords.first { $0.0 == binding.action }?.1
    return key.flatMap { words.list($0).first }.map { "!\($0)" }
  }

  /// The commands of plain mode, a line each.
  func plainCommands(_ map: KeyMap<Command>) -> [String] {
    let listed = map.enabled.compactMap { binding in
      line(for: binding).map { "\($0)  \(binding.longLabel)" }
    }
    return listed + [words(.plainRepeatCommand), words(.plainEscapeCommand)]
  }

  static let commandWords: [(Command, TextKey)] = [
    (.help, .wordsHelp), (.menu, .wordsMenu), (.language, .wordsLanguage), (.note, .wordsNote),
    (.answerItem, .wordsAnswerItem),
    (.dontKnow, .wordsDontKnow), (.refused, .wordsRefused),
    (.notApplicable, .wordsNotApplicable), (.goTo, .wordsGoTo),
    (.nextProblem, .wordsNextProblem), (.leave, .wordsLeave), (.review, .wordsReview),
    (.next, .wordsNext), (.back, .wordsBack), (.repeatQuestion, .wordsRepeat),
    (.undo, .wordsUndo), (.redo, .wordsRedo), (.clear, .wordsClear), (.addRow, .wordsAddRow),
    (.removeRow, .wordsRemoveRow), (.closePartly, .wordsClosePartly),
    (.interfaceLanguage, .wordsInterfaceLanguage), (.save, .wordsSave),
  ]

  // MARK: Answers

  private mutating func enterText(_ text: String) -> [InterviewEffect] {
    if case .help = layers.last { layers.removeLast() }
    switch layers.last {
    case nil, .help: answer(with: text)
    case .commands(let menu, let commands):
      guard let place = pick(text, in: menu) else { return [] }
      return isReviewOnTop ? performOnReview(commands[place]) : perform(commands[place])
    case .dialog(let dialog):
      let count = layers.count
      let place = pick(text, in: dialog.menu)
      // A wrong number leaves the question open; an empty line is the harmless answer.
      if layers.count < count { decide(dialog.subject, place ?? 0) }
    case .text(var input):
      layers.removeLast()
      input.field = TextField(text, lines: .many)
      if !text.isEmpty || input.isNote { take(input) }
    case .goTo(let tree, let targets): goTo(text, tree, targets)
    case .review(let review):
      if text.isEmpty {
        openFinish()
      } else if let number = Int(text), review.lines.indices.contains(number - 1) {
        openFromReview(number - 1)
      } else {
        say(.error, words(.errorNotAChoice, .answer(text)))
      }
    }
    return []
  }

  /// The item of a menu that a line names; an empty line closes the menu.
  private mutating func pick(_ text: String, in menu: Menu) -> Int? {
    guard !text.isEmpty else {
      layers.removeLast()
      return nil
    }
    guard let place = choice(text, in: menu.list) else {
      say(.error, words(.errorNotAChoice, .answer(text)))
      return nil
    }
    layers.removeLast()
    return place
  }

  /// The choice that a line names by its code, or by words that fit one alone.
  private func choice(_ text: String, in list: TerminalUI.ChoiceList) -> Int? {
    let codes = TerminalUI.ChoiceList.typedCodes(list.choices.map(\.code))
    if let exact = codes.firstIndex(of: text) { return exact }
    guard !text.isEmpty, !text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let labels = list.choices.map { foldedText($0.label.plain) }
    if let same = labels.firstIndex(of: foldedText(text)) { return same }
    let hits = TextSearch.find(text, in: labels).hits
    return hits.count == 1 ? hits[0] : nil
  }

  private mutating func goTo(_ text: String, _ tree: Tree, _ targets: [Layer.Target]) {
    if text.isEmpty {
      layers.removeLast()
      return
    }
    layers.removeLast()
    var tree = Tree(tree.entries)
    if let number = Int(text), tree.entries.indices.contains(number - 1) {
      tree = Tree(tree.entries, cursor: number - 1)
    } else {
      _ = tree.handle(.paste(text))
      if tree.visible.count > 1 {
        let exact = tree.visible.filter {
          foldedText(tree.entries[$0].label).hasPrefix(foldedText(text) + " ")
        }
        guard exact.count == 1 else {
          layers.append(.goTo(tree, targets))
          return
        }
        tree = Tree(tree.entries, cursor: exact[0])
      } else if tree.visible.isEmpty {
        layers.append(.goTo(Tree(tree.entries), targets))
        say(.error, words(.searchNothing), typed: text)
        return
      }
    }
    go(to: targets, at: tree)
  }

  /// Puts a line into the answer area and accepts it.
  private mutating func answer(with text: String) {
    if var list = addRowChoice {
      if !text.isEmpty {
        guard let place = choice(text, in: list) else {
          say(.error, words(.errorNotAChoice, .answer(text)))
          return
        }
        list = list.with(selected: [list.choices[place].code])
        addRowChoice = list
      }
      proceed(.nextField)
      return
    }
    guard let node, let entry = entries[node] else { return advance() }
    if !text.isEmpty, !put(text, into: entry, of: node) { return }
    proceed(.nextField)
    // What was refused does not stay behind: the next line is a new answer.
    if layers.isEmpty, message?.kind == .error, self.node == node {
      entries[node] = nil
      makeEntries()
    }
  }

  private mutating func put(_ text: String, into entry: AnswerEntry, of node: NodeIndex) -> Bool {
    var entry = entry
    entry.special = nil
    switch entry.control {
    case .none:
      say(.error, words(.readOnlyNote))
      return false
    case .typed: entry.restore(text)
    case .choices(let list):
      let isMultiple = if case .multiple = list.kind { true } else { false }
      guard let names = names(text, in: list, several: isMultiple) else { return false }
      entry.control = .choices(list.with(selected: names))
    case .ranking(let ranking):
      let list = TerminalUI.ChoiceList(ranking.choices)
      guard let names = names(text, in: list, several: true) else { return false }
      entry.control = .ranking(Ranking(ranking.choices, ranked: names))
    }
    entries[node] = entry
    return true
  }

  private mutating func names(
    _ text: String, in list: TerminalUI.ChoiceList, several: Bool
  ) -> [String]? {
    if let place = choice(text, in: list) { return [list.choices[place].code] }
    if several {
      let parts = text.split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
      let places = parts.map { choice($0, in: list) }
      if let wrong = places.firstIndex(of: nil) {
        say(.error, words(.errorNotAChoice, .answer(parts[wrong])), typed: text)
        return nil
      }
      return places.compactMap { $0.map { list.choices[$0].code } }
    }
    say(.error, words(.errorNotAChoice, .answer(text)))
    return nil
  }
}

extension TextInput {
  /// Whether an empty text is something to store: it removes a note.
  var isNote: Bool {
    if case .note = subject { true } else { false }
  }
}
