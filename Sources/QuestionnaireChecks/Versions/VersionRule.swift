import SurveyBasics

/// One thing that may be wrong between two versions of a questionnaire.
package enum VersionRule: String, CaseIterable, Sendable {
  case otherQuestionnaire = "other-questionnaire"
  case sameVersion = "same-version"
  case questionRemoved = "question-removed"
  case calculationRemoved = "calculation-removed"
  case rosterRemoved = "roster-removed"
  case rosterChanged = "roster-changed"
  case typeChanged = "type-changed"
  case typeWidened = "type-widened"
  case choiceRemoved = "choice-removed"
  case choiceReassigned = "choice-reassigned"
  case choiceRelabelled = "choice-relabelled"
  case specialRemoved = "special-removed"
  case personalChanged = "personal-changed"
  case formerNameInUse = "former-name-in-use"

  /// An error where answers already collected could no longer be read, or would be
  /// read as something else.
  var severity: Diagnostic.Severity {
    switch self {
    case .otherQuestionnaire, .questionRemoved, .rosterRemoved, .rosterChanged, .typeChanged,
      .choiceRemoved, .choiceReassigned:
      .error
    case .sameVersion, .calculationRemoved, .typeWidened, .choiceRelabelled, .specialRemoved,
      .personalChanged, .formerNameInUse:
      .warning
    }
  }

  /// What is reported, in one sentence.
  var summary: String {
    switch self {
    case .otherQuestionnaire: "The two files are not versions of one questionnaire."
    case .sameVersion: "The questionnaire changed, but its version did not."
    case .questionRemoved: "A question that was asked is gone and not named in any `was`."
    case .calculationRemoved: "A calculation that was stored is gone."
    case .rosterRemoved: "A roster is gone, or is a plain section now."
    case .rosterChanged: "A question moved into, out of or between rosters."
    case .typeChanged: "Answers are stored in another way, so old ones cannot be read."
    case .typeWidened: "The type changed, but old answers can still be read."
    case .choiceRemoved: "A choice that may have been given is gone from the list."
    case .choiceReassigned: "A code has the label that another code had."
    case .choiceRelabelled: "A code has another label."
    case .specialRemoved: "A special answer that may have been given is no longer offered."
    case .personalChanged: "An answer is now kept with, or apart from, the others."
    case .formerNameInUse: "`was` names a question that still exists."
    }
  }
}
