import Expressions
import SurveyBasics
public import SurveyModel

/// What became of the wish to finish.
public enum FinishOutcome: Sendable {
  /// Everything holds; the response is ready to be stored.
  case finished(FinishedInterview)
  /// These rules do not hold; nothing changed.
  case incomplete([Problem])
}

/// What an interview leaves.
public struct FinishedInterview: Sendable {
  /// The response, without the hashes that storing it gives.
  public var response: Response
  /// The answers to personal questions by key; empty when there are none.
  public var personalAnswers: [String: AnswerValue]
  /// Why personal questions have no answer, by key.
  public var personalMissing: [String: MissingReason]
  /// The name of the response for people, empty where the questionnaire gives none.
  public var name: String
}

extension Interview {
  /// How an interview is to be finished.
  public enum Ending: Hashable, Sendable {
    /// Every rule must hold.
    case complete
    /// Broken off, with the reason.
    case partial(reason: String)
  }

  /// Finishes the interview: sets end times, brings everything up to date,
  /// checks every rule once more, and puts the response together (xlsform 8.11).
  ///
  /// - Parameters:
  ///   - ending: Whether every rule must hold.
  ///   - event: The number and time of the finishing event.
  ///   - activeMilliseconds: How long the interview was open.
  /// - Returns: The response, or the problems that stand in its way. The state is
  ///   the former one in either case, so an interview may go on after it was finished.
  public func finish(
    _ ending: Ending, event: JournalEvent, activeMilliseconds: Int
  ) -> FinishOutcome {
    let limit = record.definitions.count
    return trying {
      record.clock = Timestamp(milliseconds: event.at.milliseconds, offset: opening.at.offset)
      record.eventNumber = UInt64(max(0, event.number))
      // A correction is no later end: what nobody changed stays as it was asked.
      if reopened == nil {
        for definition in plan.endQuestions {
          record.forEachRow(of: definition, anchor: -1, around: 0, relevantOnly: true) {
            record.store(event.at.description, in: record.node(of: definition, in: $0))
          }
        }
        record.queueRules(ofRow: 0)
      }
      record.settle()
      closeChange()
      let problems = problems()
      if ending == .complete, !problems.isEmpty {
        return .incomplete(problems.map { $0.at(lastingNode($0.node, below: limit)) })
      }
      return .finished(
        ResponseWriter(self, ending: ending, at: event.at, problems: problems)
          .finished(activeMilliseconds: activeMilliseconds))
    }
  }

  /// The node itself, or the nearest around it that was there before finishing made rows.
  private func lastingNode(_ node: NodeIndex, below limit: Int) -> NodeIndex {
    var node = node.value
    while node >= limit { node = record.parentNode(of: node) }
    return NodeIndex(node)
  }

  /// The name of the response for people, as things stand; empty where the
  /// questionnaire gives none.
  public var instanceName: String {
    record.evaluating(0, RuleNumber.display) {
      plan.questionnaire.instanceName?.text(at: NodeReference(record: 0), in: record) ?? ""
    }
  }
}
