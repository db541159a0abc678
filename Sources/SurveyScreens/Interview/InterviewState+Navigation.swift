import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  // MARK: Stops

  /// The stop on which a question is asked.
  func stop(of node: NodeIndex) -> RouteStop? {
    route.index(asking: node).map { route[$0] }
  }

  /// Brings the route up to date after a change and stays as near as possible.
  mutating func refresh() {
    let former = route
    route = interview.route()
    if stop == nil {
      let here = place.flatMap { former.index(of: $0) } ?? 0
      let before = former[..<min(here, former.count)].last { route.index(of: $0.place) != nil }
      place = before?.place ?? route.first?.place
      focus = 0
    }
    focus = min(focus, max(0, (stop?.questions.count ?? 1) - 1))
    makeEntries()
  }

  /// Builds the entries of the stop, keeping what is not accepted.
  mutating func makeEntries() {
    let shown = stop?.questions ?? []
    for (node, entry) in entries where !shown.contains(node) && !entry.isPending {
      entries[node] = nil
    }
    for node in shown {
      var entry = AnswerEntry(node, interview, words)
      if let former = entries[node], former.isPending {
        entry.restore(former.raw)
        entry.special = former.special
        // A field keeps its caret and its own undo.
        if case .typed = former.control, case .typed = entry.control {
          entry.control = former.control
        }
      }
      entries[node] = entry
    }
    if case .addRow = place {
      let choices = [TextKey.yes, .no].enumerated().map {
        TerminalUI.ChoiceList.Choice(code: String($0 + 1), label: StyledText(words($1)))
      }
      // Enter alone goes on, so “no” stands chosen until it is changed.
      addRowChoice = TerminalUI.ChoiceList(choices, selected: addRowChoice?.selected ?? ["2"])
    } else {
      addRowChoice = nil
    }
  }

  /// Shows a stop.
  mutating func go(to place: RouteStop.Place, focusOn node: NodeIndex? = nil) {
    storeUnfinished()
    self.place = place
    addRowChoice = nil
    focus = node.flatMap { node in stop?.questions.firstIndex(of: node) } ?? 0
    makeEntries()
    visit()
  }

  /// Shows a question wherever it is asked; false if it is not.
  @discardableResult
  mutating func go(to node: NodeIndex) -> Bool {
    guard let stop = stop(of: node) else { return false }
    if stop.place != place || self.node != node { go(to: stop.place, focusOn: node) }
    return true
  }

  mutating func visit() {
    guard let node else { return }
    visited.insert(node)
    isAttentionOld = true
    journal(.visit(key: interview.key(of: node)))
  }

  mutating func focus(on place: Int) {
    guard place != focus, stop?.questions.indices.contains(place) == true else { return }
    focus = place
    visit()
  }

  /// The stop after the one that is shown; the review after the last.
  mutating func advance() {
    if returnsToReview {
      returnsToReview = false
      openReview()
      return
    }
    let here = place.flatMap { route.index(of: $0) } ?? route.count
    if here + 1 < route.count {
      go(to: route[here + 1].place)
    } else {
      storeUnfinished()
      openReview()
    }
  }

  /// The stop before; never refused, whatever is entered.
  mutating func goBack() {
    guard let here = place.flatMap({ route.index(of: $0) }), here > 0 else {
      say(.information, words(.firstQuestion))
      return
    }
    let former = route[here - 1]
    go(to: former.place, focusOn: former.questions.last)
    if former.questions.count > 1 { focus(on: 0) }
  }

  // MARK: Attention

  /// The questions that need attention, in the order of the questionnaire.
  ///
  /// Empty required questions count once they were shown and left, or once the
  /// review was seen: before, they are only not reached yet.
  func attentionNow() -> [NodeIndex] {
    route.questions.filter { node in
      if items(on: node).contains(where: { !isAnswered($0) }) { return true }
      guard let problem = interview.problem(of: node) else { return false }
      return problem.kind != .required || wasReviewed
        || (visited.contains(node) && node != self.node)
    }
  }

  mutating func goToNextProblem() {
    let attention = attentionNow()
    let questions = route.questions
    let here = node.flatMap { questions.firstIndex(of: $0) } ?? -1
    let next =
      attention.first { (questions.firstIndex(of: $0) ?? 0) > here } ?? attention.first
    guard let next else {
      say(.information, words(.noProblems))
      return
    }
    go(to: next)
    if let problem = interview.problem(of: next) { tell(problem) }
  }
}
