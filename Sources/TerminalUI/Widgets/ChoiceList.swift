import SurveyBasics

/// Choosing one or several from a list, by code, arrows or search.
///
/// The state is a value; ``handle(_:)`` moves it on, ``block(width:glyphs:isFocused:)``
/// shows it.
public struct ChoiceList: Hashable, Sendable {
  /// One line of the list.
  public struct Choice: Hashable, Sendable {
    /// The code, unique in the list.
    public var code: String
    /// What is shown.
    public var label: StyledText
    /// Whether choosing it clears all others (“none of these”).
    public var isExclusive: Bool

    /// Creates a choice.
    public init(code: String, label: StyledText, isExclusive: Bool = false) {
      self.code = code
      self.label = label
      self.isExclusive = isExclusive
    }
  }

  /// How many may be chosen.
  public enum Kind: Hashable, Sendable {
    /// One; the arrows choose as they move.
    case single
    /// Several, with a limit if there is one.
    case multiple(atMost: Int?)
    /// One, which is taken at once: a menu.
    case menu
  }

  /// What a key did.
  public enum Outcome: Hashable, Sendable {
    /// Nothing: the key is free for the screen.
    case ignored
    /// Something other than the selection: the focus, a code, a search.
    case moved
    /// The selection.
    case changed
    /// The person is done with the list; in a menu, with the choice at the
    /// focus.
    case accepted
    /// Nothing, since no choice has this code.
    case unknownCode(String)
    /// Nothing, since as many are chosen as may be.
    case tooMany(limit: Int)
  }

  /// The choices in order.
  public let choices: [Choice]
  /// How many may be chosen.
  public let kind: Kind
  /// Whether letters search.
  public let isSearchable: Bool
  /// The place of the choice that has the focus.
  public private(set) var cursor = 0
  /// The digits of a code that is not complete.
  public private(set) var pendingCode = ""
  /// What is searched for; empty if nothing is.
  public private(set) var search = ""
  /// The choices that match the search, in the order shown.
  public private(set) var found: TextSearch.Result

  private var selection: Set<Int>
  // What an exclusive choice has cleared, to come back when it is taken away.
  private var cleared: Set<Int>?
  // Digits of a code that was recognised by its beginning: they are typed on.
  private var rest: Substring = ""
  private let codes: [String]
  private let texts: [String]

  /// Creates the list with what is chosen so far.
  ///
  /// - Parameters:
  ///   - choices: The choices, in order.
  ///   - kind: How many may be chosen.
  ///   - selected: Codes of those that are; unknown codes are left out.
  ///   - isSearchable: Whether letters search; by default in lists of more
  ///     than nine.
  public init(
    _ choices: [Choice], kind: Kind = .single, selected: [String] = [], isSearchable: Bool? = nil
  ) {
    self.choices = choices
    self.kind = kind
    self.isSearchable = isSearchable ?? (choices.count > 9)
    let chosen = choices.indices.filter { selected.contains(choices[$0].code) }
    selection = Set(chosen)
    cursor = chosen.first ?? 0
    texts = choices.map { foldedText($0.label.plain) }
    found = TextSearch.Result(hits: Array(choices.indices), usesOtherLayout: false)
    codes = Self.typedCodes(choices.map(\.code))
  }

  /// What is typed for choices with these codes: the codes themselves where they
  /// are short numbers, else places counted from 1.
  ///
  /// Nobody types the eight digits of a register of villages. Beside short
  /// numbers, a code that is none takes its place, or the next number that is free.
  public static func typedCodes(_ codes: [String]) -> [String] {
    let isNumber = codes.map { !$0.isEmpty && $0.allSatisfy(isDigit) }
    let areShort = zip(codes, isNumber).allSatisfy { !$1 || $0.count <= longestCode }
    guard areShort, isNumber.contains(true) else { return codes.indices.map { String($0 + 1) } }
    var taken = Set(zip(codes, isNumber).lazy.filter(\.1).map(\.0))
    return codes.indices.map { place in
      guard !isNumber[place] else { return codes[place] }
      var number = place + 1
      while taken.contains(String(number)) { number += 1 }
      taken.insert(String(number))
      return String(number)
    }
  }

  private static let longestCode = 4

  /// The codes of what is chosen, in the order of the list.
  public var selected: [String] {
    selection.sorted().map { choices[$0].code }
  }

  /// Moves the list on by a key.
  public mutating func handle(_ key: Key) -> Outcome {
    if case .text(let digit) = key, search.isEmpty, Self.isDigit(digit), !choices.isEmpty {
      return enter(digit)
    }
    rest = ""
    switch key {
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .home: return move(by: -choices.count)
    case .end: return move(by: choices.count)
    case .enter: return accept()
    case .escape where !pendingCode.isEmpty || !search.isEmpty:
      pendingCode = ""
      return find("")
    case .backspace where !pendingCode.isEmpty:
      pendingCode.removeLast()
      return .moved
    case .backspace where !search.isEmpty:
      return find(String(search.dropLast()))
    case .text(" ") where search.isEmpty:
      guard kind != .menu, choices.indices.contains(cursor) else { return .ignored }
      return choose(cursor)
    case .text(let character) where isSearchable:
      return find(search + String(character))
    case .paste(let text) where isSearchable:
      return find(search + text)
    default: return .ignored
    }
  }

  /// Moves the focus by whole pages, without choosing anything.
  public mutating func page(by rows: Int) {
    pendingCode = ""
    step(by: rows)
  }

  // MARK: - Keys

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private mutating func enter(_ digit: Character) -> Outcome {
    if rest.first == digit {
      rest.removeFirst()
      return .moved
    }
    rest = ""
    let typed = pendingCode + String(digit)
    let candidates = codes.indices.filter { codes[$0].hasPrefix(typed) }
    guard let first = candidates.first else { return .unknownCode(typed) }
    guard candidates.count == 1 else {
      pendingCode = typed
      return .moved
    }
    pendingCode = ""
    rest = codes[first].dropFirst(typed.count)
    cursor = first
    return kind == .menu ? .accepted : choose(first)
  }

  private mutating func accept() -> Outcome {
    if !pendingCode.isEmpty {
      guard let place = codes.firstIndex(of: pendingCode) else {
        return .unknownCode(pendingCode)
      }
      pendingCode = ""
      cursor = place
      let outcome = kind == .menu ? .changed : choose(place)
      if case .multiple = kind { return outcome }
      return .accepted
    }
    guard found.hits.contains(cursor) || search.isEmpty else { return .moved }
    guard kind != .menu else { return choices.isEmpty ? .ignored : .accepted }
    guard !search.isEmpty else { return .accepted }
    // The first Enter takes what was found, where it can be seen; the next
    // goes on.
    let outcome = choose(cursor)
    _ = find("")
    return outcome
  }

  private mutating func move(by rows: Int) -> Outcome {
    pendingCode = ""
    guard !found.hits.isEmpty else { return .ignored }
    // The first arrow in an untouched list takes the choice it stands on.
    let isFresh = kind == .single && selection.isEmpty && abs(rows) == 1 && search.isEmpty
    if !isFresh { step(by: rows) }
    guard kind == .single, search.isEmpty, !selection.contains(cursor) else { return .moved }
    return choose(cursor)
  }

  private mutating func step(by rows: Int) {
    guard !found.hits.isEmpty else { return }
    let place = found.hits.firstIndex(of: cursor) ?? 0
    cursor = found.hits[min(max(0, place + rows), found.hits.count - 1)]
  }

  private mutating func find(_ query: String) -> Outcome {
    pendingCode = ""
    search = String(query.map { $0.isNewline ? " " : $0 })
    found = TextSearch.find(search, in: texts)
    if search.isEmpty {
      if kind == .single, let chosen = selection.first { cursor = chosen }
    } else if let first = found.hits.first {
      cursor = first
    }
    return .moved
  }

  private mutating func choose(_ place: Int) -> Outcome {
    guard case .multiple(let limit) = kind else {
      selection = [place]
      return .changed
    }
    if selection.contains(place) {
      selection.remove(place)
      if choices[place].isExclusive, let former = cleared { selection = former }
      cleared = nil
      return .changed
    }
    if choices[place].isExclusive {
      cleared = selection
      selection = [place]
      return .changed
    }
    let others = selection.filter { !choices[$0].isExclusive }
    if let limit, others.count >= limit { return .tooMany(limit: limit) }
    selection = others.union([place])
    cleared = nil
    return .changed
  }

  // MARK: - Picture

  /// Returns the line that tells about a code or search being typed and the
  /// place in a long list; nil if there is nothing to tell.
  public func status(_ words: ListWords) -> StyledText? {
    if !pendingCode.isEmpty { return StyledText("\(words.code): \(pendingCode)_", Style(.key)) }
    let place = (found.hits.firstIndex(of: cursor) ?? 0) + 1
    guard !search.isEmpty else {
      guard isSearchable, !choices.isEmpty else { return nil }
      return StyledText(words.position(place, choices.count), .text)
    }
    var line = StyledText("\(words.search): \(search)_", Style(.key))
    line.append("  ")
    if found.hits.isEmpty {
      line.append(words.nothingFound, Style(.warning))
    } else {
      line.append(words.position(place, found.hits.count))
    }
    if found.usesOtherLayout { line.append("  \(words.otherLayout)", Style(.warning)) }
    return line
  }

  /// Returns the list as lines, the focus on the choice that has it.
  ///
  /// Of very long lists only the neighbourhood of the focus is built.
  ///
  /// - Parameters:
  ///   - width: The cells of a line.
  ///   - glyphs: The signs of the terminal.
  ///   - isFocused: Whether the list has the focus of the screen.
  /// - Returns: One or more lines for each choice.
  public func block(width: Int, glyphs: Glyphs, isFocused: Bool = true) -> Block {
    var block = Block()
    let digits = codes.map(\.count).max() ?? 0
    let place = found.hits.firstIndex(of: cursor) ?? 0
    for row in max(0, place - Self.reach)..<max(0, min(found.hits.count, place + Self.reach)) {
      let index = found.hits[row]
      let isHere = isFocused && index == cursor
      let role: Role = isHere ? .focus : selection.contains(index) ? .selected : .text
      let code = String(repeating: " ", count: digits - codes[index].count) + codes[index]
      var prefix = StyledText(isHere ? "> " : "  ")
      prefix.append("\(code) \(mark(of: index, glyphs))", Style(role))
      if isHere { block.focus = Point(x: 2, y: block.lines.count) }
      let label = role == .text ? choices[index].label : choices[index].label.recoloured(role)
      block.append(label, prefix: prefix, width: width)
    }
    return block
  }

  /// More than any screen is high.
  private static let reach = 300

  private func mark(of index: Int, _ glyphs: Glyphs) -> String {
    let isChosen = selection.contains(index)
    return switch kind {
    case .single: isChosen ? "(\(glyphs(.chosen))) " : "( ) "
    case .multiple: isChosen ? "[x] " : "[ ] "
    case .menu: ""
    }
  }
}
