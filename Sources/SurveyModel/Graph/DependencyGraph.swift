import Expressions

/// Which rules of a questionnaire have to be looked at when something changes,
/// and in which order.
///
/// A *vertex* is one rule of one definition (“the relevance of `age`”); in an
/// interview it stands for that rule at every node of the definition. Vertices
/// are numbered so that a rule comes after every rule that it depends on:
/// working through changed vertices by rising number settles in one pass. Two
/// kinds of edges give way where they would close a circle, because they settle
/// by themselves: those that lead into a number of rows, and those through a
/// predicate that chooses other rows of the same roster (xlsform 8.10).
public struct DependencyGraph: Sendable {
  /// The rules that are brought up to date at once.
  public enum Property: UInt8, Sendable, CaseIterable {
    /// Whether the definition applies.
    case relevance
    /// The number of rows of a roster.
    case rowCount
    /// The choices offered, and with them the answer that must be among them.
    case choices
    /// The value of a calculation.
    case calculation
  }

  /// One rule of one definition.
  public struct Vertex: Hashable, Sendable {
    /// The number of the definition.
    public let definition: Int32
    /// The rule.
    public let property: Property

    /// Creates a vertex.
    public init(_ definition: Int32, _ property: Property) {
      self.definition = definition
      self.property = property
    }
  }

  /// A reader of something that changed.
  public struct Edge: Hashable, Sendable {
    /// The vertex to look at again, or −1 for `display` edges.
    public let vertex: Int32
    /// The definition of the reader.
    public let definition: Int32
    /// The roster whose row the changed node and the readers share; −1 for the whole record.
    public let anchor: Int32
    /// The distance from the reader's row to the row that it reads, if it reads only one.
    public let offset: Int32?
    /// The roster that the offset counts in.
    public let row: Int32
  }

  /// The vertices in an order in which each comes after those it depends on.
  public let vertices: [Vertex]
  /// Cycles, each as its vertices in order; a questionnaire with one cannot be asked.
  public let cycles: [[Vertex]]
  /// The vertex of each rule, −1 where a definition has no such rule: four for each definition.
  private let vertexNumbers: [Int32]
  private let feedback: Set<Int32>
  private let knots: [Int32]
  private let values: AdjacencyList
  private let rows: AdjacencyList
  private let missing: AdjacencyList
  private let displays: AdjacencyList

  /// Creates the graph of definitions whose expressions were compiled.
  ///
  /// - Complexity: O(definitions × depth + dependencies).
  public init(_ definitions: [Definition], choiceLists: [ChoiceList]) {
    var builder = DependencyGraphBuilder(definitions, choiceLists: choiceLists)
    builder.connect()
    let order = builder.order()
    vertices = order.vertices
    cycles = order.cycles
    vertexNumbers = order.numbers
    feedback = order.feedback
    knots = order.knots
    let count = definitions.count
    values = AdjacencyList(order.edges(of: .value), count: count)
    rows = AdjacencyList(order.edges(of: .rows), count: count)
    missing = AdjacencyList(order.edges(of: .missing), count: count)
    displays = AdjacencyList(builder.displayEdges(), count: count)
  }

  /// The number of the vertex of a rule, nil when the definition has no such rule.
  @inline(__always)
  public func vertex(_ property: Property, of definition: Int32) -> Int32? {
    let number = vertexNumbers[Int(definition) * 4 + Int(property.rawValue)]
    return number < 0 ? nil : number
  }

  /// Whether a rule for a number of rows reads, directly or not, the rows that it counts.
  public func feedsBack(_ vertex: Int32) -> Bool { feedback.contains(vertex) }

  /// The number of the knot of rules that depend on each other through other rows
  /// or through numbers of rows, so that no order of looking at them is certain to
  /// come to an end; nil for the many that are in none.
  @inline(__always)
  public func knot(of vertex: Int32) -> Int32? {
    let number = knots[Int(vertex)]
    return number < 0 ? nil : number
  }

  /// The rules that read the answer of a question, or whether it is relevant.
  public func readers(ofValue definition: Int32) -> ArraySlice<Edge> { values[definition] }

  /// The rules that read which rows a roster has.
  public func readers(ofRows definition: Int32) -> ArraySlice<Edge> { rows[definition] }

  /// The rules that read the missing reason of a question.
  public func readers(ofMissing definition: Int32) -> ArraySlice<Edge> { missing[definition] }

  /// The definitions whose texts or checks (constraint, warning, required,
  /// read-only) read a question, or the rows of a roster.
  ///
  /// These rules are evaluated when somebody looks, so their readers have no vertex.
  public func displays(of definition: Int32) -> ArraySlice<Edge> { displays[definition] }
}

/// Edges grouped by what they start from.
private struct AdjacencyList: Sendable {
  private var starts: [Int32]
  private var edges: [DependencyGraph.Edge]

  init(_ pairs: [(source: Int32, edge: DependencyGraph.Edge)], count: Int) {
    starts = Array(repeating: 0, count: count + 1)
    for pair in pairs { starts[Int(pair.source) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var placed: [DependencyGraph.Edge?] = Array(repeating: nil, count: pairs.count)
    for pair in pairs {
      placed[Int(next[Int(pair.source)])] = pair.edge
      next[Int(pair.source)] += 1
    }
    edges = placed.compactMap(\.self)
  }

  subscript(source: Int32) -> ArraySlice<DependencyGraph.Edge> {
    edges[Int(starts[Int(source)])..<Int(starts[Int(source) + 1])]
  }
}
