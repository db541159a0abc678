import Expressions
import SurveyBasics
import SurveyEngine
import SurveyModel

/// Giving one answer.
extension Visit {
  private enum Habit {
    static let givesNone = 0.06
    static let leavesOut = 0.2
    static let insists = 0.35
    static let prefersOpening = 0.85
    static let goesToLimit = 0.08
  }

  /// The warnings after which a respondent insists on the answer.
  private static let patience = 4

  /// Whether a person may answer a question now.
  func takesAnswers(_ node: NodeIndex) -> Bool {
    guard let question = interview.definition(of: node).question, question.isShown,
      question.type != .note, question.type != .unsupported, interview.isRelevant(node)
    else { return false }
    return !interview.isReadOnly(node)
  }

  /// Answers a question, or answers it differently.
  ///
  /// - Returns: Whether the question is settled: an answer, a missing reason, or
  ///   left out where that is allowed.
  mutating func answer(_ node: NodeIndex) -> Bool {
    guard takesAnswers(node), let question = interview.definition(of: node).question else {
      return true
    }
    spend(seconds: 12)
    let number = interview.definition(of: node).number
    if question.type.hasChoices {
      coverage.offer(interview.choices(of: node).map(\.name), for: number)
    }
    if let rule = respondents.rules[number], follow(rule, at: node, question) { return true }
    if chance.happens(Habit.givesNone), giveReason(node, question) { return true }
    let isRequired = interview.isRequired(node)
    if !isRequired, chance.happens(Habit.leavesOut) { return clear(node) }
    if tryAnswers(candidates(node, question), at: node) { return true }
    guard isGoing else { return true }
    if giveReason(node, question) { return true }
    return isRequired ? false : clear(node)
  }

  /// Keeps an answer against its warning.
  mutating func confirm(_ node: NodeIndex) {
    spend(seconds: 5)
    let reason = Vocabulary.sentence(&chance)
    _ = apply(.confirm(key: interview.key(of: node), reason: reason))
  }

  private mutating func clear(_ node: NodeIndex) -> Bool {
    if interview.isAnswered(node) { _ = apply(.answer(key: interview.key(of: node), text: "")) }
    return true
  }

  private mutating func giveReason(_ node: NodeIndex, _ question: Question) -> Bool {
    guard let reason = chance.element(of: question.special) else { return false }
    _ = apply(.special(key: interview.key(of: node), reason: reason))
    return true
  }

  /// Tries answers until one is accepted and its warning, if it gives one, is settled.
  private mutating func tryAnswers(_ texts: [String], at node: NodeIndex) -> Bool {
    var warnings = 0
    for text in texts {
      switch apply(.answer(key: interview.key(of: node), text: text)) {
      case nil: return false
      case .refused: continue
      case .accepted:
        let definition = interview.definition(of: node)
        if definition.question?.type.hasChoices ?? false {
          coverage.choose(text.split(separator: " ").map(String.init), for: definition.number)
        }
        guard interview.problem(of: node)?.kind == .warning else { return true }
        warnings += 1
        if warnings > Visit.patience || chance.happens(Habit.insists) {
          confirm(node)
          return true
        }
      }
    }
    if warnings > 0, interview.problem(of: node)?.kind == .warning { confirm(node) }
    return warnings > 0
  }

  // MARK: The column simulate

  private mutating func follow(
    _ rule: SimulationRule, at node: NodeIndex, _ question: Question
  ) -> Bool {
    switch rule {
    case .expression(let source):
      guard let value = interview.evaluate(source, at: node).value else { return false }
      let text = value.text(in: interview.context)
      if text.isEmpty { return interview.isRequired(node) ? false : clear(node) }
      return tryAnswers([text], at: node)
    case .weights(let weights):
      for _ in 0..<10 where isGoing {
        let drawn = weights[chance.index(weighted: weights.map(\.weight))].answer
        if let reason = question.reason(named: drawn) {
          _ = apply(.special(key: interview.key(of: node), reason: reason))
          return true
        }
        let text =
          question.type == .selectMultiple ? ticked(weights, at: node, atLeast: drawn) : drawn
        if tryAnswers([text], at: node) { return true }
      }
      return false
    }
  }

  /// The choices of a select multiple, each taken with its weight as per cent.
  private mutating func ticked(
    _ weights: [SimulationRule.Weight], at node: NodeIndex, atLeast drawn: String
  ) -> String {
    let offered = interview.choices(of: node)
    let names = weights.filter { weight in
      chance.happens(weight.weight / 100) && offered.contains { $0.name == weight.answer }
    }.map(\.answer)
    if names.isEmpty { return drawn }
    let exclusive = names.first { name in offered.contains { $0.name == name && $0.isExclusive } }
    return exclusive ?? names.joined(separator: " ")
  }

  // MARK: Candidates

  /// Answers to try, the likeliest to be accepted first.
  private mutating func candidates(_ node: NodeIndex, _ question: Question) -> [String] {
    switch question.type {
    case .selectOne: return singles(node)
    case .selectMultiple: return subsets(node)
    case .rank:
      let names = interview.choices(of: node).map(\.name)
      return (0..<4).map { _ in chance.shuffled(names).joined(separator: " ") }
        .filter { !$0.isEmpty }
    case .text: return texts(node, question)
    case .integer, .decimal, .date, .time, .dateTime, .range: return ordered(node, question)
    case .acknowledge: return ["OK"]
    case .geopoint: return [position()]
    case .geotrace: return [positions(chance.number(in: 2...5)).joined(separator: ";")]
    case .geoshape:
      let points = positions(chance.number(in: 3...6))
      return [(points + points.prefix(1)).joined(separator: ";")]
    case .note, .unsupported: return []
    }
  }

  private mutating func singles(_ node: NodeIndex) -> [String] {
    let names = chance.shuffled(interview.choices(of: node).map(\.name))
    let preferred = respondents.openingChoices[interview.definition(of: node).number]
    guard let preferred, names.contains(preferred), chance.happens(Habit.prefersOpening) else {
      return names
    }
    return [preferred] + names.filter { $0 != preferred }
  }

  private mutating func subsets(_ node: NodeIndex) -> [String] {
    let choices = interview.choices(of: node)
    var subsets: [String] = []
    for size in [chance.number(in: 1...4), 3, 2] {
      let drawn = chance.shuffled(choices).prefix(size)
      let exclusive = drawn.first.flatMap { $0.isExclusive ? $0 : nil }
      let taken = exclusive.map { [$0] } ?? drawn.filter { !$0.isExclusive }
      if !taken.isEmpty { subsets.append(taken.map(\.name).joined(separator: " ")) }
    }
    return subsets + chance.shuffled(choices).map(\.name)
  }

  private mutating func position() -> String {
    let latitude = Visit.degrees(chance.number(in: 392_000...432_000))
    let longitude = Visit.degrees(chance.number(in: 693_000...802_000))
    return "\(latitude) \(longitude)" + (chance.happens(0.7) ? "" : " 1500 5")
  }

  private mutating func positions(_ count: Int) -> [String] {
    (0..<count).map { _ in position() }
  }

  /// Degrees given in parts of ten thousand.
  private static func degrees(_ number: Int) -> String {
    "\(number / 10_000).\(String(10_000 + number % 10_000).dropFirst())"
  }

  private mutating func texts(_ node: NodeIndex, _ question: Question) -> [String] {
    let definition = interview.definition(of: node)
    let literals = respondents.literals[definition.number]
    var texts: [String] = []
    if question.constraint?.expression.source.contains("regex(") ?? false {
      for pattern in literals?.texts ?? [] {
        texts += (0..<3).map { _ in PatternText.text(pattern, &chance) }
      }
    }
    if definition.appearance.contains("numbers") {
      texts.append(Vocabulary.digits(chance.number(in: 3...9), &chance))
    }
    texts.append(question.isPersonal ? Vocabulary.name(&chance) : Vocabulary.sentence(&chance))
    guard question.constraint != nil || question.warning != nil else { return texts }
    texts += [Vocabulary.name(&chance), "7"]
    for length in literals?.numbers.compactMap({ Int(exactly: $0) }) ?? []
    where (1...1000).contains(length) {
      texts.append(Vocabulary.text(length: length, &chance))
      texts.append(Vocabulary.digits(length, &chance))
      texts.append(Vocabulary.text(length: length + 1, &chance))
      if length > 1 { texts.append(Vocabulary.text(length: length - 1, &chance)) }
      texts.append(String(length))
    }
    texts += literals?.texts ?? []
    texts += others(node).filter { !$0.isEmpty }
    return texts.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  // MARK: Ordered answers

  private mutating func ordered(_ node: NodeIndex, _ question: Question) -> [String] {
    let now = nextEvent(.undo).at.local
    guard let scale = AnswerScale(question, now: now),
      let literals = respondents.literals[interview.definition(of: node).number]
    else { return [] }
    guard question.constraint != nil || question.warning != nil else {
      return [scale.text(draw(scale.usual))]
    }
    let anchors = scale.anchors(literals, others: others(node))
    let found =
      literals.isAlone && !scale.isOfCalendar
      ? respondents.knownLimits.limits(
        for: .init(definition: interview.definition(of: node).number, year: now.date.year)
      ) { limits(of: scale, around: anchors, at: node) }
      : limits(of: scale, around: anchors, at: node)
    guard let found else { return chance.shuffled(anchors).map { scale.text($0) } }
    var steps = (0..<3).map { _ in draw(found.limits) }
    if chance.happens(Habit.goesToLimit) {
      steps.insert(
        chance.happens(0.5) ? found.limits.lowerBound : found.limits.upperBound, at: 0)
    }
    for distance in literals.numbers.compactMap({ scale.distance($0) }) where distance > 1 {
      let drawn = draw(found.limits)
      steps.append(drawn - drawn % distance)
    }
    return (steps + chance.shuffled(found.accepted)).map { scale.text($0) }
  }

  private func limits(
    of scale: AnswerScale, around anchors: [Int], at node: NodeIndex
  ) -> LimitSearch? {
    let key = interview.key(of: node)
    return LimitSearch(around: anchors, possible: scale.possible) { step in
      let event = nextEvent(.answer(key: key, text: scale.text(step)))
      if case .accepted? = try? interview.preview(event) { return true }
      return false
    }
  }

  /// A step of a range: evenly from a short one, from a long one often near its beginning.
  private mutating func draw(_ range: ClosedRange<Int>) -> Int {
    let width = range.upperBound - range.lowerBound
    guard width > 12, chance.happens(0.5) else { return chance.number(in: range) }
    let short = chance.number(in: 1...(Int.bitWidth - width.leadingZeroBitCount))
    return range.lowerBound + chance.number(in: 0...min(width, 1 << short))
  }

  // MARK: What the rules read

  private func others(_ node: NodeIndex) -> [String] {
    let readings = respondents.literals[interview.definition(of: node).number]?.readings ?? []
    return readings.compactMap { neighbour($0, of: node) }.map { interview.text(of: $0) }
  }

  /// The node of another question in the same row or in one around it.
  func neighbour(_ definition: Int32, of node: NodeIndex) -> NodeIndex? {
    let definitions = interview.plan.questionnaire.definitions
    let other = definitions[Int(definition)]
    guard other.question != nil else { return nil }
    var depth = 0
    var roster = other.roster
    while roster >= 0 {
      depth += 1
      roster = definitions[Int(roster)].roster
    }
    let parts = interview.key(of: node).split(separator: "/")
    guard depth < parts.count else { return nil }
    let key = (parts.prefix(depth).map(String.init) + [other.keyName]).joined(separator: "/")
    guard let found = interview.node(at: key),
      interview.definition(of: found).number == definition
    else { return nil }
    return found
  }
}
