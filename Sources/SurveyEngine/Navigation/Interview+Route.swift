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
        if isOpen(list), canAddRow(to: RosterIndex(list)) {
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
    return question.isShown && question.scope == .interviewer
  }

  /// Whether the interviewer may add a row: the roster has no count, and the next
  /// row would be relevant.
  public func canAddRow(to roster: RosterIndex) -> Bool {
    let list = record.lists[Int(roster.value)]
    let definition = plan.definitions[Int(list.roster)]
    let parent = record.node(of: definition.parent, in: list.row)
    guard isOpen(roster.value), record.isRelevantNode(parent) else { return false }
    guard let relevant = definition.relevant else { return true }
    // The rule is asked of the last row there is: the next one would differ in
    // its position only. Without rows it is asked of the section around.
    let last = list.active.last.map { record.rowTable[Int($0)].base } ?? parent
    record.evaluating = (last, RuleNumber.display)
    return relevant.isTrue(at: NodeReference(record: last), in: record)
  }

  /// How far an interview has come.
  public struct Progress: Hashable, Sendable {
    /// Questions on the route with an answer or a reason why there is none.
    public let answered: Int
    /// Questions on the route as it is known now.
    public let known: Int
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
