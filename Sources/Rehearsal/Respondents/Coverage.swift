public import SurveyModel

/// What was met in a number of simulated interviews, and what never was.
public struct Coverage: Sendable {
  private let questionnaire: Questionnaire
  private var asked: Set<Int32> = []
  private var offered: [Int32: Set<String>] = [:]
  private var chosen: [Int32: Set<String>] = [:]

  /// The choices of one question that were not met.
  public struct UnmetChoices: Hashable, Sendable {
    /// The name of the question.
    public let question: String
    /// The choices that were never offered, in the order of the list.
    public let neverOffered: [String]
    /// The choices that were offered and never taken.
    public let neverChosen: [String]
    /// The number of all choices.
    public let count: Int
  }

  /// Starts with nothing met.
  public init(of questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  /// The names of questions and notes that were never on the screen, in order;
  /// those of the supervisor are left out.
  public var neverAsked: [String] {
    questionnaire.definitions.filter {
      guard let question = $0.question else { return false }
      return question.isShown && question.scope == .interviewer && !asked.contains($0.number)
    }.map(\.name)
  }

  /// The number of questions and notes that were on the screen.
  public var askedCount: Int { asked.count }

  /// The number of choices of all questions with lists, those of the supervisor left out.
  public var choiceCount: Int {
    counted.reduce(0) { $0 + $1.names.count }
  }

  /// How many of these choices were taken.
  public var chosenCount: Int {
    counted.reduce(0) { count, question in
      let taken = chosen[question.number] ?? []
      return count + question.names.count { taken.contains($0) }
    }
  }

  private var counted: [(number: Int32, names: [String])] {
    questionnaire.definitions.compactMap { definition in
      guard let question = definition.question, question.isShown, question.type != .rank,
        question.scope == .interviewer, case .list(let index) = question.choices?.origin
      else { return nil }
      let list = questionnaire.choiceLists[index]
      return (definition.number, (0..<list.count).map(list.name))
    }
  }

  /// The choices that were not met of questions that were, in order.
  public var unmetChoices: [UnmetChoices] {
    questionnaire.definitions.compactMap { definition in
      guard asked.contains(definition.number), let question = definition.question,
        question.type != .rank, case .list(let index) = question.choices?.origin
      else { return nil }
      let list = questionnaire.choiceLists[index]
      let names = (0..<list.count).map { list.name(of: $0) }
      let (offered, chosen) = (
        offered[definition.number] ?? [], chosen[definition.number] ?? []
      )
      let unmet = UnmetChoices(
        question: definition.name, neverOffered: names.filter { !offered.contains($0) },
        neverChosen: names.filter { offered.contains($0) && !chosen.contains($0) },
        count: names.count)
      return unmet.neverOffered.isEmpty && unmet.neverChosen.isEmpty ? nil : unmet
    }
  }

  mutating func ask(_ definition: Int32) { asked.insert(definition) }

  mutating func offer(_ names: [String], for definition: Int32) {
    offered[definition, default: []].formUnion(names)
  }

  mutating func choose(_ names: [String], for definition: Int32) {
    chosen[definition, default: []].formUnion(names)
  }
}
