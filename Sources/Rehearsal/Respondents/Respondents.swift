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
    for definition in questionnaire.definitions {
      guard let question = definition.question, question.isShown else { continue }
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
    var visit = Visit(
      self, Interview(plan, opening: opening, surroundings: surroundings), coverage)
    let result = visit.run()
    coverage = visit.coverage
    return result
  }
}
