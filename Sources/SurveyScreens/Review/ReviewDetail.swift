import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

/// A response opened for review, as the lines of a screen.
struct ReviewDetail {
  /// Which of its questions are shown.
  enum Filter: Int, CaseIterable {
    case all, flagged, special, overridden, notes, changed

    var title: TextKey {
      switch self {
      case .all: .reviewAll
      case .flagged: .reviewFlagged
      case .special: .reviewSpecial
      case .overridden: .reviewOverridden
      case .notes: .reviewWithNotes
      case .changed: .reviewChanged
      }
    }
  }

  /// One line: a heading, a question with its answer, or a word about it.
  struct Line: Hashable {
    var text: StyledText
    /// The key of the question; nil for what stands between questions.
    var key: String?
  }

  var opened: ReviewCase
  private(set) var filter = Filter.all
  private(set) var showsVersions = false
  private(set) var lines: [Line] = []
  /// The line that has the focus.
  private(set) var cursor = 0
  private var words: Wording

  init(_ opened: ReviewCase, _ words: Wording) {
    self.opened = opened
    self.words = words
    build(keeping: nil)
  }

  /// The key of the question that has the focus.
  var key: String? { lines.indices.contains(cursor) ? lines[cursor].key : nil }

  /// The lines that begin a question.
  var questionPlaces: [Int] { lines.indices.filter { lines[$0].key != nil } }

  // MARK: Moving

  mutating func move(by step: Int) {
    cursor = min(max(0, cursor + step), max(0, lines.count - 1))
    // Headings and blank lines are passed over.
    let direction = step < 0 ? -1 : 1
    var place = cursor
    while lines.indices.contains(place), lines[place].key == nil { place += direction }
    if lines.indices.contains(place) { cursor = place }
  }

  mutating func moveTo(line: Int) {
    guard lines.indices.contains(line) else { return }
    cursor = line
  }

  mutating func set(_ filter: Filter) {
    self.filter = filter
    showsVersions = false
    build(keeping: key)
  }

  mutating func toggleVersions() {
    showsVersions.toggle()
    build(keeping: key)
  }

  /// Takes what was said, and where the response stands after it.
  mutating func add(_ reviews: [Review], to entry: ReviewEntry) {
    opened.reviews += reviews
    opened.entry = entry
    build(keeping: key)
  }

  /// Shows the questions in their next language.
  mutating func switchLanguage() {
    let languages = opened.interview.plan.questionnaire.languages
    guard languages.count > 1 else { return }
    let next = languages[(opened.interview.language + 1) % languages.count]
    _ = try? opened.interview.apply(
      JournalEvent(
        number: 1, at: opened.entry.completedAt, milliseconds: 0,
        action: .language(tag: next.tag)))
    build(keeping: key)
  }

  mutating func speak(_ words: Wording) {
    self.words = words
    build(keeping: key)
  }

  /// How many questions a filter shows.
  func count(_ filter: Filter) -> Int {
    let changed = changedKeys
    return questions.count { passes($0, filter, changed) }
  }

  // MARK: Building

  private var answers: AnswerWords { AnswerWords(interview: opened.interview, words: words) }

  private var questions: [NodeIndex] {
    opened.interview.route().questions.filter {
      opened.interview.definition(of: $0).question?.type != .note
    }
  }

  /// The keys of the questions that the last correction changed.
  private var changedKeys: Set<String> {
    guard let last = opened.revisions.last,
      let former = opened.revisions.last(where: { last.parents.contains($0.revisionID ?? "") })
    else { return [] }
    return Set(AnswerDifference.among([former, last]).map(\.key))
  }

  private func passes(_ node: NodeIndex, _ filter: Filter, _ changed: Set<String>) -> Bool {
    let interview = opened.interview
    switch filter {
    case .all: return true
    case .flagged:
      let key = interview.key(of: node)
      return opened.standing.remarks.contains { $0.question == key }
    case .special: return interview.missingReason(of: node) != nil
    case .overridden: return interview.confirmation(of: node) != nil
    case .notes: return interview.comment(on: node) != nil
    case .changed: return changed.contains(interview.key(of: node))
    }
  }

  private mutating func build(keeping kept: String?) {
    lines = showsVersions ? versionLines() : questionLines()
    let place = kept.flatMap { key in lines.firstIndex { $0.key == key } }
    cursor = place ?? lines.firstIndex { $0.key != nil } ?? 0
  }

  private func questionLines() -> [Line] {
    let answers = answers
    let remarks = Dictionary(grouping: opened.standing.remarks) { $0.question ?? "" }
    let changed = changedKeys
    var lines = (remarks[""] ?? []).map { said($0) }
    var heading = ""
    for node in questions where passes(node, filter, changed) {
      let trail =
        answers.trail(to: node)
        + [answers.row(around: node).map(answers.rowName)]
        .compactMap(\.self)
      let title = trail.joined(separator: " › ")
      if title != heading, !title.isEmpty {
        heading = title
        lines.append(Line(text: StyledText(ForeignText.shown(title), Style(.title))))
      }
      lines += question(node, answers, remarks, changed)
    }
    if opened.isSealed { lines.append(Line(text: StyledText(words(.reviewSealed), Style(.dim)))) }
    return lines
  }

  private func question(
    _ node: NodeIndex, _ answers: AnswerWords, _ remarks: [String: [Review]],
    _ changed: Set<String>
  ) -> [Line] {
    let interview = opened.interview
    let key = interview.key(of: node)
    let definition = interview.definition(of: node)
    let label = StyledText(markup: interview.label(of: node)).plain
    let mine = remarks[key] ?? []
    let mark = mine.isEmpty ? changed.contains(key) ? "*" : " " : "!"
    var first = StyledText("\(mark) ", Style(mine.isEmpty ? .text : .warning))
    first.append("\(AnswerWords.code(of: definition.name)) ", Style(.title))
    first.append(ForeignText.shown(label))
    let answer = answers.recorded(node) ?? words(.specialBlank)
    let isMissing = interview.missingReason(of: node) != nil || answers.recorded(node) == nil
    var second = StyledText("    ")
    second.append(ForeignText.shown(isMissing ? "(\(answer))" : answer), Style(.selected))
    var lines = [Line(text: first, key: key), Line(text: second)]
    if let reason = interview.confirmation(of: node) {
      lines.append(indented(words(.softCheckKept, .reason(reason)), .warning))
    }
    if let note = interview.comment(on: node) {
      lines.append(indented("# \(note)", .text))
    }
    lines += mine.map { said($0) }
    return lines
  }

  private func indented(_ text: String, _ role: Role) -> Line {
    var line = StyledText("    ")
    line.append(ForeignText.shown(text), Style(role))
    return Line(text: line)
  }

  private func said(_ review: Review) -> Line {
    let text =
      review.text.isEmpty
      ? words(review.kind == .flag ? .reviewFlag : .itemNoWords) : review.text
    return indented(
      words(
        .itemSaid, .name(review.by), .date(words.date(review.at.local.date)), .text(text)),
      .warning)
  }

  // MARK: Versions

  private func versionLines() -> [Line] {
    var lines: [Line] = []
    for (place, revision) in opened.revisions.enumerated().reversed() {
      let made = revision.made
      let date = words.date(made.at.local.date)
      var title = words(
        .reviewVersion, .number(revision.revision), .name(made.by), .date(date))
      if let reason = made.reason, !reason.isEmpty { title += ": \(reason)" }
      lines.append(Line(text: StyledText(ForeignText.shown(title), Style(.title))))
      let own = opened.reviews.filter { $0.revisionID == revision.revisionID }
        .sorted { ($0.at, $0.recordID ?? "") < ($1.at, $1.recordID ?? "") }
      lines += own.map { decision($0) ?? said($0) }
      guard
        let former = opened.revisions[..<place].last(where: {
          revision.parents.contains($0.revisionID ?? "")
        })
      else { continue }
      lines += changes(from: former, to: revision)
    }
    return lines
  }

  private func decision(_ review: Review) -> Line? {
    guard let verdict = review.verdict else { return nil }
    let word = words(verdict.title)
    let text = review.text.isEmpty ? word : "\(word): \(review.text)"
    return indented(
      words(
        .itemSaid, .name(review.by), .date(words.date(review.at.local.date)), .text(text)),
      verdict == .approved ? .ok : .warning)
  }

  private func changes(from former: Response, to revision: Response) -> [Line] {
    let differences = AnswerDifference.among([former, revision])
    var lines: [Line] = []
    for difference in differences {
      let key = difference.key
      let name = opened.interview.node(at: key).map(answers.name) ?? key
      lines.append(Line(text: StyledText("  \(ForeignText.shown(name))"), key: key))
      lines.append(indented("- \(answers.stated(difference.before, key))", .text))
      lines.append(indented("+ \(answers.stated(difference.after, key))", .selected))
    }
    let changed = Set(differences.map(\.key))
    let same = former.statements.count { $0.value != .row && !changed.contains($0.key) }
    if same > 0 { lines.append(indented(words(.reviewUnchanged, .count(same)), .dim)) }
    return lines
  }
}
