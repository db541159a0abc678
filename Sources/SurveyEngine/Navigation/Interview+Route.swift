import Expressions
import SurveyModel

extension Interview {
  /// The screens in the order in which the interviewer meets them as things stand.
  ///
  /// Relevant, shown questions one by one; those of a section or row with
  /// appearance `field-list` together; after the rows of a roster
  /// without a count, the place to add one. Supervisor questions are left out.
  ///
  /// - Complexity: O(1) while nothing changed that it depends on, else O(relevant
  ///   definitions and rows).
  public func route() -> Route {
    if let known = knownRoute, known.version == record.routeVersion,
      !plan.addsRowsByAnswers || known.state == stateVersion
    {
      return known.route
    }
    let route = Route(stopsNow()) {
      self.plan.places[Int(self.record.definitions[Int($0.value)])].isNote
    }
    knownRoute = (route, record.routeVersion, stateVersion)
    return route
  }

  /// The stops of the route, worked out anew.
  package func stopsNow() -> [RouteStop] {
    var stops: [RouteStop] = []
    appendStops(inside: 0, to: &stops)
    return stops
  }

  private func appendStops(inside node: Int32, to stops: inout [RouteStop]) {
    let row = record.rows[Int(node)]
    let outer = record.definitions[Int(node)]
    var child = outer + 1
    while child < plan.definitions[Int(outer)].end {
      appendStops(of: child, in: row, to: &stops)
      child = plan.definitions[Int(child)].end
    }
  }

  private func appendStops(of definition: Int32, in row: Int32, to stops: inout [RouteStop]) {
    let place = plan.places[Int(definition)]
    if place.ordinal >= 0 {
      let list = record.list(of: definition, in: row)
      for inner in record.lists[Int(list)].relevant {
        let base = record.rowTable[Int(inner)].base
        appendStop(.row(NodeIndex(base)), place, to: &stops)
      }
      if canAddRow(to: RosterIndex(list)) {
        stops.append(RouteStop(.addRow(RosterIndex(list))))
      }
      return
    }
    let found = record.node(of: definition, in: row)
    guard record.isRelevantNode(found) else { return }
    if place.isMet {
      if let question = question(found), isSealed(question) { return }
      stops.append(RouteStop(.question(NodeIndex(found))))
    } else if plan.definitions[Int(definition)].end > definition + 1 {
      appendStop(.section(NodeIndex(found)), place, to: &stops)
    }
  }

  /// Appends the stop of a section or row whose questions are shown together,
  /// or else the stops inside it.
  private func appendStop(
    _ stop: RouteStop.Place, _ place: InterviewPlan.Place, to stops: inout [RouteStop]
  ) {
    let node: NodeIndex
    switch stop {
    case .section(let section): node = section
    case .row(let row): node = row
    case .question, .addRow: return
    }
    guard place.isFieldList else { return appendStops(inside: node.value, to: &stops) }
    let questions = questionsMet(inside: node.value)
    if !questions.isEmpty { stops.append(RouteStop(stop, questions: questions)) }
  }

  /// The questions met anywhere inside a node, rows of rosters included.
  private func questionsMet(inside node: Int32) -> [NodeIndex] {
    var stops: [RouteStop] = []
    appendStops(inside: node, to: &stops)
    return stops.flatMap(\.questions)
  }

  /// Whether the interviewer may add a row: the roster has no count and is not
  /// read-only, there is room, and the next row would be relevant.
  public func canAddRow(to roster: RosterIndex) -> Bool {
    isOpen(roster.value) && record.hasRoom(in: roster.value)
      && isNextRowRelevant(in: roster.value)
      && !isReadOnly(rowsOf: roster.value)
  }

  /// Whether the interviewer adds and removes rows of a list.
  func isOpen(_ list: Int32) -> Bool {
    plan.definitions[Int(record.lists[Int(list)].roster)].rosterRules?.count == nil
  }

  func isNextRowRelevant(in list: Int32) -> Bool {
    let definition = plan.definitions[Int(record.lists[Int(list)].roster)]
    guard record.isRelevantNode(parent(ofList: list)) else { return false }
    return definition.relevant.map { record.wouldBeRelevant($0, nextIn: list) } ?? true
  }

  /// Whether rows of a list may not be added or removed by a person.
  func isReadOnly(rowsOf list: Int32) -> Bool {
    let node = record.lists[Int(list)].relevant.last.map { record.rowTable[Int($0)].base }
    return isReadOnly(NodeIndex(node ?? parent(ofList: list)))
  }

  private func parent(ofList list: Int32) -> Int32 {
    let (roster, row) = (record.lists[Int(list)].roster, record.lists[Int(list)].row)
    return record.node(of: plan.places[Int(roster)].parent, in: row)
  }

  /// How far an interview has come.
  public struct Progress: Hashable, Sendable {
    /// Questions on the route with an answer or a reason why there is none.
    public let answered: Int
    /// Questions on the route as it is known now.
    public let known: Int

    /// Creates a progress.
    public init(answered: Int, known: Int) {
      self.answered = answered
      self.known = known
    }
  }

  /// How far the interview has come; the total follows the route and may go down.
  ///
  /// - Complexity: O(1) while nothing changed, else O(questions on the route).
  public func progress() -> Progress {
    if let known = knownProgress, known.state == stateVersion { return known.progress }
    let questions = route().answerable
    let answered = questions.count { isAnswered($0) }
    let progress = Progress(answered: answered, known: questions.count)
    knownProgress = (progress, stateVersion)
    return progress
  }
}
