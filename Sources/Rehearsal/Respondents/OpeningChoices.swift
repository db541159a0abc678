import SurveyModel

/// The choices without which most of a questionnaire is never asked: “somebody
/// is at home”, “agrees to the interview”.
///
/// Drawn evenly, a chain of such questions would end nearly every interview at
/// the door; respondents therefore prefer these choices.
struct OpeningChoices: Sendable {
  private var names: [Int32: String] = [:]
  /// The share of all questions that a choice has to open to be preferred.
  private static let share = 4

  init(_ questionnaire: Questionnaire) {
    let definitions = questionnaire.definitions
    let all = definitions.count { $0.question?.isShown ?? false }
    var reach: [Int32: Int] = [:]
    var opened: [Int32: [String: Int]] = [:]
    for definition in definitions {
      guard let rule = definition.relevant else { continue }
      for mention in Mentions(rule).choices {
        guard let question = questionnaire.definition(named: mention.question),
          definitions[Int(question)].question?.type == .selectOne
        else { continue }
        let count =
          reach[definition.number] ?? Self.questions(behind: definition.number, questionnaire)
        reach[definition.number] = count
        opened[question, default: [:]][mention.choice, default: 0] += count
      }
    }
    for (question, choices) in opened {
      let best = choices.max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let best, best.value * Self.share > all { names[question] = best.key }
    }
  }

  /// The choice to prefer, nil where none opens much.
  subscript(definition: Int32) -> String? { names[definition] }

  /// The number of questions whose place on the route depends, directly or not,
  /// on the relevance of a definition.
  private static func questions(behind start: Int32, _ questionnaire: Questionnaire) -> Int {
    let (definitions, graph) = (questionnaire.definitions, questionnaire.graph)
    var onRoute: Set<Int32> = []
    var changed: Set<Int32> = []
    var pending = Array(start..<definitions[Int(start)].end)
    onRoute.formUnion(pending)
    while let next = pending.popLast() {
      guard changed.insert(next).inserted else { continue }
      let edges = graph.readers(ofValue: next) + graph.readers(ofRows: next)
      for edge in edges where edge.vertex >= 0 {
        let vertex = graph.vertices[Int(edge.vertex)]
        switch vertex.property {
        case .relevance, .rowCount:
          let inside = vertex.definition..<definitions[Int(vertex.definition)].end
          onRoute.formUnion(inside)
          pending += inside
        case .calculation: pending.append(vertex.definition)
        case .choices: break
        }
      }
    }
    return onRoute.count { definitions[Int($0)].question?.isShown ?? false }
  }
}
