import Expressions

/// Collects the edges of a ``DependencyGraph`` and puts its vertices in order.
struct DependencyGraphBuilder {
  typealias Property = DependencyGraph.Property

  /// An edge that says “`reader` has to come after `source`”.
  private struct Link {
    let source: Int32
    let reader: Int32
  }

  /// A reader of a definition, its vertex still by its number before ordering.
  fileprivate struct Reading {
    let kind: Dependency.Kind
    let source: Int32
    let edge: DependencyGraph.Edge
  }

  private let definitions: [Definition]
  private var vertices: [DependencyGraph.Vertex] = []
  private var numbers: [Int32]
  /// The nearest definition, itself or around it, that has a relevance rule; −1 where there is none.
  private var relevanceSources: [Int32]
  private var links: [Link] = []
  /// The rules for numbers of rows that read the rows themselves.
  private var feedback: Set<Int32> = []
  private var readings: [Reading] = []

  init(_ definitions: [Definition]) {
    self.definitions = definitions
    numbers = Array(repeating: -1, count: definitions.count * 4)
    relevanceSources = Array(repeating: -1, count: definitions.count)
    for definition in definitions {
      for property in Property.allCases where rule(property, of: definition) != nil {
        numbers[Int(definition.number) * 4 + Int(property.rawValue)] = Int32(vertices.count)
        vertices.append(.init(definition.number, property))
      }
      relevanceSources[Int(definition.number)] =
        definition.relevant != nil
        ? definition.number : definition.parent < 0 ? -1 : relevanceSources[Int(definition.parent)]
    }
  }

  /// The expression of a rule; a calculation that a trigger runs is no rule.
  private func rule(_ property: Property, of definition: Definition) -> CompiledExpression? {
    switch property {
    case .relevance: definition.relevant
    case .rowCount: definition.rosterRules?.count
    case .choices: definition.question?.choices?.filter
    case .calculation:
      definition.question?.triggers.isEmpty == true ? definition.question?.calculation : nil
    }
  }

  private func number(_ property: Property, of definition: Int32) -> Int32 {
    numbers[Int(definition) * 4 + Int(property.rawValue)]
  }

  /// Adds the edges of every rule.
  mutating func connect() {
    for definition in definitions {
      let enclosing = definition.parent < 0 ? -1 : relevanceSources[Int(definition.parent)]
      for property in Property.allCases {
        let vertex = number(property, of: definition.number)
        guard vertex >= 0, let expression = rule(property, of: definition) else { continue }
        // A rule is looked at only while its definition is relevant.
        link(
          relevanceOf: property == .relevance
            ? enclosing : relevanceSources[Int(definition.number)],
          to: vertex)
        for dependency in expression.dependencies {
          connect(dependency, to: vertex, of: definition)
        }
        if property == .choices, case .roster(let question) = definition.question?.choices?.origin {
          connect(rosterChoices(question, for: definition), to: vertex, of: definition)
        }
      }
      if number(.calculation, of: definition.number) >= 0,
        number(.choices, of: definition.number) >= 0
      {
        links.append(
          Link(
            source: number(.choices, of: definition.number),
            reader: number(.calculation, of: definition.number)))
      }
    }
  }

  /// What a list of choices taken from a roster reads: the answers there.
  private func rosterChoices(_ question: Int32, for definition: Definition) -> Dependency {
    Dependency(.value, of: question, anchor: -1, isFiltered: true)
  }

  private mutating func connect(
    _ dependency: Dependency, to vertex: Int32, of reader: Definition
  ) {
    let source = dependency.definition
    let edge = DependencyGraph.Edge(
      vertex: vertex, definition: reader.number, anchor: dependency.anchor,
      offset: dependency.offset, row: dependency.row)
    readings.append(Reading(kind: dependency.kind, source: source, edge: edge))
    let property = vertices[Int(vertex)].property
    if property == .rowCount, source >= reader.number, source < reader.end {
      feedback.insert(vertex)
      return
    }
    guard !readsOtherRows(dependency, of: reader) else { return }
    link(relevanceOf: relevanceSources[Int(source)], to: vertex)
    let properties: [Property] = dependency.kind == .rows ? [.rowCount] : [.choices, .calculation]
    for property in properties where number(property, of: source) >= 0 {
      // `once(…)` reads the former value of its own question, which is no feedback.
      if number(property, of: source) == vertex, property == .calculation, dependency.isOwn {
        continue
      }
      links.append(Link(source: number(property, of: source), reader: vertex))
    }
  }

  private mutating func link(relevanceOf definition: Int32, to reader: Int32) {
    guard definition >= 0 else { return }
    links.append(Link(source: number(.relevance, of: definition), reader: reader))
  }

  /// Whether a read needs no order, because a predicate leads it to other rows
  /// of a roster around the reader.
  private func readsOtherRows(_ dependency: Dependency, of reader: Definition) -> Bool {
    guard dependency.isFiltered || dependency.offset != nil else { return false }
    var roster = reader.roster
    while roster >= 0 {
      if dependency.definition >= roster,
        dependency.definition < definitions[Int(roster)].end
      {
        return true
      }
      roster = definitions[Int(roster)].roster
    }
    return false
  }

  /// The edges to texts and checks, which are evaluated only when somebody looks.
  func displayEdges(
    choiceLists: [ChoiceList]
  ) -> [(source: Int32, edge: DependencyGraph.Edge)] {
    var edges: [(source: Int32, edge: DependencyGraph.Edge)] = []
    var labelDependencies: [Int: [Dependency]] = [:]
    for (index, list) in choiceLists.enumerated() where !list.compiledLabels.isEmpty {
      labelDependencies[index] = list.compiledLabels.values.flatMap(\.dependencies)
    }
    for definition in definitions {
      var read = definition.label.dependencies + definition.hint.dependencies
      read += definition.guidance.dependencies
      read += definition.readOnly?.dependencies ?? []
      if let question = definition.question {
        for case let rule? in [question.required, question.constraint, question.warning] {
          read += rule.expression.dependencies + rule.message.dependencies
        }
        if case .list(let list) = question.choices?.origin {
          read += labelDependencies[list] ?? []
        }
        read += question.choices?.seed?.dependencies ?? []
        read += question.choices?.filter?.dependencies ?? []
      }
      for dependency in Set(read) {
        edges.append(
          (
            dependency.definition,
            DependencyGraph.Edge(
              vertex: -1, definition: definition.number, anchor: dependency.anchor, offset: nil,
              row: -1)
          ))
      }
    }
    return edges.sorted {
      ($0.source, $0.edge.definition, $0.edge.anchor) < (
        $1.source, $1.edge.definition, $1.edge.anchor
      )
    }
  }

  /// The vertices in order, with the edges that lead to them.
  struct Order {
    let vertices: [DependencyGraph.Vertex]
    let numbers: [Int32]
    let cycles: [[DependencyGraph.Vertex]]
    let feedback: Set<Int32>
    fileprivate let readings: [Reading]

    func edges(of kind: Dependency.Kind) -> [(source: Int32, edge: DependencyGraph.Edge)] {
      readings.lazy.filter { $0.kind == kind }.map { ($0.source, $0.edge) }
    }
  }

  /// Puts the vertices in an order in which each comes after those it depends
  /// on; among equals, document order.
  ///
  /// Where that fails, the numbers of rows in the knot are let in first: a roster
  /// that grows with its own contents settles, since new rows are blank (8.8).
  mutating func order() -> Order {
    var sorted = sort()
    if sorted.count < vertices.count {
      let placed = Set(sorted)
      let knot = links.filter { link in
        vertices[Int(link.reader)].property == .rowCount && !placed.contains(link.reader)
          && !placed.contains(link.source)
      }
      if !knot.isEmpty {
        let readers = Set(knot.map(\.reader))
        feedback.formUnion(readers)
        links.removeAll { readers.contains($0.reader) && !placed.contains($0.source) }
        sorted = sort()
      }
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
