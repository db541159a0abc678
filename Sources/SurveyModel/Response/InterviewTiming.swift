import SurveyBasics

/// How long an interview took, question by question, and how it went.
///
/// Durations come from the monotonic clock alone, which neither a wrong date
/// nor its correction touches. The time between two events belongs to the
/// question that was on the screen; time between sessions belongs to nothing.
/// Of a gap longer than the longest that counts, only that much is counted:
/// people were called away.
public struct InterviewTiming: Hashable, Sendable {
  /// How it went with one question.
  public struct Question: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The milliseconds during which it was on the screen, idle time left out.
    public var activeMilliseconds: Int
    /// How often it was come to.
    public var visits: Int
    /// How often an answer or a missing reason was accepted.
    public var entries: Int
    /// How often what was accepted took the place of something else.
    public var changes: Int

    /// Creates what is known of one question.
    public init(
      key: String, activeMilliseconds: Int = 0, visits: Int = 0, entries: Int = 0, changes: Int = 0
    ) {
      self.key = key
      self.activeMilliseconds = activeMilliseconds
      self.visits = visits
      self.entries = entries
      self.changes = changes
    }
  }

  /// A place where the clock of the machine and the monotonic clock disagree.
  public struct ClockJump: Hashable, Sendable {
    /// The event after the jump.
    public var number: Int
    /// The milliseconds by which the clock of the machine went ahead of the
    /// time that passed; negative when it was set back.
    public var milliseconds: Int

    /// Creates a jump.
    public init(number: Int, milliseconds: Int) {
      self.number = number
      self.milliseconds = milliseconds
    }
  }

  /// The questions in the order in which they were first come to.
  public private(set) var questions: [Question] = []
  /// The milliseconds of all sessions without idle time; at least the sum over
  /// the questions.
  public private(set) var activeMilliseconds = 0
  /// The milliseconds of gaps beyond the longest that counts.
  public private(set) var idleMilliseconds = 0
  /// How often the interview was opened.
  public private(set) var sessions = 0
  /// The jumps of the clock by more than a minute within a session.
  public private(set) var clockJumps: [ClockJump] = []

  private var places: [String: Int] = [:]
  private var texts: [String: String] = [:]

  /// The longest gap between two events that counts whole, in milliseconds: ten
  /// minutes, longer than any text is read aloud.
  public static let longestGap = 600_000
  private static let smallestJump = 60_000

  /// Reads the course of an interview.
  ///
  /// - Parameters:
  ///   - events: What happened, in order.
  ///   - withheld: The numbers of events whose text was left out; each further
  ///     one for a question counts as a change.
  ///   - longestGap: The longest gap that counts whole, in milliseconds.
  /// - Complexity: O(*n*) for *n* events.
  public init(
    _ events: some Sequence<JournalEvent>, withheld: Set<Int> = [],
    longestGap: Int = InterviewTiming.longestGap
  ) {
    var shown: String?
    var last: JournalEvent?
    for event in events {
      let gap: Int
      if let last, !last.endsSession, last.milliseconds <= event.milliseconds {
        gap = event.milliseconds - last.milliseconds
        noteJump(from: last, to: event)
      } else {
        // Every session counts its milliseconds from its own beginning, unless
        // the program went on counting over a pause.
        sessions += 1
        shown = nil
        let hasBegunAnew = last.map { event.milliseconds < $0.milliseconds } ?? true
        gap = hasBegunAnew ? max(0, event.milliseconds) : 0
      }
      let active = min(gap, longestGap)
      activeMilliseconds += active
      idleMilliseconds += gap - active
      if let shown { change(shown) { $0.activeMilliseconds += active } }
      switch event.action {
      case .visit(let key):
        if shown != key { change(key) { $0.visits += 1 } }
        shown = key
      case .answer(let key, let text):
        enter(key, text.isEmpty ? nil : text, isWithheld: withheld.contains(event.number))
      case .special(let key, let reason):
        enter(key, "\u{0}\(reason.rawValue)", isWithheld: withheld.contains(event.number))
      default: break
      }
      last = event
    }
  }

  /// How it went with the question of a key; nil when it was never come to.
  public func question(_ key: String) -> Question? {
    places[key].map { questions[$0] }
  }

  private mutating func enter(_ key: String, _ text: String?, isWithheld: Bool) {
    let former = texts[key]
    let isChange =
      isWithheld ? (question(key)?.entries ?? 0) > 0 : former != nil && former != text
    texts[key] = text
    change(key) { question in
      question.entries += 1
      if isChange { question.changes += 1 }
    }
  }

  private mutating func noteJump(from last: JournalEvent, to event: JournalEvent) {
    let passed = event.milliseconds - last.milliseconds
    let jump = event.at.milliseconds - last.at.milliseconds - passed
    if abs(jump) > Self.smallestJump {
      clockJumps.append(ClockJump(number: event.number, milliseconds: jump))
    }
  }

  private mutating func change(_ key: String, _ body: (inout Question) -> Void) {
    let place = places[key] ?? questions.count
    if place == questions.count {
      places[key] = place
      questions.append(Question(key: key))
    }
    body(&questions[place])
  }
}

extension InterviewTiming {
  /// Reads the course of a finished interview.
  public init(_ interview: InterviewEvents) {
    self.init(interview.events, withheld: interview.withheld)
  }
}

extension JournalEvent {
  /// Whether nobody sees the interview after this event.
  fileprivate var endsSession: Bool {
    if case .pause = action { true } else { false }
  }
}
