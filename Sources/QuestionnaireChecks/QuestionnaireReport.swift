public import QuestionnaireLoading
public import SurveyBasics

/// What an author should know about a questionnaire that loads: what cannot be
/// reached, what is never true, what other programs read otherwise.
///
///     let loaded = try LoadedQuestionnaire(contentsOf: "Questionnaires/residents")
///     if let report = QuestionnaireReport(on: loaded) {
///       for diagnostic in report.diagnostics { print(diagnostic) }
///       print(report.route)
///     }
///
/// Everything reported is a warning and certain: where answers cannot be
/// followed, nothing is claimed.
public struct QuestionnaireReport: Sendable {
  /// What was found, in the order of the questionnaire.
  public let diagnostics: [Diagnostic]
  /// How long an interview is.
  public let route: RouteEstimate

  /// Examines a questionnaire; nil when it did not load.
  ///
  /// - Complexity: O(*e* · *q*) for *e* expressions and *q* questions that they read,
  ///   and one pass over each list that a filter narrows.
  public init?(on loaded: LoadedQuestionnaire) {
    guard let examination = Examination(loaded) else { return nil }
    diagnostics = Lint.diagnostics(examination)
    route = RouteEstimate(examination)
  }
}

extension Lint {
  /// What all lints find, in the order of the questionnaire.
  static func diagnostics(_ examination: Examination) -> [Diagnostic] {
    let found = Lint.all.flatMap { lint in
      lint.findings(examination).map { (order: $0.order, diagnostic: $0.diagnostic(lint.id)) }
    }
    return found.enumerated().sorted { left, right in
      (left.element.order, left.offset) < (right.element.order, right.offset)
    }.map(\.element.diagnostic)
  }
}

extension Finding {
  /// The finding as a warning of a lint.
  fileprivate func diagnostic(_ id: String) -> Diagnostic {
    Diagnostic(id, .warning, message, at: place.underlined, notes: notes, fix: fix)
  }
}
