import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  /// Accepts what is entered and goes on, as far as nothing stands against it.
  mutating func proceed(_ onward: Onward) {
    if case .addRow(let roster) = place {
      answerAddRow(roster)
      return
    }
    switch onward {
    case .nextField:
      guard let node else { return advance() }
      guard accept(node, onward) else { return }
      let questions = stop?.questions ?? []
      // Accepting may have changed what stands on the stop.
      let here = questions.firstIndex(of: node) ?? focus
      if here + 1 < questions.count {
        focus(on: here + 1)
      } else {
        proceed(.nextStop)
      }
    case .nextStop:
      var index = 0
      while let questions = stop?.questions, index < questions.count {
        guard accept(questions[index], onward) else {
          focus(on: index)
          return
        }
        index += 1
      }
      advance()
    }
  }

  private mutating func answerAddRow(_ roster: RosterIndex) {
    guard addRowChoice?.selected == ["1"] else { return advance() }
    addRow(to: roster)
  }

  /// Accepts what is entered for a question.
  ///
  /// - Returns: Whether one may go on; if not, the message or a dialog says why.
  private mutating func accept(_ node: NodeIndex, _ onward: Onward) -> Bool {
    guard interview.isRelevant(node), let entry = entries[node] else { return true }
    if case .none = entry.control, entry.special == nil { return true }
    if entry.isPending {
      let action: JournalEvent.Action
      let key = interview.key(of: node)
      if let special = entry.special {
        action = .special(key: key, reason: special)
      } else {
        do {
          let text = try entry.answer(to: interview.definition(of: node))
          action = .answer(key: key, text: text)
        } catch {
          tell(error, typed: entry.raw)
          return false
        }
      }
      guard isFreeToStore(action, of: node, onward) else { return false }
      store(action, of: node)
    }
    return stands(node, onward)
  }

  /// Whether an answer is taken and reaches no further than the person expects.
  private mutating func isFreeToStore(
    _ action: JournalEvent.Action, of node: NodeIndex, _ onward: Onward
  ) -> Bool {
    guard let outcome = try? interview.preview(event(action)) else {
      say(.error, words(.readOnlyNote))
      return false
    }
    switch outcome {
    case .refused(let refusal):
      tell(refusal, of: node)
      return false
    case .accepted(let changes):
      var lines = reach(of: changes)
      guard !lines.isEmpty else { return true }
      if changes.notices.contains(where: \.isTemporary) {
        lines.append(words(.changeSetsAsideNote))
      }
      open(
        .reach(action, onward), title: words(.changeReachTitle),
        message: lines.joined(separator: "\n"),
        items: [words(.changeKeepFormer), words(.changeApply)], role: .warning)
      return false
    }
  }

  /// What a change takes away elsewhere, a line each.
  private func reach(of changes: Changes) -> [String] {
    var lines: [String] = []
    for notice in changes.notices {
      switch notice {
      case .offRoute(let count): lines.append(words(.changeSetsAside, .count(count)))
      case .setAside(_, let count): lines.append(words(.rowsSetAside, .count(count)))
      case .cleared(let node):
        lines.append(words(.clearedByFilter, .name(answers.name(of: node))))
      case .broughtBack, .backOnRoute: break
      }
    }
    return lines
  }

  /// Records an answer that nothing stands against.
  mutating func store(_ action: JournalEvent.Action, of node: NodeIndex) {
    guard case .accepted? = apply(action) else { return }
    unfinished[interview.key(of: node)] = nil
    entries[node] = nil
    refresh()
    // A line that was typed is not seen again, so what became of it is said.
    if isPlain, message == nil, let recorded = answers.recorded(node) {
      say(.information, words(.recorded, .answer(recorded)))
    }
  }

  /// Checks what is recorded for a question before one goes on.
  private mutating func stands(_ node: NodeIndex, _ onward: Onward) -> Bool {
    guard let problem = interview.problem(of: node) else { return true }
    if problem.kind == .warning {
      open(
        .softCheck(node, onward), title: words(.softCheckTitle),
        message: problem.message ?? words(.errorWarning),
        items: [words(.softCheckFix), words(.softCheckKeep)], role: .warning)
    } else {
      tell(problem)
    }
    return false
  }

  // MARK: Saying what is wrong

  mutating func tell(_ problem: Problem) {
    let special = interview.definition(of: problem.node).question?.special ?? []
    switch problem.kind {
    case .required:
      let choices = special.map(answers.special).joined(separator: ", ")
      let text = problem.message ?? words(.errorRequired)
      say(
        .error,
        special.isEmpty
          ? text
          : problem.message.map { "\($0) (\(choices))" }
            ?? words(.errorRequiredSpecial, .choices(choices)))
    case .constraint:
      let recorded = answers.recorded(problem.node)
      say(.error, problem.message ?? words(.errorConstraint), typed: recorded)
    case .type:
      say(.error, problem.fault.map { text(of: $0, problem.node) } ?? words(.errorConstraint))
    case .warning: say(.warning, problem.message ?? words(.errorWarning))
    }
  }

  private mutating func tell(_ refusal: Refusal, of node: NodeIndex) {
    let typed = typedText(of: node)
    if let fault = refusal.fault {
      say(.error, text(of: fault, node), typed: typed)
    } else {
      say(.error, refusal.message ?? words(.errorConstraint), typed: typed)
    }
  }

  /// What was entered for a question, in words, to be repeated when it is wrong.
  private func typedText(of node: NodeIndex) -> String? {
    guard let entry = entries[node], !entry.raw.isEmpty else { return nil }
    if case .typed = entry.control { return entry.raw }
    return answers.answer(entry.raw, of: node)
  }

  private mutating func tell(_ fault: AnswerEntry.Fault, typed: String) {
    let text =
      switch fault {
      case .notADate: words(.errorNotDate)
      case .notAMonth: words(.errorNotMonth)
      case .noSuchDay: words(.errorNoSuchDay, .answer(typed))
      case .notATime: words(.errorNotTime)
      case .notADateTime: words(.errorNotDateTime)
      case .rankingIncomplete(let placed, let total):
        "\(words(.rankPrompt)). \(words(.rankedCount, .count(placed), .total(total)))"
      case .unknownCode(let code): words(.errorNotAChoice, .answer(code))
      }
    say(.error, text, typed: fault == .noSuchDay ? nil : typed)
  }

  private func text(of fault: AnswerText.Fault, _ node: NodeIndex) -> String {
    ProblemWords(words).text(
      of: fault, typed: typedText(of: node) ?? "",
      parameters: interview.definition(of: node).question?.parameters ?? [:])
  }
}

extension ChangeNotice {
  /// Whether bringing the former answer back brings back what the change took away;
  /// a choice that is no longer offered is gone for good but for undo.
  fileprivate var isTemporary: Bool {
    switch self {
    case .offRoute, .setAside: true
    case .cleared, .broughtBack, .backOnRoute: false
    }
  }
}
