public import SurveyModel

/// What became of an action.
public enum Outcome: Sendable {
  /// It was carried out.
  case accepted(Changes)
  /// A rule refused the answer; the former one stands.
  case refused(Refusal)
}

/// Why an answer was refused.
public struct Refusal: Hashable, Sendable {
  /// The question.
  public let node: NodeIndex
  /// The rule.
  public let kind: Problem.Kind
  /// What the author says about it, in the language shown; nil where nothing was given.
  public let message: String?
  /// What is wrong with the text, for ``Problem/Kind/type``.
  public let fault: AnswerText.Fault?
}

/// What an action changed.
public struct Changes: Sendable {
  /// The nodes that may differ from before: answer, relevance, texts, choices.
  public let nodes: Set<NodeIndex>
  /// What came about by itself and should be told.
  public let notices: [ChangeNotice]
}

/// Something that a change brought about by itself.
public enum ChangeNotice: Hashable, Sendable {
  /// An answer was taken away, since its choice is no longer offered.
  case cleared(NodeIndex)
  /// Rows were set aside because the roster has fewer rows now.
  case setAside(RosterIndex, count: Int)
  /// Rows that had been set aside came back.
  case broughtBack(RosterIndex, count: Int)
  /// Answered questions went off the route; their answers are kept.
  case offRoute(count: Int)
  /// Answered questions came back onto the route.
  case backOnRoute(count: Int)
}

/// An action that cannot be carried out as it stands: the caller's mistake or
/// a journal that does not fit the questionnaire.
public enum ActionError: Error, Hashable, Sendable {
  /// There is no question, row or roster with this key.
  case unknownKey(String)
  /// The question does not apply now.
  case notRelevant(String)
  /// The question can be read but not changed.
  case readOnly(String)
  /// The question does not offer this missing reason.
  case reasonNotOffered(String, MissingReason)
  /// The rows of the roster follow from a number and cannot be added or removed.
  case fixedRows(String)
  /// The roster has as many rows as it may have, or all rosters together do.
  case tooManyRows(String)
  /// There is no warning to confirm.
  case nothingToConfirm(String)
  /// There is nothing to take back.
  case nothingToUndo
  /// There is nothing to make again.
  case nothingToRedo
  /// The questionnaire has no such language.
  case unknownLanguage(String)
}
