import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  mutating func openReview() {
    storeUnfinished()
    wasReviewed = true
    isAttentionOld = true
    returnsToReview = false
    layers = [.review(review())]
  }

  /// Says the review in the language that is shown now.
  mutating func renewReview() {
    for (place, layer) in layers.enumerated() {
      if case .review = layer { layers[place] = .review(review()) }
    }
  }

  /// What is left before finishing, as things stand.
  func review() -> Review {
    let questions = route.questions.filter {
      interview.definition(of: $0).question?.type != .note
    }
    let problems = interview.problems()
    let lines = lines(questions, problems)
    let hard = problems.count { $0.kind != .warning }
    let soft = problems.count - hard
    let obstacle =
      hard > 0
      ? words(.reviewCannotFinish, .count(hard))
      : soft > 0
        ? words(.reviewUnconfirmed, .count(soft))
        : openItems.isEmpty ? nil : words(.reviewItemsOpen, .count(openItems.count))
    let choices = lines.enumerated().map { place, line in
      var label = StyledText("\(line.mark) ", Style(Self.role(of: line.mark)))
      let row = line.row.isEmpty ? "" : " \(line.row)"
      label.append("\(line.code)\(row)  \(line.text)")
      return TerminalUI.ChoiceList.Choice(code: String(place + 1), label: label)
    }
    return Review(
      counts: counts(questions, problems, hard: hard, soft: soft), lines: lines,
      obstacle: obstacle, list: TerminalUI.ChoiceList(choices, kind: .menu, isSearchable: false))
  }

  private static func role(of mark: String) -> Role {
    switch mark {
    case "!", "*": .error
    case "?": .warning
    default: .text
    }
  }

  private func counts(
    _ questions: [NodeIndex], _ problems: [Problem], hard: Int, soft: Int
  ) -> [String] {
    let reasons = questions.compactMap { interview.missingReason(of: $0) }
    let answered = questions.count { interview.isAnswered($0) }
    let notes = questions.count { interview.comment(on: $0) != nil }
    return [
      words(.reviewAnswered, .count(answered - reasons.count)),
      words(.reviewOpen, .count(questions.count - answered)),
      words(.reviewErrors, .count(hard)),
      words(.reviewToCheck, .count(soft)),
      words(.reviewDontKnow, .count(reasons.count { $0 == .dontKnow })),
      words(.reviewRefused, .count(reasons.count { $0 == .refused })),
      words(.reviewNotes, .count(notes)),
    ]
  }

  private func lines(_ questions: [NodeIndex], _ problems: [Problem]) -> [Review.Line] {
    // Calculations without a value have no question of their own to go to.
    var lines = problems.map { problem in
      switch problem.kind {
      case .required:
        line(problem.node, "*", problem.message ?? words(.reviewRequiredEmpty))
      case .type, .constraint:
        line(problem.node, "!", problem.message ?? words(.errorConstraint))
      case .warning: line(problem.node, "?", problem.message ?? words(.errorWarning))
      }
    }
    lines += itemLines().map { line($0.node, "?", $0.text) }
    // What was typed and left is no answer; nobody should find that out later.
    for node in questions {
      guard let entry = entries[node], entry.isPending else { continue }
      lines.append(line(node, "?", words(.draftUnfinishedText, .text(pending(entry, node)))))
    }
    for node in questions {
      guard let text = interview.comment(on: node) else { continue }
      let short = String(text.split(whereSeparator: \.isNewline).joined(separator: " "))
      lines.append(line(node, "#", words(.reviewNoteLine, .text(short))))
    }
    return lines
  }

  private func line(_ node: NodeIndex, _ mark: String, _ text: String) -> Review.Line {
    Review.Line(
      node: node, mark: mark, code: AnswerWords.code(of: interview.definition(of: node).name),
      row: answers.row(around: node).map(answers.rowName) ?? "", text: text)
  }
}
