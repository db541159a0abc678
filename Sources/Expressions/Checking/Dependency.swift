/// One thing that an expression reads from the record, for the dependency graph.
public struct Dependency: Hashable, Sendable {
  /// What is read.
  public enum Kind: UInt8, Sendable {
    /// The answer of a question (and with it, whether the question is relevant).
    case value
    /// Which rows of a roster there are: their number, order, relevance.
    case rows
    /// The missing reason of a question.
    case missing
  }

  /// What is read.
  public let kind: Kind
  /// The number of the definition that is read: a question, or a roster for ``Kind/rows``.
  public let definition: Int32
  /// The roster whose row the reader and the definition have in common, −1 when
  /// the reader looks at the whole record.
  ///
  /// A change inside one row of this roster concerns only the readers inside the same row.
  public let anchor: Int32
  /// The distance between the row that is read and the row of the reader, where
  /// the expression names one such as `position() = position(current()/..) - 1`
  /// (then −1), or only its own position (then 0); nil when any row may be read.
  ///
  /// The rows counted are those of `row`.
  public let offset: Int32?
  /// The roster whose rows `offset` counts; −1 without an offset.
  public let row: Int32
  /// Whether the read goes through a predicate that chooses rows.
  ///
  /// Only then may an expression read its own question in another row (8.10).
  public let isFiltered: Bool
  /// Whether it is the former value of the reader's own node, read by `once(…)`,
  /// or the number of the reader's own row whether it is relevant or not: neither
  /// is feedback (8.10).
  public let isOwn: Bool

  /// Creates a dependency.
  public init(
    _ kind: Kind, of definition: Int32, anchor: Int32, offset: Int32? = nil, row: Int32 = -1,
    isFiltered: Bool = false, isOwn: Bool = false
  ) {
    self.kind = kind
    self.definition = definition
    self.anchor = anchor
    self.offset = offset
    self.row = row
    self.isFiltered = isFiltered
    self.isOwn = isOwn
  }
}
