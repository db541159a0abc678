public import SurveyBasics

/// What expressions ask of whoever holds the answers.
///
/// Numbers of definitions and tables are those of the ``RecordShape`` that the
/// expression was compiled against; numbers of nodes are the context's own.
/// Nodes that are not relevant are the context's business: it never lists them,
/// and their text is empty.
public protocol EvaluationContext: AnyObject {
  // MARK: The record

  /// The only node of a definition in the row of `anchor` that `node` lies in
  /// (in the whole record when `anchor` is −1), relevant or not.
  ///
  /// Asked only where no further roster lies between.
  func node(of definition: Int32, anchor: Int32, from node: Int32) -> Int32
  /// Appends the relevant nodes of a definition within the row of `anchor` that
  /// `node` lies in (within the whole record when `anchor` is −1), in document order.
  func appendNodes(
    of definition: Int32, anchor: Int32, from node: Int32, to nodes: inout [NodeReference])
  /// The number of nodes that ``appendNodes(of:anchor:from:to:)`` would append.
  func countNodes(of definition: Int32, anchor: Int32, from node: Int32) -> Int
  /// The sum of the numbers of the nodes that ``appendNodes(of:anchor:from:to:)``
  /// would append, leaving out what is no number.
  func sumNodes(of definition: Int32, anchor: Int32, from node: Int32) -> Double
  /// The row at a position (counted from 1 among the relevant rows) of a roster within
  /// the row of `anchor` that `node` lies in; nil beyond the ends.
  func row(at position: Int, of roster: Int32, anchor: Int32, from node: Int32) -> Int32?
  /// The definition that a node belongs to.
  func definition(of node: Int32) -> Int32
  /// The node of the enclosing section, roster row or root; −1 for the root.
  func parent(of node: Int32) -> Int32
  /// Appends the relevant children of a node in document order, rows of rosters one by one.
  func appendChildren(of node: Int32, to nodes: inout [NodeReference])
  /// The position of a roster row among the relevant rows of its roster, counted from 1;
  /// 1 for every other node.
  func position(of node: Int32) -> Int
  /// The position of a roster row among all rows that count, relevant or not, from 1;
  /// 1 for every other node.
  func rowNumber(of node: Int32) -> Int
  /// Whether the node is relevant now.
  func isRelevant(_ node: Int32) -> Bool
  /// The answer in record form; empty when there is none or it is not relevant.
  func text(of node: Int32) -> String
  /// The number that ``text(of:)`` converts to (xlsform 6.6 and 6.7), from a cache where there is one.
  func number(of node: Int32) -> Double
  /// Whether ``text(of:)`` is empty.
  func isEmpty(_ node: Int32) -> Bool
  /// The reason why there is no answer (`dont_know`, `refused`, …), empty
  /// when there is an answer or the question is not relevant.
  func missingReason(of node: Int32) -> String

  // MARK: Tables and labels

  /// The table with this number.
  func table(_ number: Int32) -> DataTree
  /// The label, in the active language, of the choice with this name of the question
  /// `node`; empty when there is no such choice.
  func choiceLabel(_ name: String, of node: Int32) -> String

  // MARK: Clock, chance, surroundings

  /// The moment of the event that is being processed, with the offset of the interview.
  var now: Timestamp { get }
  /// The language of the questionnaire that is shown now, as an index.
  var language: Int { get }
  /// Short names of months and weekdays in the active language: twelve and seven, Monday first.
  var calendarNames: CalendarNames { get }
  /// A generator for one call of `random()`, `uuid()` or unseeded `randomize()`;
  /// `site` tells the calls of one expression apart.
  func generator(site: Int) -> SeededGenerator
  /// A property such as `deviceid` or `username`; empty when not known.
  func property(_ name: String) -> String
  /// The version of the questionnaire.
  var version: String { get }
  /// The digest of bytes by an algorithm named as the language does (`MD5`, `SHA-1`,
  /// `SHA-256`, `SHA-384`, `SHA-512`); nil for any other name.
  func digest(_ bytes: [UInt8], algorithm: String) -> [UInt8]?
  /// Whether the message of an Ed25519 signature is authentic.
  func isSigned(_ message: [UInt8], signature: [UInt8], key: [UInt8]) -> Bool
  /// Notes an evaluation that went wrong and was taken as empty.
  func report(_ problem: EvaluationProblem)
}

/// Short names of months and weekdays in one language.
public struct CalendarNames: Sendable {
  /// January to December.
  public var months: [String]
  /// Monday to Sunday.
  public var weekdays: [String]

  /// Creates the names; there have to be twelve months and seven weekdays.
  public init(months: [String], weekdays: [String]) {
    precondition(months.count == 12 && weekdays.count == 7)
    self.months = months
    self.weekdays = weekdays
  }
}

/// An evaluation that went wrong: a limit, a date that does not exist.
///
/// The expression then counts as empty.
public struct EvaluationProblem: Error, Hashable, Sendable {
  /// What went wrong, in a full sentence.
  public var message: String

  /// Creates a problem.
  public init(_ message: String) {
    self.message = message
  }
}
