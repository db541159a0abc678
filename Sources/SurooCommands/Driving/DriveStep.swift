import JSONRecords
import SurveyEngine
import SurveyModel

/// The steps of `drive` that are actions of an interviewer.
enum DriveStep {
  /// The action that a step stands for; nil when it is no action.
  static func action(_ step: JSONObject) -> JournalEvent.Action? {
    if let path = step["set"]?.text, let text = step["value"]?.text {
      return .answer(key: path, text: text)
    }
    if let path = step["special"]?.text, let name = step["reason"]?.text,
      let reason = MissingReason(rawValue: name)
    {
      return .special(key: path, reason: reason)
    }
    if let path = step["confirm"]?.text {
      return .confirm(key: path, reason: step["reason"]?.text ?? "")
    }
    if let path = step["add_row"]?.text { return .addRow(key: path) }
    if let path = step["remove_row"]?.text { return .removeRow(key: path) }
    if let tag = step["language"]?.text { return .language(tag: tag) }
    if let path = step["comment"]?.text, let text = step["text"]?.text {
      return .comment(key: path, text: text)
    }
    if step["undo"]?.flag == true { return .undo }
    if step["redo"]?.flag == true { return .redo }
    return nil
  }

  /// What is said about an action that cannot be carried out.
  static func message(for error: ActionError) -> String {
    switch error {
    case .unknownKey(let key): "There is no \"\(key)\"."
    case .notRelevant(let key): "\"\(key)\" does not apply now."
    case .readOnly(let key): "\"\(key)\" cannot be answered; it is read-only."
    case .reasonNotOffered(let key, let reason):
      "\"\(key)\" does not offer the missing reason \"\(reason.rawValue)\"."
    case .fixedRows(let key): "The rows of \"\(key)\" follow from a number."
    case .tooManyRows(let key): "\"\(key)\" has as many rows as it may have."
    case .nothingToConfirm(let key): "\"\(key)\" has no warning to confirm."
    case .nothingToUndo: "There is nothing to undo."
    case .nothingToRedo: "There is nothing to redo."
    case .unknownLanguage(let tag): "The questionnaire has no language \"\(tag)\"."
    }
  }
}
