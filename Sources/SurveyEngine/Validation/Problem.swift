/// A rule that does not hold for a question as it stands.
public struct Problem: Hashable, Sendable {
  /// Which rule.
  public enum Kind: String, Sendable {
    /// An answer has to be given.
    case required
    /// What stands there is no answer of the type.
    case type
    /// The constraint does not hold.
    case constraint
    /// The warning was not yet confirmed.
    case warning
  }

  /// The question.
  public let node: NodeIndex
  /// Which rule.
  public let kind: Kind
  /// What the author says about it, in the language shown; nil where nothing was given.
  public let message: String?
  /// What is wrong with the text, for ``Kind/type``.
  public let fault: AnswerText.Fault?

  init(_ kind: Kind, of node: NodeIndex, message: String?, fault: AnswerText.Fault? = nil) {
    self.node = node
    self.kind = kind
    self.message = message
    self.fault = fault
  }

  /// The same problem told of another node.
  func at(_ node: NodeIndex) -> Problem {
    Problem(kind, of: node, message: message, fault: fault)
  }
}
