public import InterfaceText
public import SurveyModel

extension Response.Role {
  /// What the part that a person plays is called.
  public var title: TextKey {
    switch self {
    case .interviewer: .roleInterviewer
    case .supervisor: .roleSupervisor
    case .centre: .roleCentre
    }
  }
}
