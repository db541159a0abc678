package import SurveyEngine
package import SurveyModel

extension FinishedInterview {
  /// The personal part, as a store would keep it.
  package var personal: PersonalPart? {
    guard !personalAnswers.isEmpty || !personalMissing.isEmpty else { return nil }
    return PersonalPart(
      responseID: response.responseID, salt: Array(repeating: 7, count: 32),
      answers: personalAnswers, missing: personalMissing)
  }
}
