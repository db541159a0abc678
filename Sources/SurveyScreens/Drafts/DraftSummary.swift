public import InterfaceText
public import SurveyBasics
public import SurveyEngine
public import SurveyModel

/// What an interviewer has to know about a draft to recognise it.
public struct DraftSummary: Hashable, Sendable {
  /// By what the caller knows it.
  public var id: String
  /// The title of the questionnaire.
  public var title: String
  /// Who asks.
  public var interviewer: String
  /// Where: the sample unit or region; empty where nothing is known.
  public var place: String
  /// When the last answer was given.
  public var lastAt: Timestamp
  /// How many questions have an answer.
  public var answered: Int
  /// How many questions are known to be asked.
  public var known: Int
  /// The last answers in words, the newest last.
  public var lastAnswers: [String]
  /// What was typed and not accepted; nil when nothing was.
  public var unfinished: String?
  /// Whether the interview broke off without being left.
  public var brokeOff: Bool
  /// Whether another window has it open.
  public var isLocked: Bool
  /// What a supervisor asked about it, a line each; empty unless it is a finished
  /// response that was returned.
  public var remarks: [String] = []

  /// Creates a summary.
  public init(
    id: String, title: String, interviewer: String, place: String, lastAt: Timestamp,
    answered: Int, known: Int, lastAnswers: [String] = [], unfinished: String? = nil,
    brokeOff: Bool = false, isLocked: Bool = false
  ) {
    self.id = id
    self.title = title
    self.interviewer = interviewer
    self.place = place
    self.lastAt = lastAt
    self.answered = answered
    self.known = known
    self.lastAnswers = lastAnswers
    self.unfinished = unfinished
    self.brokeOff = brokeOff
    self.isLocked = isLocked
  }

  /// Sums up an interview whose events are applied already.
  ///
  /// - Parameters:
  ///   - id: By what the caller knows it.
  ///   - interview: The interview.
  ///   - events: All its events.
  ///   - language: The language of the interface.
  ///   - isLocked: Whether another window has it open.
  public init(
    id: String, _ interview: Interview, events: [JournalEvent], language: InterfaceLanguage,
    isLocked: Bool = false
  ) {
    let answers = AnswerWords(interview: interview, words: Wording(language))
    let opening = interview.opening
    let progress = interview.progress()
    var keys: [String] = []
    var unfinished: [String: String] = [:]
    for event in events {
      switch event.action {
      case .answer(let key, _), .special(let key, _):
        keys.removeAll { $0 == key }
        keys.append(key)
        unfinished[key] = nil
      case .unfinished(let key, let text): unfinished[key] = text.isEmpty ? nil : text
      default: break
      }
    }
    let last = keys.suffix(Self.mostAnswers).compactMap { key -> String? in
      guard let node = interview.node(at: key), let answer = answers.recorded(node) else {
        return nil
      }
      return "\(answers.name(of: node)) \(answer)"
    }
    let typed = unfinished.sorted { $0.key < $1.key }.first
    self.init(
      id: id, title: answers.title, interviewer: opening.interviewer,
      place: opening.unit ?? opening.region ?? "", lastAt: events.last?.at ?? opening.at,
      answered: progress.answered, known: progress.known, lastAnswers: last,
      unfinished: typed?.value,
      brokeOff: events.last.map { if case .pause = $0.action { false } else { true } } ?? true,
      isLocked: isLocked)
  }

  private static let mostAnswers = 3
}
