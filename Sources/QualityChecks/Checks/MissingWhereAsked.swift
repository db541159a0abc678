import InterfaceText
import SurveyModel

/// M1: questions that were asked and left blank.
struct MissingWhereAsked: QualityCheck {
  let id = "M1"
  let title = TextKey.qualityM1
  /// The share of blanks from which on a question is flagged.
  var questionLimit = 0.05
  /// How many times the rate of the survey flags an interviewer.
  var interviewerFactor = 2.0

  func definition(_ words: Wording) -> String {
    words(
      .qualityM1Definition, .limit(Int(questionLimit * 100)), .count(fewestCases),
      .number(Int(interviewerFactor)), .total(fewestHits))
  }

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport()
    var tally = Tally()
    var few = 0
    for column in sample.columns {
      report.used += column.entries.count
      var blanks: [Int] = []
      for entry in column.entries {
        let isBlank = entry.isMissing(.blank)
        if isBlank { blanks.append(entry.interview) }
        tally.add(isBlank, for: sample.interviewer(of: entry))
      }
      guard column.entries.count >= fewestCases else {
        few += column.entries.isEmpty ? 0 : 1
        continue
      }
      if Double(blanks.count) > questionLimit * Double(column.entries.count) {
        report.flags.append(
          QualityFlag(
            question: column.name, figures: [.share(blanks.count, of: column.entries.count)],
            responses: sample.responseIDs(of: blanks)))
      }
    }
    report.exclude(few, because: .qualityExcludedFewAsked)
    report.rates = tally.rates
    guard tally.counts.count >= smallestComparedTeam else {
      report.isTeamTooSmall = true
      return report
    }
    let survey = Double(tally.count) / Double(max(tally.total, 1))
    for rate in tally.rates
    where rate.total >= fewestCases && rate.count >= fewestHits
      && Double(rate.count) > interviewerFactor * survey * Double(rate.total)
    {
      report.flags.append(
        QualityFlag(
          interviewer: rate.interviewer,
          figures: [
            .share(rate.count, of: rate.total),
            .othersShare(
              tally.others(than: rate.interviewer).count,
              of: tally.others(than: rate.interviewer).total),
          ],
          responses: responses(of: rate.interviewer, in: sample)))
    }
    return report
  }

  private func responses(of interviewer: String, in sample: QualitySample) -> [String] {
    sample.responseIDs(
      of: sample.columns.lazy.flatMap(\.entries).filter {
        $0.isMissing(.blank) && sample.interviewer(of: $0) == interviewer
      }.map(\.interview))
  }
}
