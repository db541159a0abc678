import InterfaceText
import SurveyModel

/// K1: how often people did not know.
struct DontKnowRate: QualityCheck {
  let id = "K1"
  let title = TextKey.qualityK1
  /// The share from which on a question is flagged.
  var questionLimit = 0.15

  func definition(_ words: Wording) -> String {
    words(.qualityK1Definition, .limit(Int(questionLimit * 100)), .count(fewestCases))
  }

  func report(on sample: QualitySample) -> CheckReport {
    ReasonRate(reason: .dontKnow, questionLimit: questionLimit, falseDiscoveryRate: 0.05)
      .report(on: sample)
  }
}
