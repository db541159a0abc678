import InterfaceText
import ResponseStorage
import SurveyModel

/// G1: batteries of questions that got one and the same answer throughout.
///
/// A battery is at least five questions with the same list of choices, one
/// after the other in one section.
struct StraightLining: QualityCheck {
  let id = "G1"
  let title = TextKey.qualityG1
  /// The fewest questions of a battery, and the fewest answers to judge it by.
  var fewestQuestions = 5
  /// How many times the rate of the others flags an interviewer.
  var interviewerFactor = 2.0

  func definition(_ words: Wording) -> String {
    words(
      .qualityG1Definition, .number(fewestQuestions), .limit(Int(interviewerFactor)),
      .count(fewestCases), .total(fewestHits))
  }

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport()
    var tally = Tally()
    var few = 0
    var behind: [String: [Int]] = [:]
    for battery in batteries(of: sample) {
      var answers: [Int: [String]] = [:]
      for column in battery {
        for entry in column.entries {
          if case .text(let choice)? = entry.answer {
            answers[entry.interview, default: []].append(choice)
          }
        }
      }
      for (interview, choices) in answers.sorted(by: { $0.key < $1.key }) {
        guard choices.count >= fewestQuestions else {
          few += 1
          continue
        }
        let isStraight = Set(choices).count == 1
        let interviewer = sample.interviews[interview].summary.interviewer
        tally.add(isStraight, for: interviewer)
        if isStraight { behind[interviewer, default: []].append(interview) }
      }
    }
    report.used = tally.total
    report.exclude(few, because: .qualityExcludedFewInBattery)
    report.rates = tally.rates
    guard tally.counts.count >= smallestComparedTeam else {
      report.isTeamTooSmall = tally.total > 0
      return report
    }
    for rate in tally.rates where rate.total >= fewestCases && rate.count >= fewestHits {
      let others = tally.others(than: rate.interviewer)
      let limit = interviewerFactor * Double(others.count) / Double(max(others.total, 1))
      guard Double(rate.count) > limit * Double(rate.total) else { continue }
      report.flags.append(
        QualityFlag(
          interviewer: rate.interviewer,
          figures: [
            .share(rate.count, of: rate.total), .othersShare(others.count, of: others.total),
          ], responses: sample.responseIDs(of: behind[rate.interviewer] ?? [])))
    }
    return report
  }

  /// The batteries outside of rosters, in the order of the questionnaire.
  private func batteries(of sample: QualitySample) -> [[QuestionColumn]] {
    var found: [[QuestionColumn]] = []
    var run: [QuestionColumn] = []
    func isNext(_ column: QuestionColumn) -> Bool {
      guard let former = run.last?.definition, let definition = column.definition else {
        return false
      }
      return former.parent == definition.parent && list(of: former) == list(of: definition)
    }
    for column in sample.columns {
      if !isNext(column) {
        if run.count >= fewestQuestions { found.append(run) }
        run = []
      }
      if let definition = column.definition, definition.roster < 0, list(of: definition) != nil {
        run.append(column)
      }
    }
    if run.count >= fewestQuestions { found.append(run) }
    return found
  }

  private func list(of definition: Definition) -> Int? {
    guard definition.question?.type == .selectOne,
      case .list(let index)? = definition.question?.choices?.origin
    else { return nil }
    return index
  }
}
