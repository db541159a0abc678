import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

/// How an interviewer answered what a supervisor asked without changing the answer.
enum ItemAnswer: Hashable {
  /// It is right as it stands, because.
  case kept(reason: String)
  /// It could not be found out, because.
  case gaveUp(reason: String)
}

extension InterviewState {
  /// The items of a returned response that nobody answered yet.
  var openItems: [ReturnedItem] { items.filter { !isAnswered($0) } }

  /// The items in the order of the questionnaire, in which an interviewer goes
  /// through them; those of questions that are not there come first.
  static func inOrder(_ items: [ReturnedItem], of interview: Interview) -> [ReturnedItem] {
    guard items.count > 1 else { return items }
    var places: [String: Int] = [:]
    for (place, node) in interview.nodesInOrder().enumerated() {
      places[interview.key(of: node)] = place
    }
    let placed = items.map { (places[$0.question ?? ""] ?? -1, $0) }
    return placed.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
  }

  /// Whether an item is answered: the answer is another one now, or the
  /// interviewer said why it is not.
  func isAnswered(_ item: ReturnedItem) -> Bool {
    isChanged(item) || itemAnswers[item.question ?? ""] != nil
  }

  private func isChanged(_ item: ReturnedItem) -> Bool {
    guard let key = item.question else { return interview.lastChange != nil }
    return interview.differsFromReopened(at: key)
  }

  /// The question on which an item is shown: its own, or the first one where
  /// its own is not asked.
  func node(of item: ReturnedItem) -> NodeIndex? {
    if let key = item.question, let node = interview.node(at: key), stop(of: node) != nil {
      return node
    }
    return route.lazy.flatMap(\.questions).first
  }

  func items(on node: NodeIndex) -> [ReturnedItem] {
    items.isEmpty ? [] : items.filter { self.node(of: $0) == node }
  }

  /// Brings back what was answered in earlier sessions.
  mutating func restoreItemAnswers() {
    for event in former { note(event.action) }
  }

  private mutating func note(_ action: JournalEvent.Action) {
    switch action {
    case .keep(let key, let reason):
      itemAnswers[key ?? ""] = reason.isEmpty ? nil : .kept(reason: reason)
    case .giveUp(let key, let reason):
      itemAnswers[key ?? ""] = reason.isEmpty ? nil : .gaveUp(reason: reason)
    default: break
    }
  }

  mutating func goToFirstItem() {
    guard let item = openItems.first, let node = node(of: item), let stop = stop(of: node) else {
      return
    }
    place = stop.place
    focus = stop.questions.firstIndex(of: node) ?? 0
  }

  // MARK: Answering

  /// Asks how the item on the question shown is answered.
  mutating func openItem() {
    guard let node else { return }
    let here = items(on: node)
    guard let item = here.first(where: { !isAnswered($0) }) ?? here.first else { return }
    open(
      .item(item), title: words(.itemTitle), message: said(item).joined(separator: "\n"),
      items: [words(.itemLater), words(.itemKeep), words(.itemGiveUp)])
  }

  mutating func answer(_ item: ReturnedItem, keeps: Bool, reason: String) {
    let action: JournalEvent.Action =
      keeps
      ? .keep(key: item.question, reason: reason) : .giveUp(key: item.question, reason: reason)
    guard apply(action) != nil else { return }
    note(action)
    isAttentionOld = true
    say(.information, words(openItems.isEmpty ? .itemsAllAnswered : .itemAnswered))
  }

  // MARK: Saying

  /// What was said about an item, a line each.
  func said(_ item: ReturnedItem) -> [String] {
    item.words.map { review in
      words(
        .itemSaid, .name(review.by), .date(words.date(review.at.local.date)),
        .text(review.text.isEmpty ? words(.itemNoWords) : review.text))
    }
  }

  /// What is shown on a question of a supervisor's remarks on it.
  func remarks(on node: NodeIndex) -> [String] {
    items(on: node).flatMap { item -> [String] in
      var lines = said(item)
      // What is about another question, or about all of them, says so.
      if let key = item.question, interview.node(at: key) != node {
        lines[0] = "\(key): \(lines[0])"
      }
      if isChanged(item) {
        lines.append(words(.itemChanged))
      } else {
        switch itemAnswers[item.question ?? ""] {
        case .kept(let reason): lines.append(words(.itemKept, .reason(reason)))
        case .gaveUp(let reason): lines.append(words(.itemGaveUp, .reason(reason)))
        case nil: lines.append(words(.itemOpen))
        }
      }
      return lines
    }
  }

  /// The lines of the review for items that are open.
  func itemLines() -> [(node: NodeIndex, text: String)] {
    openItems.compactMap { item in
      node(of: item).map { ($0, said(item).joined(separator: " · ")) }
    }
  }
}
