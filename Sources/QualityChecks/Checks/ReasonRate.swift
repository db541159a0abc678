import InterfaceText
import SurveyModel

/// How often one missing reason was given, question by question and
/// interviewer by interviewer: what K1 and K2 have in common.
///
/// Only questions that offer the reason count: one that does not offer it
/// cannot get it, and would water the rate down.
struct ReasonRate {
  let reason: MissingReason
  /// The share from which on a question is flagged.
  let questionLimit: Double
  /// The expected share of false flags among the interviewers flagged.
  let falseDiscoveryRate: Double

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport()
    var tally = Tally()
    var (few, closed) = (0, 0)
    var behind: [String: [Int]] = [:]
    for column in sample.columns {
      let given = column.entries.filter { $0.isMissing(reason) }
      let isOffered = column.definition?.question?.special.contains(reason) ?? false
      guard isOffered || !given.isEmpty else {
        closed += column.entries.isEmpty ? 0 : 1
        continue
      }
      report.used += column.entries.count
      for entry in column.entries {
        tally.add(entry.isMissing(reason), for: sample.interviewer(of: entry))
      }
      for entry in given {
        behind[sample.interviewer(of: entry), default: []].append(entry.interview)
      }
      guard column.entries.count >= fewestCases else {
        few += column.entries.isEmpty ? 0 : 1
        continue
      }
      if Double(given.count) > questionLimit * Double(column.entries.count) {
        report.flags.append(
          QualityFlag(
            question: column.name, figures: [.share(given.count, of: column.entries.count)],
            responses: sample.responseIDs(of: given.map(\.interview))))
      }
    }
    report.exclude(closed, because: .qualityExcludedNotOffered)
    report.exclude(few, because: .qualityExcludedFewAsked)
    report.rates = tally.rates
    guard tally.counts.count >= smallestComparedTeam else {
      report.isTeamTooSmall = true
      return report
    }
    let compared = tally.rates.filter { $0.total >= fewestCases }
    let probabilities = compared.map { rate in
      let others = tally.others(than: rate.interviewer)
      return binomialUpperTail(rate.count, of: rate.total, rate: expected(others))
    }
    for index in discoveries(among: probabilities, rate: falseDiscoveryRate) {
      let rate = compared[index]
      let others = tally.others(than: rate.interviewer)
      report.flags.append(
        QualityFlag(
          interviewer: rate.interviewer,
          figures: [
            .share(rate.count, of: rate.total), .othersShare(others.count, of: others.total),
            .probability(probabilities[index]),
          ], responses: sample.responseIDs(of: behind[rate.interviewer] ?? [])))
    }
    return report
  }

  /// The rate of the others; where none of them has a case, that of one case
  /// among one more than they asked, since never seen is not impossible.
  private func expected(_ others: (count: Int, total: Int)) -> Double {
    others.count == 0
      ? 1 / Double(others.total + 1) : Double(others.count) / Double(others.total)
  }
}
