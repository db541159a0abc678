/// A node of the record or of one of the tables beside it.
public struct NodeReference: Hashable, Sendable {
  /// The tree: 0 for the record, 1 + *n* for table *n* of the ``RecordShape``.
  public let tree: Int32
  /// The number of the node within its tree; −1 for the document above the root.
  public let index: Int32

  /// Creates a reference.
  @inlinable
  public init(tree: Int32, index: Int32) {
    self.tree = tree
    self.index = index
  }

  /// A node of the record.
  @inlinable
  public init(record index: Int32) {
    self.init(tree: 0, index: index)
  }
}
