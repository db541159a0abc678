import Expressions

/// Collects the edges of a ``DependencyGraph`` and puts its vertices in order.
struct DependencyGraphBuilder {
  typealias Property = DependencyGraph.Property

  /// An edge that says “`reader` has to come after `source`”.
  private struct Link {
    let source: Int32
    let reader: Int32
    /// Whether the order may be given up where the two are in one knot, because the
    /// feedback settles: through other rows of a roster, or into a number of rows.
    let isSoft: Bool
  }

  /// A reader of a definition, its vertex still by its number before ordering.
  fileprivate struct Reading {
    let kind: Dependency.Kind
    let source: Int32
    let edge: DependencyGraph.Edge
  }

  /// A definition that a text or check reads.
  private struct Display: Hashable {
    let source: Int32
    let edge: DependencyGraph.Edge
  }

  private let definitions: [Definition]
  private var vertices: [DependencyGraph.Vertex] = []
  /// What each vertex reads.
  private var reads: [[Dependency]] = []
  /// The questions whose choice labels rules give, by vertex.
  private var labelledQuestions: [Int32: Set<Int32>] = [:]
  private var numbers: [Int32]
  /// The nearest definition, itself or around it, that has a relevance rule; −1 where there is none.
  private var relevanceSources: [Int32]
  private var links: [Link] = []
  /// The rules for numbers of rows that read the rows themselves.
  private var feedback: Set<Int32> = []
  private var readings: [Reading] = []
  /// What labels of choices read, list by list, for lists that read anything.
  private let labelDependencies: [Int: [Dependency]]

  init(_ definitions: [Definition], choiceLists: [ChoiceList]) {
    self.definitions = definitions
    numbers = Array(repeating: -1, count: definitions.count * 4)
    relevanceSources = Array(repeating: -1, count: definitions.count)
    var labelDependencies: [Int: [Dependency]] = [:]
    for (index, list) in choiceLists.enumerated() where !list.compiledLabels.isEmpty {
      labelDependencies[index] = Array(
        Set(list.compiledLabels.values.flatMap(\.dependencies)))
    }
    self.labelDependencies = labelDependencies
    for definition in definitions {
      let question = definition.question
      for property in Property.allCases {
        guard let read = reads(property, of: definition, question) else { continue }
        let vertex = Int32(vertices.count)
        numbers[Int(definition.number) * 4 + Int(property.rawValue)] = vertex
        vertices.append(.init(definition.number, property))
        reads.append(read)
        let labelled = labelledQuestions(property, of: definition)
        if !labelled.isEmpty { labelledQuestions[vertex] = labelled }
      }
      relevanceSources[Int(definition.number)] =
        definition.relevant != nil
        ? definition.number : definition.parent < 0 ? -1 : relevanceSources[Int(definition.parent)]
    }
  }

  /// What a rule reads, nil where there is no rule; a calculation that a trigger
  /// runs is none.
  private func reads(
    _ property: Property, of definition: Definition, _ question: Question?
  ) -> [Dependency]? {
    switch property {
    case .relevance: definition.relevant?.dependencies
    case .rowCount: definition.rosterRules?.count?.dependencies
    case .choices: question?.choices.flatMap(choiceReads)
    case .calculation:
      question?.triggers.isEmpty == true ? question?.calculation?.dependencies : nil
    }
  }

  /// What decides which choices are offered and in which order; nil where nothing does.
  private func choiceReads(_ source: ChoiceSource) -> [Dependency]? {
    var reads = source.seed?.dependencies ?? []
    switch source.origin {
    case .list:
      guard source.filter != nil || !reads.isEmpty else { return nil }
    case .roster(let question):
      reads.append(Dependency(.value, of: question, anchor: -1, isFiltered: true))
      // A filter is asked of every row, so what it reads in a row concerns all readers.
      let roster = definitions[Int(question)].roster
      return reads
        + (source.filter?.dependencies ?? []).map { dependency in
          guard isInside(dependency.anchor, roster) else { return dependency }
          return Dependency(
            dependency.kind, of: dependency.definition, anchor: definitions[Int(roster)].roster,
            isFiltered: true)
        }
    }
    return reads + (source.filter?.dependencies ?? [])
  }

  /// Whether a definition is another one or lies inside it.
  private func isInside(_ definition: Int32, _ outer: Int32) -> Bool {
    definition >= outer && definition < definitions[Int(outer)].end
  }

  /// The innermost roster whose row a reader certainly shares with what was read
  /// under an anchor; the number of its own rows a roster does not ask inside one.
  private func anchor(_ anchor: Int32, of reader: Definition, isRowCount: Bool = false) -> Int32 {
    var anchor = anchor
    while anchor >= 0,
      !isInside(reader.number, anchor) || isRowCount && anchor == reader.number
    {
      anchor = definitions[Int(anchor)].roster
    }
    return anchor
  }

  private func labelledQuestions(_ property: Property, of definition: Definition) -> Set<Int32> {
    let labelled = definition.expression(of: property)?.labelledQuestions ?? []
    let seed = property == .choices ? definition.question?.choices?.seed : nil
    return labelled.union(seed?.labelledQuestions ?? [])
  }

  /// What the labels of the choices of some questions show.
  private func reads(ofLabels questions: Set<Int32>) -> Set<Dependency> {
    let lists = Set(
      questions.compactMap { question -> Int? in
        guard case .list(let list) = definitions[Int(question)].question?.choices?.origin else {
          return nil
        }
        return list
      })
    return lists.reduce(into: []) { reads, list in
      for read in labelDependencies[list] ?? [] {
        reads.insert(Dependency(read.kind, of: read.definition, anchor: -1))
      }
    }
  }

  private func number(_ property: Property, of definition: Int32) -> Int32 {
    numbers[Int(definition) * 4 + Int(property.rawValue)]
  }

  /// Adds the edges of every rule.
  mutating func connect() {
    for (index, vertex) in vertices.enumerated() {
      let definition = definitions[Int(vertex.definition)]
      let enclosing = definition.parent < 0 ? -1 : relevanceSources[Int(definition.parent)]
      let number = Int32(index)
      // A rule is looked at only while its definition is relevant; how many rows there
      // are, while what is around them is, because each row is relevant by itself.
      let isOfRows = vertex.property == .relevance || vertex.property == .rowCount
      link(
        relevanceOf: isOfRows ? enclosing : relevanceSources[Int(definition.number)],
        to: number, isSoft: false)
      for dependency in reads[index] { connect(dependency, to: number, of: definition) }
      // Which label `jr:choice-name` gives is known only when it is asked: it may be any.
      guard let labelled = labelledQuestions[number] else { continue }
      for read in reads(ofLabels: labelled).sorted(by: { $0.definition < $1.definition }) {
        connect(read, to: number, of: definition)
      }
    }
  }

  private mutating func connect(
    _ dependency: Dependency, to vertex: Int32, of reader: Definition
  ) {
    // `once(…)` reads the former value of its own node, which is no feedback.
    let isOwnRow = dependency.isOwn && dependency.kind == .rows
    guard !dependency.isOwn || dependency.isFiltered || isOwnRow else { return }
    let source = dependency.definition
    let isRowCount = vertices[Int(vertex)].property == .rowCount
    readings.append(
      Reading(
        kind: dependency.kind, source: source,
        edge: DependencyGraph.Edge(
          vertex: vertex, definition: reader.number,
          anchor: anchor(dependency.anchor, of: reader, isRowCount: isRowCount),
          offset: dependency.offset, row: dependency.row)))
    if isRowCount, isInside(source, reader.number) { feedback.insert(vertex) }
    let isSoft = isRowCount || readsOtherRows(dependency, of: reader)
    // The number of a row does not depend on which rows are relevant.
    if !isOwnRow { link(relevanceOf: relevanceSources[Int(source)], to: vertex, isSoft: isSoft) }
    let properties: [Property] = dependency.kind == .rows ? [.rowCount] : [.choices, .calculation]
    for property in properties where number(property, of: source) >= 0 {
      links.append(
        Link(source: number(property, of: source), reader: vertex, isSoft: isSoft))
    }
  }

  private mutating func link(relevanceOf definition: Int32, to reader: Int32, isSoft: Bool) {
    guard definition >= 0 else { return }
    links.append(
      Link(source: number(.relevance, of: definition), reader: reader, isSoft: isSoft))
  }

  /// Whether a read needs no order, because a predicate leads it to other rows
  /// of a roster around the reader.
  private func readsOtherRows(_ dependency: Dependency, of reader: Definition) -> Bool {
    guard dependency.isFiltered || (dependency.offset ?? 0) != 0 else { return false }
    var roster = reader.roster
    while roster >= 0 {
      if isInside(dependency.definition, roster) { return true }
      roster = definitions[Int(roster)].roster
    }
    return false
  }

  /// The edges to texts and checks, which are evaluated only when somebody looks.
  func displayEdges() -> [(source: Int32, edge: DependencyGraph.Edge)] {
    var edges: [(source: Int32, edge: DependencyGraph.Edge)] = []
    var readOnly: [[Dependency]] = []
    for definition in definitions {
      let inherited = definition.parent < 0 ? [] : readOnly[Int(definition.parent)]
      readOnly.append(inherited + (definition.readOnly?.dependencies ?? []))
      var read = definition.label.dependencies + definition.hint.dependencies
      read += definition.guidance.dependencies
      read += readOnly[Int(definition.number)]
      if let question = definition.question {
        for case let rule? in [question.required, question.constraint, question.warning] {
          read += rule.expression.dependencies + rule.message.dependencies
        }
        if case .list(let list) = question.choices?.origin {
          read += labelDependencies[list] ?? []
        }
      }
      var seen: Set<Display> = []
      for dependency in read {
        let isOfRows = dependency.kind == .rows
        let edge = DependencyGraph.Edge(
          vertex: -1, definition: definition.number,
          anchor: anchor(dependency.anchor, of: definition),
          offset: isOfRows ? dependency.offset : nil, row: isOfRows ? dependency.row : -1)
        let display = Display(source: dependency.definition, edge: edge)
        guard read.count == 1 || seen.insert(display).inserted else { continue }
        edges.append((dependency.definition, edge))
      }
    }
    return edges
  }

  /// The vertices in order, with the edges that lead to them.
  struct Order {
    let vertices: [DependencyGraph.Vertex]
    let numbers: [Int32]
    let cycles: [[DependencyGraph.Vertex]]
    let feedback: Set<Int32>
    let knots: [Int32]
    fileprivate let readings: [Reading]

    func edges(of kind: Dependency.Kind) -> [(source: Int32, edge: DependencyGraph.Edge)] {
      readings.lazy.filter { $0.kind == kind }.map { ($0.source, $0.edge) }
    }
  }

  /// Puts the vertices in an order in which each comes after those it depends
  /// on; among equals, document order.
  ///
  /// Where that fails, soft links inside a knot are given up (8.8, 8.10).
  mutating func order() -> Order {
    var sorted = sort()
    // The knot of each vertex in one where order was given up.
    var loose: [Int32] = Array(repeating: -1, count: vertices.count)
    if sorted.count < vertices.count {
      let knots = KnotSearch(readersOf: readersOf()).knots()
      let (kept, given) = links.reduce(into: ([Link](), [Link]())) { parts, link in
        if link.isSoft, knots[Int(link.source)] == knots[Int(link.reader)] {
          parts.1.append(link)
        } else {
          parts.0.append(link)
        }
      }
      links = kept
      let loosened = Set(given.map { knots[Int($0.reader)] })
      for vertex in vertices.indices where loosened.contains(knots[vertex]) {
        loose[vertex] = knots[vertex]
      }
      for link in given where vertices[Int(link.reader)].property == .rowCount {
        feedback.insert(link.reader)
      }
      sorted = sort()
    }
    let placed = Set(sorted)
    let stuck = vertices.indices.map(Int32.init).filter { !placed.contains($0) }
    let ordered = sorted + stuck
    var ranks: [Int32] = Array(repeating: -1, count: vertices.count)
    for (rank, vertex) in ordered.enumerated() { ranks[Int(vertex)] = Int32(rank) }
    let cycles = stuck.isEmpty ? [] : CycleSearch(readersOf: readersOf(), among: stuck).cycles()
    return Order(
      vertices: ordered.map { vertices[Int($0)] },
      numbers: numbers.map { $0 < 0 ? -1 : ranks[Int($0)] },
      cycles: cycles.map { $0.map { vertices[Int($0)] } },
      feedback: Set(feedback.map { ranks[Int($0)] }),
      knots: ordered.map { loose[Int($0)] },
      readings: readings.map { reading in
        Reading(
          kind: reading.kind, source: reading.source,
          edge: DependencyGraph.Edge(
            vertex: ranks[Int(reading.edge.vertex)], definition: reading.edge.definition,
            anchor: reading.edge.anchor, offset: reading.edge.offset, row: reading.edge.row))
      })
  }

  private func readersOf() -> [[Int32]] {
    var readers: [[Int32]] = Array(repeating: [], count: vertices.count)
    for link in links { readers[Int(link.source)].append(link.reader) }
    return readers
  }

  /// The vertices that can be put in order, in that order.
  private func sort() -> [Int32] {
    let readers = readersOf()
    var open: [Int32] = Array(repeating: 0, count: vertices.count)
    for link in links { open[Int(link.reader)] += 1 }
    var sorted = vertices.indices.filter { open[$0] == 0 }.map(Int32.init)
    var next = 0
    while next < sorted.count {
      for reader in readers[Int(sorted[next])] {
        open[Int(reader)] -= 1
        if open[Int(reader)] == 0 { sorted.append(reader) }
      }
      next += 1
    }
    return sorted
  }
}
