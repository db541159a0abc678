import Expressions
import SurveyModel

extension Interview {
  /// The screens in the order in which the interviewer meets them as things stand.
  ///
  /// Relevant, shown questions one by one; those of a section or row with
  /// appearance `field-list` together; after the rows of a roster
  /// without a count, the place to add one. Supervisor questions are left out.
  ///
  /// - Complexity: O(relevant definitions and rows).
  public func route() -> [RouteStop] {
    var stops: [RouteStop] = []
    appendStops(inside: 0, to: &stops)
    return stops
  }

  private func appendStops(inside node: Int32, to stops: inout [RouteStop]) {
    let row = record.rows[Int(node)]
    for child in plan.questionnaire.shape.children(of: record.definitions[Int(node)]) {
      let definition = plan.definitions[Int(child)]
      switch definition.content {
      case .question:
        let found = record.node(of: child, in: row)
        if isMet(found) {
          stops.append(RouteStop(.question(NodeIndex(found)), questions: [NodeIndex(found)]))
        }
      case .section, .root:
        let found = record.node(of: child, in: row)
        guard record.isRelevantNode(found) else { continue }
        if definition.isFieldList {
          let questions = questionsMet(inside: found)
          if !questions.isEmpty {
            stops.append(RouteStop(.section(NodeIndex(found)), questions: questions))
          }
        } else {
          appendStops(inside: found, to: &stops)
        }
      case .roster:
        let list = record.list(of: child, in: row)
        for inner in record.lists[Int(list)].relevant {
          let base = record.rowTable[Int(inner)].base
          if definition.isFieldList {
            let questions = questionsMet(inside: base)
            if !questions.isEmpty {
              stops.append(RouteStop(.row(NodeIndex(base)), questions: questions))
            }
          } else {
            appendStops(inside: base, to: &stops)
          }
        }
        if canAddRow(to: RosterIndex(list)) {
          stops.append(RouteStop(.addRow(RosterIndex(list))))
        }
      }
    }
  }

  /// The questions met anywhere inside a node, rows of rosters included.
  private func questionsMet(inside node: Int32) -> [NodeIndex] {
    var stops: [RouteStop] = []
    appendStops(inside: node, to: &stops)
    return stops.flatMap(\.questions)
  }

  private func isMet(_ node: Int32) -> Bool {
    guard record.isRelevantNode(node), let question = question(node) else { return false }
    return question.isShown && question.scope == .interviewer && !isSealed(question)
  }

  /// Whether the interviewer may add a row: the roster has no count and is not
  /// read-only, and the next row would be relevant.
  public func canAddRow(to roster: RosterIndex) -> Bool {
    isOpen(roster.value) && isNextRowRelevant(in: roster.value)
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
  public func progress() -> Progress {
    progress(along: route())
  }

  /// How far the interview has come along a route asked for before.
  public func progress(along route: [RouteStop]) -> Progress {
    var (answered, known) = (0, 0)
    for node in route.lazy.flatMap(\.questions) {
      guard let question = question(node.value), question.type != .note else { continue }
      known += 1
      if isAnswered(node) { answered += 1 }
    }
    return Progress(answered: answered, known: known)
  }
}
