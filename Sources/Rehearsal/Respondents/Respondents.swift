public import SurveyBasics
public import SurveyEngine
public import SurveyModel

/// People who answer a questionnaire by chance: every branch, every type, with
/// second thoughts.
///
/// A respondent follows the route, gives answers that the rules accept, refuses
/// or does not know now and then, confirms warnings, goes back, takes things
/// back, adds and removes rows. The opening decides everything: the same opening
/// always gives the same events.
///
///     let respondents = Respondents(InterviewPlan(questionnaire))
///     var coverage = Coverage(of: questionnaire)
///     let interview = respondents.interview(
///       opening, surroundings: surroundings, coverage: &coverage)
///     interview.finished?.response
public struct Respondents: Sendable {
  let plan: InterviewPlan
  let openingChoices: OpeningChoices
  let rules: [Int32: SimulationRule]
  let literals: [Int32: RuleLiterals]
  let knownLimits = KnownLimits()
  /// The questions that nobody sees and that are filled in before an interview.
  private let filledIn: [(key: String, weights: [SimulationRule.Weight])]
  /// What is wrong with the column `simulate`; nobody should be interviewed then.
  public let diagnostics: [Diagnostic]

  /// Prepares respondents for a questionnaire.
  ///
  /// - Complexity: O(definitions × rules).
  public init(_ plan: InterviewPlan) {
    self.plan = plan
    let questionnaire = plan.questionnaire
    openingChoices = OpeningChoices(questionnaire)
    var rules: [Int32: SimulationRule] = [:]
    var literals: [Int32: RuleLiterals] = [:]
    var diagnostics: [Diagnostic] = []
    var filledIn: [(key: String, weights: [SimulationRule.Weight])] = []
    for definition in questionnaire.definitions {
      guard let question = definition.question else { continue }
      guard question.isShown else {
        guard let text = question.simulation, definition.roster < 0 else { continue }
        let rule = SimulationRule(text)
        diagnostics += rule.faults(of: definition, in: questionnaire)
        if case .weights(let weights) = rule { filledIn.append((definition.keyName, weights)) }
        continue
      }
      if let text = question.simulation {
        let rule = SimulationRule(text)
        diagnostics += rule.faults(of: definition, in: questionnaire)
        rules[definition.number] = rule
      }
      let checks = [question.constraint?.expression, question.warning?.expression]
      literals[definition.number] = RuleLiterals(
        checks.compactMap(\.self), of: definition.number)
    }
    (self.rules, self.literals, self.diagnostics) = (rules, literals, diagnostics)
    self.filledIn = filledIn
  }

  /// Whether a key names a personal question.
  public func isPersonal(_ key: String) -> Bool { plan.isPersonal(key) }

  /// Holds one interview.
  ///
  /// - Parameters:
  ///   - opening: How it begins; its seed decides the answers too.
  ///   - surroundings: What the interview is told of the world.
  ///   - coverage: Receives what was met.
  /// - Returns: The events and what they left.
  public func interview(
    _ opening: InterviewOpening, surroundings: Surroundings, coverage: inout Coverage
  ) -> SimulatedInterview {
    var opening = opening
    opening.prefilled += draw(besides: opening.prefilled, seed: opening.seed)
    var visit = Visit(
      self, Interview(plan, opening: opening, surroundings: surroundings), coverage)
    let result = visit.run()
    coverage = visit.coverage
    return result
  }

  /// What is filled in before an interview where the caller gave nothing.
  ///
  /// Weights that do not add up to 100 leave the rest of the interviews without the answer.
  private func draw(
    besides given: [InterviewOpening.Prefilled], seed: UInt64
  ) -> [InterviewOpening.Prefilled] {
    var chance = SeededGenerator(seed: seed, key: [SeededGenerator.key("filled in")])
    return filledIn.compactMap { key, weights in
      let none = max(0, 100 - weights.reduce(0) { $0 + $1.weight })
      let drawn = chance.index(weighted: weights.map(\.weight) + [none])
      guard drawn < weights.count, !given.contains(where: { $0.key == key }) else { return nil }
      return InterviewOpening.Prefilled(key: key, text: weights[drawn].answer)
    }
  }
}
