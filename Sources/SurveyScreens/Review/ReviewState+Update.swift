import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension ReviewState {
  /// Moves the review on.
  ///
  /// - Parameter message: What happened.
  /// - Returns: What has to be carried out now, each answered by a message.
  public mutating func update(_ message: ReviewMessage) -> [ReviewEffect] {
    guard !isOver else { return [] }
    var effects: [ReviewEffect] = []
    switch message {
    case .input(.key(let pressed)): effects = press(pressed)
    case .input(.line(let line)):
      isPlain = true
      self.message = nil
      effects = enter(acceptedText(line))
    case .input(.resized(let size)): self.size = size
    case .facts(let facts): table.facts.merge(facts) { $1 }
    case .opened(let place, let opened): detail = (place, ReviewDetail(opened, words))
    case .recorded(let place, let reviews): recorded(reviews, at: place)
    case .failed(let reason): say(.error, ForeignText.shown(reason))
    case .input(.end): isOver = true
    }
    return effects + missingFacts()
  }

  /// Asks about the entries of the page about which nothing is known yet.
  private func missingFacts() -> [ReviewEffect] {
    let places = table.shown[page].filter { table.facts[$0] == nil }
    return places.isEmpty || detail != nil ? [] : [.facts(Array(places))]
  }

  mutating func say(_ kind: ScreenMessage.Kind, _ text: String) {
    message = ScreenMessage(kind: kind, text: text)
  }

  // MARK: Keys

  private mutating func press(_ pressed: Key) -> [ReviewEffect] {
    if layer != nil {
      message = nil
      return pressInLayer(pressed)
    }
    guard let key = escape.complete(pressed) else { return [] }
    message = nil
    if move(key) { return [] }
    guard let command = commands().action(for: key) else { return [] }
    return perform(command)
  }

  /// Moves the focus; false when the key does something else.
  private mutating func move(_ key: Key) -> Bool {
    let step: Int
    switch key {
    case .up: step = -1
    case .down: step = 1
    case .pageUp: step = -pageHeight
    case .pageDown: step = pageHeight
    case .home: step = -1_000_000
    case .end: step = 1_000_000
    default: return false
    }
    if detail != nil { detail?.case.move(by: step) } else { table.move(by: step) }
    return true
  }

  private mutating func pressInLayer(_ key: Key) -> [ReviewEffect] {
    guard let layer else { return [] }
    switch layer {
    case .commands(var menu, let commands):
      switch menu.handle(key) {
      case .open: self.layer = .commands(menu, commands)
      case .closed: self.layer = nil
      case .picked(let place):
        self.layer = nil
        return perform(commands[place])
      }
    case .tableFilter(var menu, let filters):
      switch menu.handle(key) {
      case .open: self.layer = .tableFilter(menu, filters)
      case .closed: self.layer = nil
      case .picked(let place): pickTableFilter(place, filters)
      }
    case .detailFilter(var menu):
      switch menu.handle(key) {
      case .open: self.layer = .detailFilter(menu)
      case .closed: self.layer = nil
      case .picked(let place): pickDetailFilter(place)
      }
    case .text(let purpose, let prompt, var field):
      if key == .escape || key == .control("c") {
        self.layer = nil
      } else if key == .enter {
        return take(field.text, purpose)
      } else {
        _ = field.handle(key, width: GridLayout(size: size).fieldWidth)
        self.layer = .text(purpose, prompt: prompt, field: field)
      }
    case .help(let line):
      switch key {
      case .down: self.layer = .help(line: line + 1)
      case .up: self.layer = .help(line: max(0, line - 1))
      default: self.layer = nil
      }
    }
    return []
  }

  // MARK: Lines

  private mutating func enter(_ line: String) -> [ReviewEffect] {
    if case .text(let purpose, _, _)? = layer {
      if line == "!" || line == "(" {
        layer = nil
        return []
      }
      return take(line, purpose)
    }
    if line.isEmpty, layer != nil {
      layer = nil
      return []
    }
    if let number = Int(line) { return pick(number) }
    switch line {
    case "": return detail == nil ? perform(.accept) : []
    case "!": repeats += 1
    case "(": turn(-1)
    case ")": turn(1)
    default:
      let digits = line.dropFirst()
      if line.hasPrefix("!"), let number = Int(digits), (0...9).contains(number),
        let command = commands().action(for: .function(number == 0 ? 10 : number))
      {
        layer = nil
        return perform(command)
      }
      say(.error, words(.plainUnknownCommand, .name(line)))
    }
    return []
  }

  /// A page back or on; out of a response the way back is the table.
  private mutating func turn(_ direction: Int) {
    layer = nil
    if detail != nil {
      if direction < 0 { detail = nil }
      return
    }
    table.move(by: direction * pageHeight)
  }

  private mutating func pick(_ number: Int) -> [ReviewEffect] {
    let place = number - 1
    switch layer {
    case .commands(_, let commands) where commands.indices.contains(place):
      layer = nil
      return perform(commands[place])
    case .tableFilter(_, let filters) where filters.indices.contains(place):
      pickTableFilter(place, filters)
      return []
    case .detailFilter where ReviewDetail.Filter.allCases.indices.contains(place):
      pickDetailFilter(place)
      return []
    case nil where detail == nil && table.shown.indices.contains(place):
      table.moveTo(line: place)
      return perform(.accept)
    case nil:
      let questions = detail?.case.questionPlaces ?? []
      guard questions.indices.contains(place), let line = detail?.case.lines[questions[place]]
      else { break }
      detail?.case.moveTo(line: questions[place])
      say(.information, line.text.plain)
      return []
    default: break
    }
    say(.error, words(.errorNotAChoice, .answer(String(number))))
    return []
  }
}
