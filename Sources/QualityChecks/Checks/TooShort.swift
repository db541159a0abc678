import InterfaceText
import ResponseStorage
import SurveyModel

/// T1: interviews that were over much sooner than others like them.
struct TooShort: QualityCheck {
  let id = "T1"
  let title = TextKey.qualityT1
  /// The share of the median below which an interview is flagged.
  var medianShare = 0.4
  /// The quantile below which an interview is flagged.
  var lowest = 0.05
  /// How many questions interviews of one group may differ by.
  var band = 20

  func definition(_ words: Wording) -> String {
    words(
      .qualityT1Definition, .limit(Int(medianShare * 100)), .number(Int(lowest * 100)),
      .count(fewestCases), .total(band))
  }

  private struct Group: Hashable {
    var questionnaire: String
    var length: Int
  }

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport()
    let lengths = sample.routeLengths
    var groups: [Group: [Int]] = [:]
    var partial = 0
    for (index, interview) in sample.interviews.enumerated() {
      guard interview.summary.status == .complete else {
        partial += 1
        continue
      }
      let group = Group(
        questionnaire: interview.summary.questionnaire.sha256, length: lengths[index] / band)
      groups[group, default: []].append(index)
    }
    var few = 0
    var found: [Int: QualityFlag] = [:]
    for indexes in groups.values {
      guard indexes.count >= fewestCases else {
        few += indexes.count
        continue
      }
      report.used += indexes.count
      let sorted = indexes.map { minutes(of: $0, in: sample) }.sorted()
      guard let median = quantile(0.5, of: sorted), let low = quantile(lowest, of: sorted) else {
        continue
      }
      for index in indexes where minutes(of: index, in: sample) < max(medianShare * median, low) {
        found[index] = QualityFlag(
          interviewer: sample.interviews[index].summary.interviewer,
          figures: [.minutes(minutes(of: index, in: sample)), .medianMinutes(median)],
          responses: sample.responseIDs(of: [index]))
      }
    }
    report.exclude(partial, because: .qualityExcludedPartial)
    report.exclude(few, because: .qualityExcludedSmallGroup)
    report.flags = found.sorted { left, right in
      (minutes(of: left.key, in: sample), left.key) < (
        minutes(of: right.key, in: sample), right.key
      )
    }.map(\.value)
    return report
  }

  private func minutes(of index: Int, in sample: QualitySample) -> Double {
    Double(sample.interviews[index].summary.activeMilliseconds) / 60_000
  }
}
