import InterfaceText
import ResponseStorage

/// D1: the same response with different contents that nobody has brought together.
struct RepeatedResponse: QualityCheck {
  let id = "D1"
  let title = TextKey.qualityD1

  func definition(_ words: Wording) -> String {
    words(.qualityD1Definition)
  }

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport(used: sample.interviews.count)
    report.flags = sample.conflicts.map { lineage in
      QualityFlag(
        interviewer: lineage.current.interviewer,
        figures: [],
        responses: [lineage.responseID])
    }.sorted { $0.responses.lexicographicallyPrecedes($1.responses) }
    return report
  }
}
