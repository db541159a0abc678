public import InterfaceText
public import SurveyModel

extension Response.Status {
  /// What it is called that a response is complete or only a part.
  public var title: TextKey {
    switch self {
    case .complete: .metadataComplete
    case .partial: .metadataPartial
    }
  }
}
