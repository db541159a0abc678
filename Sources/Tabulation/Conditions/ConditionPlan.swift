import Expressions
import SurveyModel

/// The condition of a table for one version of a questionnaire.
struct ConditionPlan: Sendable {
  enum Method: Sendable {
    /// Looked up without an evaluator.
    case simple(Condition)
    /// Evaluated at a question.
    case evaluated(CompiledExpression, ResponseContext.Plan, at: Int32)
  }

  let method: Method
  /// Whether it may differ between the rows of a roster of one response.
  let looksAtRows: Bool

  /// Compiles a condition for observations of some rosters.
  init(
    _ source: String, for questionnaire: Questionnaire, in rosters: [String],
    isSimplified: Bool = true, _ columns: inout ResponseColumns
  ) throws(TabulationError) {
    let site = Self.site(in: questionnaire, rosters)
    let (compiled, problems) = CompiledExpression.compile(
      source, in: questionnaire.shape, at: ExpressionSite(site))
    guard let compiled else {
      let problem = problems.first
      let advice = problem?.fix.map { " \($0)" } ?? ""
      throw .condition(source, "\(problem?.message ?? "It does not compile.")\(advice)")
    }
    guard !compiled.usesClock, !compiled.usesChance else {
      throw .condition(source, "It asks for the time or for chance, so it has no one value.")
    }
    let definitions = compiled.dependencies.map { questionnaire.definitions[Int($0.definition)] }
    for definition in definitions {
      guard let question = definition.question else { continue }
      if question.isPersonal {
        throw .condition(source, "\"\(definition.name)\" is personal and kept apart.")
      }
      guard question.isPlainText || question.type == .note else {
        throw .condition(source, "\"\(definition.name)\" is a position or a file.")
      }
    }
    let isOfRows = compiled.dependencies.contains { dependency in
      let definition = questionnaire.definitions[Int(dependency.definition)]
      return definition.roster >= 0 || definition.rosterRules != nil
    }
    if !rosters.isEmpty, !isOfRows {
      // The same for all rows: looked at once, and where there are no rows too.
      self = try ConditionPlan(
        source, for: questionnaire, in: [], isSimplified: isSimplified, &columns)
      return
    }
    if isSimplified, let tree = try? ExpressionTree(parsing: source) {
      let reading = ConditionReading(questionnaire: questionnaire, rosters: rosters)
      // Slots that a refused attempt added do no harm.
      if let condition = reading.condition(tree, &columns) {
        method = .simple(condition)
        looksAtRows = !rosters.isEmpty
        return
      }
    }
    let plan = ResponseContext.Plan(
      questionnaire, compiled.dependencies, site: site, &columns)
    method = .evaluated(compiled, plan, at: site)
    looksAtRows = !rosters.isEmpty
  }

  /// A question of the innermost roster, so that names mean its row; the
  /// record itself where there is none.
  private static func site(in questionnaire: Questionnaire, _ rosters: [String]) -> Int32 {
    guard !rosters.isEmpty else { return 0 }
    return questionnaire.definitions.first {
      $0.question != nil && questionnaire.rosters(of: $0) == rosters
    }?.number ?? 0
  }
}

/// Judges responses by a condition, one after another.
final class ConditionJudge {
  private let plan: ConditionPlan
  private let response: ScannedResponse
  private let context: ResponseContext?

  init(_ plan: ConditionPlan, _ response: ScannedResponse) {
    self.plan = plan
    self.response = response
    context =
      switch plan.method {
      case .simple: nil
      case .evaluated(_, let context, _): ResponseContext(context, response)
      }
  }

  /// Whether the condition may differ between rows.
  var looksAtRows: Bool { plan.looksAtRows }
  /// How often it went wrong and was taken as empty.
  var failures: Int { context?.failures ?? 0 }

  /// Looks at the response that was read last.
  func begin() { context?.begin() }

  /// Whether the condition holds for a row of a level.
  func holds(row: Int, level: Int) -> Bool {
    switch plan.method {
    case .simple(let condition): return condition.holds(response, row: row, level: level)
    case .evaluated(let expression, _, let site):
      guard let context else { return false }
      return expression.isTrue(at: context.node(of: site, place: row), in: context)
    }
  }
}
