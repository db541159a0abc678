public import InterfaceText
public import SurveyModel

extension MissingReason {
  /// What the reason is called.
  public var title: TextKey {
    switch self {
    case .dontKnow: .specialDontKnow
    case .refused: .specialRefused
    case .notApplicable: .specialNotApplicable
    case .blank: .specialBlank
    case .notReached: .specialNotReached
    }
  }
}
