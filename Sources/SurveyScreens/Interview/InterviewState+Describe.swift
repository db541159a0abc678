import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  /// What is to be shown now.
  ///
  /// - Complexity: O(questions on the route).
  public func describe() -> ScreenDescription {
    ScreenDescription(
      identity: identity, header: header, content: content, message: message ?? treeMessage,
      status: status,
      commands: layers.last.map(commands(on:)) ?? commands(),
      words: ScreenDescription.Words(words),
      outline: GridLayout(size: size).hasOutline && !isPlain ? outline() : [])
  }

  /// Why one cannot go to the entry of the tree that has the focus.
  private var treeMessage: ScreenMessage? {
    guard !isPlain, case .goTo(let tree, _) = layers.last, tree.visible.contains(tree.cursor),
      !tree.entries[tree.cursor].detail.isEmpty
    else { return nil }
    return ScreenMessage(kind: .information, text: tree.entries[tree.cursor].detail)
  }

  private var identity: String {
    var parts = [language.rawValue, String(interview.language), String(repeats)]
    switch layers.last {
    case nil:
      if let node {
        parts.append(interview.key(of: node))
      } else if case .addRow(let roster) = place {
        parts.append("\(interview.key(of: roster)) \(interview.rows(of: roster).count)")
      }
    case .commands: parts.append("commands")
    case .dialog(let dialog): parts.append("dialog \(dialog.menu.title)")
    case .help: parts.append("help")
    case .goTo(let tree, _): parts.append("go to \(tree.visible.count)")
    case .text(let input): parts.append("text \(input.title)")
    case .review: parts.append("review")
    }
    return parts.joined(separator: "|")
  }

  private var header: ScreenDescription.Header {
    let progress = interview.progress()
    let questionnaire = interview.plan.questionnaire
    let tag = questionnaire.languages[interview.language].tag
    let short =
      InterfaceLanguage(rawValue: tag)?.shortName ?? String(tag.uppercased().prefix(3))
    var trail: [String] = []
    var row: String?
    if case .review = layers.first {
      trail = [words(.reviewTitle)]
    } else if let anchor {
      trail = answers.trail(to: anchor)
      if case .addRow(let roster) = place {
        trail.append(answers.rosterName(roster))
      } else {
        row = answers.row(around: anchor).map(answers.rowName)
      }
    }
    if trail.isEmpty { trail = [answers.title] }
    let number = anchor.flatMap { route.number(of: $0) } ?? progress.answered + 1
    return .init(
      trail: trail, row: row, number: number, answered: progress.answered,
      known: progress.known, language: short)
  }

  /// The node around which the sections are told.
  private var anchor: NodeIndex? {
    if let node { return node }
    if case .addRow(let roster) = place { return interview.rows(of: roster).last }
    return nil
  }

  // MARK: Content

  private var content: ScreenDescription.Content {
    switch layers.last {
    case .commands(let menu, _): return .menu(menu, about: nil)
    case .dialog(let dialog): return .menu(dialog.menu, about: about(dialog))
    case .help(let line): return .help(help(line: line))
    case .goTo(let tree, _): return .tree(title: words(.goToTitle), tree)
    case .text(let input):
      return .text(
        title: input.title, prompt: input.prompt, field: input.field, about: about(input))
    case .review(let review):
      return .review(
        ReviewDescription(
          title: words(.reviewTitle), counts: review.counts, list: review.list,
          nothing: words(.reviewNothing), obstacle: review.obstacle))
    case nil: break
    }
    if case .addRow(let roster) = place, let list = addRowChoice {
      let name = answers.rosterName(roster)
      return .addRow(
        title: words(.addRowQuestion, .name(name)),
        rows: words(.rosterRows, .name(name), .count(interview.rows(of: roster).count)), list: list)
    }
    guard let stop else { return .nothing(words(.reviewNothing)) }
    return .questions(stop.questions.map { question($0) }, focus: focus)
  }

  private func about(_ dialog: Dialog) -> QuestionDescription? {
    switch dialog.subject {
    case .softCheck(let node, _): return question(node)
    case .reach: return node.map { question($0) }
    case .item(let item): return node(of: item).map { question($0) }
    case .leave, .removeRow, .finish, .notSaved: return nil
    }
  }

  private func about(_ input: TextInput) -> QuestionDescription? {
    switch input.subject {
    case .note(let node), .keepReason(let node, _): question(node)
    case .itemReason(let item, _): node(of: item).map { question($0) }
    case .partialReason: nil
    }
  }

  func help(line: Int) -> HelpDescription {
    let review = layers.first { if case .review = $0 { true } else { false } }
    let map = review.map(commands(on:)) ?? commands()
    let guidance = review == nil ? node.map { interview.guidance(of: $0) } ?? "" : ""
    return HelpDescription(
      title: words(.helpTitle), guidanceTitle: words(.helpGuidance),
      guidance: guidance.isEmpty
        ? StyledText(words(.helpNoGuidance)) : StyledText(markup: guidance),
      keysTitle: words(.helpKeys), commands: map, lines: plainCommands(map), line: line)
  }

  // MARK: Status

  private var status: ScreenDescription.Status {
    let attention = attention.count
    let isNoted = node.map { interview.comment(on: $0) != nil } ?? false
    return .init(
      saved: savedAt.map { moment in
        let time = moment.at.local.time
        return words(.savedAt, .time(TypedMoment.clock(time)))
      },
      notSaved: saveFailure.map { words(.notSavedReason, .reason($0)) },
      refuge: refuge.map { words(.savedInRefuge, .text($0)) },
      note: isNoted ? words(.noteMarker) : nil,
      attention: attention > 0 ? words(.attentionCount, .count(attention)) : nil,
      escape: escape.isArmed ? words(.escapeArmed) : nil)
  }

  /// The outermost sections of the route with how far they are.
  private func outline() -> [ScreenDescription.OutlineLine] {
    var lines: [ScreenDescription.OutlineLine] = []
    var groups: [(label: String, nodes: [NodeIndex], isCurrent: Bool)] = []
    for stop in route {
      guard let first = stop.questions.first else { continue }
      let label = answers.trail(to: first).first ?? answers.title
      let isCurrent = stop.place == place
      if groups.last?.label == label {
        groups[groups.count - 1].nodes += stop.questions
        groups[groups.count - 1].isCurrent = groups[groups.count - 1].isCurrent || isCurrent
      } else {
        groups.append((label, stop.questions, isCurrent))
      }
    }
    for group in groups {
      let questions = group.nodes.filter { interview.definition(of: $0).question?.type != .note }
      let isWrong = questions.contains { node in
        interview.problem(of: node).map { $0.kind != .required } ?? false
      }
      let mark = isWrong ? "!" : questions.allSatisfy(interview.isAnswered) ? "+" : "."
      lines.append(.init(label: group.label, mark: mark, isCurrent: group.isCurrent))
    }
    return lines
  }
}
