import InterfaceText
import ResponseMerging
import SurveyEngine
import TerminalUI

extension ConflictsState {
  /// Moves the screen on.
  ///
  /// - Parameter message: What happened.
  /// - Returns: What has to be carried out now, each answered by a message.
  public mutating func update(_ message: ConflictsMessage) -> [ConflictsEffect] {
    guard !isOver else { return [] }
    switch message {
    case .input(.key(let key)): return press(key)
    case .input(.line(let line)):
      self.message = nil
      return enter(acceptedText(line))
    case .input(.resized(let size)): self.size = size
    case .input(.end): isOver = true
    case .opened(let place, let opened): detail = (place, ConflictChoices(opened))
    case .settled(let place, let outcome): take(outcome, at: place)
    case .failed(let reason): say(.error, ForeignText.shown(reason))
    }
    return []
  }

  mutating func say(_ kind: ScreenMessage.Kind, _ text: String) {
    message = ScreenMessage(kind: kind, text: text)
  }

  // MARK: Keys

  private mutating func press(_ pressed: Key) -> [ConflictsEffect] {
    if layer != nil {
      message = nil
      return pressInLayer(pressed)
    }
    guard let key = escape.complete(pressed) else { return [] }
    message = nil
    if let command = commands.action(for: key), command != .accept || detail != nil,
      command != .moveChoice
    {
      return perform(command)
    }
    guard detail != nil else {
      guard !entries.isEmpty, case .picked(let place) = list.handle(key) else { return [] }
      return [.open(place)]
    }
    switch key {
    case .up: detail?.choices.move(by: -1)
    case .down: detail?.choices.move(by: 1)
    case .pageUp: detail?.choices.move(by: -4)
    case .pageDown: detail?.choices.move(by: 4)
    case .home: detail?.choices.move(by: -1_000_000)
    case .end: detail?.choices.move(by: 1_000_000)
    case .text(let character): choose((character.wholeNumberValue ?? 0) - 1)
    default: break
    }
    return []
  }

  private mutating func pressInLayer(_ key: Key) -> [ConflictsEffect] {
    switch layer {
    case .commands(var menu, let commands):
      switch menu.handle(key) {
      case .open: layer = .commands(menu, commands)
      case .closed: layer = nil
      case .picked(let place): return pick(place)
      }
    case .version(var menu):
      switch menu.handle(key) {
      case .open: layer = .version(menu)
      case .closed: layer = nil
      case .picked(let place): return pick(place)
      }
    case .everything(var menu):
      switch menu.handle(key) {
      case .open: layer = .everything(menu)
      case .closed: layer = nil
      case .picked(let place): return pick(place)
      }
    case .reason(var field):
      if key == .escape || key == .control("c") {
        layer = nil
      } else if key == .enter {
        return settle(field.text)
      } else {
        _ = field.handle(key, width: GridLayout(size: size).fieldWidth)
        layer = .reason(field)
      }
    case .help(let line):
      switch key {
      case .down: layer = .help(line: line + 1)
      case .up: layer = .help(line: max(0, line - 1))
      default: layer = nil
      }
    case nil: break
    }
    return []
  }

  // MARK: Lines

  private mutating func enter(_ line: String) -> [ConflictsEffect] {
    if case .reason = layer, line != "!", line != "(" { return settle(line) }
    if let number = Int(line) { return pick(number - 1) }
    switch line {
    case "", "(":
      if layer != nil {
        layer = nil
      } else if line == "(" {
        return perform(.leave)
      }
    case "!":
      layer = nil
      repeats += 1
    default:
      let digits = line.dropFirst()
      if line.hasPrefix("!"), let number = Int(digits), (0...9).contains(number),
        let command = commands.action(for: .function(number == 0 ? 10 : number))
      {
        layer = nil
        return perform(command)
      }
      say(.error, words(.plainUnknownCommand, .name(line)))
    }
    return []
  }

  /// Takes the item at a place of what is shown.
  private mutating func pick(_ place: Int) -> [ConflictsEffect] {
    let shown = layer
    layer = nil
    switch shown {
    case .commands(_, let commands) where commands.indices.contains(place):
      return perform(commands[place])
    case .version where detail?.choices.opened.versions.indices.contains(place) == true:
      choose(place)
      return []
    case .everything where detail?.choices.opened.versions.indices.contains(place) == true:
      detail?.choices.chooseAll(place)
      return []
    case nil where detail == nil && entries.indices.contains(place): return [.open(place)]
    case nil where detail?.choices.differences.indices.contains(place) == true:
      detail?.choices.moveTo(place)
      return perform(.accept)
    default:
      layer = shown
      say(.error, words(.errorNotAChoice, .answer(String(place + 1))))
      return []
    }
  }

  // MARK: Doing

  private mutating func perform(_ command: Command) -> [ConflictsEffect] {
    switch command {
    case .accept: openVersions()
    case .leave: if detail == nil { isOver = true } else { detail = nil }
    case .menu:
      let listed = commands.enabled.filter { ![.menu, .moveChoice].contains($0.action) }
      layer = .commands(
        Menu(title: words(.menuTitle), commands: KeyMap(listed)), listed.map(\.action))
    case .help: layer = .help(line: 0)
    case .takeAll: openEverything()
    case .nextProblem:
      if detail?.choices.moveToNextOpen() == false { say(.information, words(.conflictAllChosen)) }
    case .settle:
      guard let choices = detail?.choices else { break }
      guard choices.open.isEmpty else {
        say(.error, words(.conflictLeft, .count(choices.open.count)))
        _ = detail?.choices.moveToNextOpen()
        break
      }
      layer = .reason(TextField(lines: .one))
    case .interfaceLanguage:
      language = language.next
      renew()
    default: break
    }
    return []
  }

  private mutating func choose(_ version: Int) {
    guard let choices = detail?.choices else { return }
    guard detail?.choices.choose(version) == true else {
      let isFixed =
        choices.differences.indices.contains(choices.focus)
        && !choices.isOpen(choices.differences[choices.focus])
      say(
        .warning,
        isFixed ? words(.conflictFollows) : words(.errorNotAChoice, .answer("\(version + 1)")))
      return
    }
    repeats += 1
  }

  private mutating func openVersions() {
    guard let choices = detail?.choices, !choices.differences.isEmpty else { return }
    guard choices.isOpen(choices.differences[choices.focus]) else {
      return say(.warning, words(.conflictFollows))
    }
    layer = .version(
      Menu(
        title: words(.conflictWhich), message: StyledText(choices.name(words)),
        items: choices.answers(words).map { StyledText($0) }))
  }

  private mutating func openEverything() {
    guard let choices = detail?.choices else { return }
    layer = .everything(
      Menu(
        title: words(.conflictTakeAll),
        items: choices.opened.versions.map { StyledText(choices.said($0.response, words)) }))
  }

  private mutating func settle(_ reason: String) -> [ConflictsEffect] {
    let reason = acceptedText(reason)
    guard let choices = detail?.choices else { return [] }
    guard !reason.isEmpty else {
      say(.error, words(.conflictNeedsReason))
      return []
    }
    layer = nil
    return [.settle(choices.settlement, reason: reason)]
  }

  /// Takes what became of the conflict at a place.
  private mutating func take(_ outcome: ConflictOutcome, at place: Int) {
    switch outcome {
    case .settled(let revision, let id):
      say(.information, words(.resolveDone, .number(revision), .name(id.prefix(12))))
    case .draft(let problems):
      say(
        .warning,
        ([words(.conflictDraft)] + problems).map { ForeignText.shown($0) }.joined(separator: " "))
    case .misfits(let misfits):
      let keys = misfits.map(\.key).joined(separator: ", ")
      return say(.error, ForeignText.shown(words(.conflictMisfit, .name(keys))))
    }
    detail = nil
    // A draft keeps its conflict open, until it is finished.
    if case .settled = outcome { entries.remove(at: place) }
    renew()
  }
}
