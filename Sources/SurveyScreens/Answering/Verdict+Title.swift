public import InterfaceText
public import SurveyModel

extension Review.Verdict {
  /// What a response is called that was decided on so.
  public var title: TextKey {
    switch self {
    case .approved: .reviewApproved
    case .returned: .reviewReturned
    }
  }
}
