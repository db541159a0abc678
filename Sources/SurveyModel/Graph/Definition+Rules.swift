public import Expressions

extension Definition {
  /// The expression of a rule; nil where there is none, and for choices that only
  /// the rows of a roster decide.
  public func expression(of property: DependencyGraph.Property) -> CompiledExpression? {
    switch property {
    case .relevance: relevant
    case .rowCount: rosterRules?.count
    case .choices: question?.choices?.filter
    case .calculation: question?.calculation
    }
  }
}
