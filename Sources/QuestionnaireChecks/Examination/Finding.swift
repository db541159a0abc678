import SurveyBasics

/// What a lint found, before its name and severity are added.
struct Finding {
  /// Where it belongs in the order of the questionnaire: definitions first,
  /// then choices.
  var order: Int
  var message: String
  var place: Place
  var notes: [Diagnostic.Note] = []
  var fix: String?
}

extension Place {
  /// The same place with its first line meant where no part is.
  var underlined: Place {
    guard range == nil, let line = text.split(separator: "\n").first else { return self }
    return narrowed(to: 0..<line.utf8.count)
  }
}
