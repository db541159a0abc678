import SurveyBasics

/// One thing that an author should know about a questionnaire that loads.
struct Lint: Sendable {
  /// The stable name, as diagnostics carry it.
  let id: String
  /// What is reported, in one sentence.
  let summary: String
  /// Why it matters and what to do, in full sentences.
  let advice: String
  /// Sheets in YAML that the lint reports.
  let faulty: String
  /// Sheets close to those, about which it is silent.
  let sound: String
  /// Looks for it.
  let findings: @Sendable (Examination) -> [Finding]
}

extension Lint {
  /// All lints, in the order of the documentation.
  static let all: [Lint] = [
    .constantCondition, .literalAsCondition, .neverRelevant, .alwaysRelevant,
    .constraintNeverHolds, .constraintNeverFails, .forbiddenDefault, .noChoiceOffered,
    .unreachableChoice,
    .unknownChoice, .multipleCompared, .codeAsNumber, .unknownReason, .laterReference,
    .mixedAndOr, .ownNodeInPredicate, .dateArithmetic, .unreadableDate, .blankInSum,
    .changingCalculation, .onceInside, .editableCalculation, .requiredReadOnly, .unanchoredPattern,
    .missingMessage, .longText,
  ]
}
