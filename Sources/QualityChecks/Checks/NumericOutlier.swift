import InterfaceText

/// O1: numbers far outside the middle half of all answers.
struct NumericOutlier: QualityCheck {
  let id = "O1"
  let title = TextKey.qualityO1
  /// How many times the distance between the quartiles a number may lie
  /// outside them.
  var multiplier = 1.5

  func definition(_ words: Wording) -> String {
    words(.qualityO1Definition, .number(fewestCases), .text(words.decimal("\(multiplier)")))
  }

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport()
    var (few, flat) = (0, 0)
    for column in sample.columns {
      let numbered = column.entries.compactMap { entry in entry.number.map { (entry, $0) } }
      guard !numbered.isEmpty else { continue }
      let sorted = numbered.map(\.1).sorted()
      guard sorted.count >= fewestCases, let low = quantile(0.25, of: sorted),
        let high = quantile(0.75, of: sorted)
      else {
        few += 1
        continue
      }
      // Where half of the answers are one number, every other one would be far away.
      guard high > low else {
        flat += 1
        continue
      }
      report.used += sorted.count
      let fence = (low - multiplier * (high - low), high + multiplier * (high - low))
      for (entry, number) in numbered where number < fence.0 || number > fence.1 {
        report.flags.append(
          QualityFlag(
            question: column.name, interviewer: sample.interviewer(of: entry),
            figures: [.value(number), .limits(low: fence.0, high: fence.1)],
            responses: sample.responseIDs(of: [entry.interview])))
      }
    }
    report.exclude(few, because: .qualityExcludedFewNumbers)
    report.exclude(flat, because: .qualityExcludedFlat)
    return report
  }
}
