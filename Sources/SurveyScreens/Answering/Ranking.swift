import TerminalUI

/// Putting choices in order: by their codes, one after the other, by marking
/// the one that has the focus, and by moving what is placed up and down.
struct Ranking: Hashable, Sendable {
  let choices: [ChoiceList.Choice]
  /// The codes as typed: those of the choices if they are numbers, else places.
  let codes: [String]
  /// The places of the choices that have a rank, in order of rank.
  private(set) var placed: [Int]
  /// The place of the choice that has the focus.
  private(set) var cursor = 0
  /// The digits of a code that is not complete.
  private(set) var pendingCode = ""

  init(_ choices: [ChoiceList.Choice], ranked: [String]) {
    self.choices = choices
    codes = TerminalUI.ChoiceList.typedCodes(choices.map(\.code))
    placed = ranked.compactMap { name in choices.firstIndex { $0.code == name } }
  }

  /// The names in order of rank.
  var ranked: [String] { placed.map { choices[$0].code } }

  /// Whether every choice has a rank.
  var isComplete: Bool { placed.count == choices.count }

  /// Moves the ranking on by a key; false if it had no use for it.
  mutating func handle(_ key: Key) -> Bool {
    guard !choices.isEmpty else { return false }
    if case .text(let digit) = key, digit.isASCII, digit.isNumber { return enter(digit) }
    if key == .backspace, !pendingCode.isEmpty {
      pendingCode.removeLast()
      return true
    }
    pendingCode = ""
    switch key {
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(choices.count - 1, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = choices.count - 1
    case .text(" "): toggle(cursor)
    case .left: return move(by: -1)
    case .right: return move(by: 1)
    case .backspace: return placed.popLast() != nil
    default: return false
    }
    return true
  }

  /// Gives the last choice the last rank, which is the only one left for it.
  mutating func complete() {
    if placed.count == choices.count - 1, let left = choices.indices.first(where: { !has($0) }) {
      placed.append(left)
    }
  }

  /// Takes all ranks away.
  mutating func clear() {
    placed = []
    pendingCode = ""
  }

  private func has(_ place: Int) -> Bool { placed.contains(place) }

  private mutating func toggle(_ place: Int) {
    if let rank = placed.firstIndex(of: place) {
      placed.remove(at: rank)
    } else {
      placed.append(place)
    }
  }

  private mutating func move(by step: Int) -> Bool {
    guard let rank = placed.firstIndex(of: cursor), placed.indices.contains(rank + step) else {
      return false
    }
    placed.swapAt(rank, rank + step)
    return true
  }

  private mutating func enter(_ digit: Character) -> Bool {
    let typed = pendingCode + String(digit)
    let candidates = codes.indices.filter { codes[$0].hasPrefix(typed) }
    pendingCode = ""
    if let exact = candidates.first(where: { codes[$0] == typed }), candidates.count == 1 {
      cursor = exact
      toggle(exact)
    } else if !candidates.isEmpty {
      pendingCode = typed
    }
    return true
  }

  /// Takes a code that is complete while longer ones begin with it.
  mutating func takePendingCode() -> Bool {
    guard let place = codes.firstIndex(of: pendingCode) else { return false }
    pendingCode = ""
    cursor = place
    toggle(place)
    return true
  }

  /// The choices in the order of the list, each with its rank.
  func block(width: Int, isFocused: Bool) -> Block {
    var block = Block()
    let digits = codes.map(\.count).max() ?? 0
    let ranks = String(choices.count).count
    for place in choices.indices {
      let isHere = isFocused && place == cursor
      let rank = placed.firstIndex(of: place).map { String($0 + 1) } ?? ""
      let role: Role = isHere ? .focus : rank.isEmpty ? .text : .selected
      let code = String(repeating: " ", count: digits - codes[place].count) + codes[place]
      var prefix = StyledText(isHere ? "> " : "  ")
      let blank = String(repeating: " ", count: ranks - rank.count)
      prefix.append("\(code) [\(blank)\(rank)] ", Style(role))
      if isHere { block.focus = Point(x: 2, y: block.lines.count) }
      let label = role == .text ? choices[place].label : choices[place].label.recoloured(role)
      block.append(label, prefix: prefix, width: width)
    }
    return block
  }
}
