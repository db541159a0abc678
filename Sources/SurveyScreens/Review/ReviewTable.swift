import InterfaceText
import SurveyBasics
import SurveyModel
import TerminalUI

/// The responses to review: which are shown, in which order, and where the
/// person is among them.
struct ReviewTable {
  /// What a column shows, the most important first: narrow windows leave the
  /// last ones out.
  enum Column: Int, CaseIterable {
    case unit, standing, marks, interviewer, finished, length, region, questionnaire

    var title: TextKey {
      switch self {
      case .unit: .reviewUnit
      case .region: .reviewRegion
      case .interviewer: .reviewInterviewer
      case .finished: .reviewFinished
      case .length: .reviewLength
      case .marks: .reviewMarks
      case .standing: .reviewStanding
      case .questionnaire: .reviewQuestionnaire
      }
    }
  }

  /// Which responses are shown.
  enum Filter: Hashable {
    case standing(ReviewEntry.Standing)
    case interviewer(String)
    case region(String)
    case questionnaire(String)
    case flagged
    case conflict
  }

  private(set) var entries: [ReviewEntry]
  /// The places of the entries that are shown, in order.
  private(set) var shown: [Int] = []
  /// The line that has the focus, among those shown.
  private(set) var cursor = 0
  private(set) var filter: Filter?
  private(set) var search = ""
  private(set) var sort: (column: Column, isDown: Bool) = (.finished, false)
  /// What only answers tell, of the entries that were asked about.
  var facts: [Int: ReviewFacts] = [:]
  private let folded: [String]

  init(_ entries: [ReviewEntry]) {
    self.entries = entries
    folded = entries.map { entry in
      foldedText(
        [entry.unit, entry.region, entry.interviewer, entry.questionnaire, entry.shortID]
          .joined(separator: " "))
    }
    show(keeping: nil)
  }

  /// The place of the entry that has the focus.
  var current: Int? { shown.indices.contains(cursor) ? shown[cursor] : nil }

  /// The first of the lines that are shown on a page of a height.
  func first(height: Int) -> Int {
    guard height > 0 else { return 0 }
    return cursor / height * height
  }

  mutating func replace(_ entry: ReviewEntry, at place: Int) {
    entries[place] = entry
  }

  // MARK: Moving

  mutating func move(by lines: Int) {
    cursor = min(max(0, cursor + lines), max(0, shown.count - 1))
  }

  mutating func moveTo(line: Int) {
    guard shown.indices.contains(line) else { return }
    cursor = line
  }

  /// Goes to the next response that waits for a decision, after the one that
  /// has the focus, round to the first.
  mutating func moveToNextOpen() -> Bool {
    let order = shown[min(cursor + 1, shown.count)...] + shown[..<min(cursor + 1, shown.count)]
    guard let next = order.first(where: { ReviewTable.isOpen(entries[$0]) }) else { return false }
    cursor = shown.firstIndex(of: next) ?? 0
    return true
  }

  static func isOpen(_ entry: ReviewEntry) -> Bool {
    (entry.standing == .new || entry.standing == .answered) && !entry.isConflict
  }

  // MARK: Choosing

  mutating func set(_ filter: Filter?) {
    self.filter = filter
    show(keeping: current)
  }

  mutating func set(search: String) {
    self.search = search
    show(keeping: current)
  }

  mutating func sortByNext() {
    let all = Column.allCases
    sort = (all[(sort.column.rawValue + 1) % all.count], false)
    show(keeping: current)
  }

  mutating func sortByFormer() {
    let all = Column.allCases
    sort = (all[(sort.column.rawValue + all.count - 1) % all.count], false)
    show(keeping: current)
  }

  mutating func turnSort() {
    sort.isDown.toggle()
    show(keeping: current)
  }

  /// Every filter that finds something, with how many responses it finds.
  func filters() -> [(filter: Filter, count: Int)] {
    var found: [(Filter, Int)] = ReviewEntry.Standing.allCases.map { standing in
      (.standing(standing), entries.count { $0.standing == standing })
    }
    found.append((.flagged, entries.count { $0.remarks > 0 }))
    found.append((.conflict, entries.count { $0.isConflict || $0.isContested }))
    func each(_ value: (ReviewEntry) -> String, _ filter: (String) -> Filter) {
      var counts: [String: Int] = [:]
      for entry in entries { counts[value(entry), default: 0] += 1 }
      guard counts.count > 1 else { return }
      found += counts.sorted { $0.key < $1.key }.map { (filter($0.key), $0.value) }
    }
    each(\.interviewer, Filter.interviewer)
    each(\.region, Filter.region)
    each(\.questionnaire, Filter.questionnaire)
    return found.filter { $0.1 > 0 }.map { (filter: $0.0, count: $0.1) }
  }

  private func passes(_ entry: ReviewEntry) -> Bool {
    switch filter {
    case nil: true
    case .standing(let standing): entry.standing == standing
    case .interviewer(let code): entry.interviewer == code
    case .region(let code): entry.region == code
    case .questionnaire(let id): entry.questionnaire == id
    case .flagged: entry.remarks > 0
    case .conflict: entry.isConflict || entry.isContested
    }
  }

  /// Finds and sorts what is shown, and keeps the focus on an entry.
  private mutating func show(keeping kept: Int?) {
    var places = search.isEmpty ? Array(entries.indices) : TextSearch.find(search, in: folded).hits
    if filter != nil { places = places.filter { passes(entries[$0]) } }
    let isDown = sort.isDown
    let column = sort.column
    shown = places.sorted { left, right in
      let (a, b) = (entries[left], entries[right])
      if let order = ReviewTable.isBefore(a, b, column) { return order != isDown }
      return left < right
    }
    cursor = kept.flatMap { shown.firstIndex(of: $0) } ?? 0
  }

  /// Whether one comes before the other by a column; nil when they are alike.
  private static func isBefore(_ a: ReviewEntry, _ b: ReviewEntry, _ column: Column) -> Bool? {
    func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Bool? {
      left == right ? nil : left < right
    }
    switch column {
    case .unit: return compare(a.unit, b.unit)
    case .region: return compare(a.region, b.region)
    case .interviewer: return compare(a.interviewer, b.interviewer)
    case .finished: return compare(a.completedAt.milliseconds, b.completedAt.milliseconds)
    case .length: return compare(a.minutes, b.minutes)
    // What carries marks comes first.
    case .marks: return compare(b.remarks, a.remarks)
    case .standing:
      let order = ReviewEntry.Standing.allCases
      return compare(order.firstIndex(of: a.standing) ?? 0, order.firstIndex(of: b.standing) ?? 0)
    case .questionnaire: return compare(a.questionnaire, b.questionnaire)
    }
  }
}
