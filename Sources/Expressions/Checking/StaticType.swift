/// What is known of a result before there are answers.
enum StaticType {
  case text, number, boolean, date, any
  case nodes(NodeType)
}

/// What is known of a set of nodes: which definitions they belong to, and
/// where they lie relative to the reader.
struct NodeType {
  /// A part of a table beside the record.
  enum TablePart: Equatable {
    case document, root, item
    case cell
    /// Somewhere in a tree of unknown form.
    case unknown
  }

  /// How the set is found, where it is found without searching.
  enum Form {
    /// The node at an origin, or so many levels above it.
    case enclosing(levels: Int, Origin)
    /// All nodes of one definition in the row of a roster that the origin lies in.
    case all(Int32, anchor: Int32, Origin)
    case general
    /// The hidden sibling of a roster whose number of rows is calculated.
    case hidden
  }

  /// The definitions of nodes of the record, in order.
  var definitions: [Int32] = []
  /// The table and the part of it for nodes beside the record.
  var table: (number: Int32, part: TablePart)?
  /// The roster whose row all nodes have in common with the reader, −1 for none.
  var anchor: Int32 = -1
  var form: Form
  /// Whether there is never more than one node.
  var isSingle: Bool
  /// Whether a condition looks for one node, so that none counts as an empty answer.
  var isLookup = false
  /// Whether a literal path from the root gave the form, which as a single
  /// value means the row that the reader is in (6.5).
  var isAbsolute = false
  var isFiltered = false
  var offset: Int32?
  var row: Int32 = -1
}

/// A compiled part with what is known of it.
struct Operand {
  var code: any Evaluable
  var type: StaticType
  var range: Range<Int>
  /// Whether the result may differ between the candidates of a predicate.
  var dependsOnCandidate = false
  /// Whether `position()` or `last()` of the predicate takes part.
  var usesPosition = false
  /// The roster whose row the reader is in and a distance, for `position(..) - 1`.
  var ownRow: (roster: Int32, offset: Int32)?
  /// A column of the candidate item that has to equal something, for a look-up.
  var key: ColumnKey?

  var nodeType: NodeType? {
    if case .nodes(let type) = type { type } else { nil }
  }
}
