import InterfaceText
import SurveyModel

/// K2: how often people refused to answer a question.
struct RefusalRate: QualityCheck {
  let id = "K2"
  let title = TextKey.qualityK2
  /// The share from which on a question is flagged.
  var questionLimit = 0.10

  func definition(_ words: Wording) -> String {
    words(.qualityK2Definition, .limit(Int(questionLimit * 100)), .count(fewestCases))
  }

  func report(on sample: QualitySample) -> CheckReport {
    ReasonRate(reason: .refused, questionLimit: questionLimit, falseDiscoveryRate: 0.05)
      .report(on: sample)
  }
}
