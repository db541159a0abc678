extension Value {
  /// The text that the value converts to (xlsform 6.6): of nodes, the text of the first.
  public func text(in context: any EvaluationContext) -> String {
    var evaluation = Value.evaluation(in: context)
    return evaluation.text(of: self)
  }

  /// The number that the value converts to; NaN where there is none.
  public func number(in context: any EvaluationContext) -> Double {
    var evaluation = Value.evaluation(in: context)
    return evaluation.number(of: self)
  }

  /// Whether the value counts as true; a lone node does when its text is not empty.
  public func boolean(in context: any EvaluationContext) -> Bool {
    var evaluation = Value.evaluation(in: context)
    return evaluation.boolean(of: self)
  }

  private static func evaluation(in context: any EvaluationContext) -> Evaluation {
    let root = NodeReference(record: 0)
    return Evaluation(context, at: root, current: root)
  }
}
