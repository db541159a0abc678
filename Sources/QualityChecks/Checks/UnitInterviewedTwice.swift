import InterfaceText
import ResponseStorage
import SurveyModel

/// D2: two complete interviews of one sample unit.
struct UnitInterviewedTwice: QualityCheck {
  let id = "D2"
  let title = TextKey.qualityD2

  func definition(_ words: Wording) -> String {
    words(.qualityD2Definition)
  }

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport()
    var partial = 0
    var withoutUnit = 0
    var byUnit: [String: [Int]] = [:]
    for (index, interview) in sample.interviews.enumerated() {
      guard interview.summary.status == .complete else {
        partial += 1
        continue
      }
      guard let unit = interview.summary.unit, !unit.isEmpty else {
        withoutUnit += 1
        continue
      }
      report.used += 1
      byUnit[unit, default: []].append(index)
    }
    report.exclude(partial, because: .qualityExcludedPartial)
    report.exclude(withoutUnit, because: .qualityExcludedNoUnit)
    for (_, indexes) in byUnit.sorted(by: { $0.key < $1.key }) {
      for (place, first) in indexes.enumerated() {
        for second in indexes[(place + 1)...] {
          let (same, both) = agreement(of: first, and: second, in: sample)
          report.flags.append(
            QualityFlag(
              figures: [.agreement(same, of: both)],
              responses: sample.responseIDs(of: [first, second])))
        }
      }
    }
    return report
  }

  /// How many questions both interviews asked, and how many of these have the
  /// same answer or the same missing reason.
  ///
  /// Rows of rosters are matched by id.
  private func agreement(
    of first: Int, and second: Int, in sample: QualitySample
  ) -> (same: Int, both: Int) {
    var (same, both) = (0, 0)
    for column in sample.columns {
      let left = column.entries.filter { $0.interview == first }
      for entry in column.entries where entry.interview == second {
        guard let twin = left.first(where: { $0.key == entry.key }) else { continue }
        both += 1
        if twin.outcome == entry.outcome { same += 1 }
      }
    }
    return (same, both)
  }
}
