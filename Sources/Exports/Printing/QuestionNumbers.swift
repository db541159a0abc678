import SurveyModel

/// The numbers by which people speak of questions, such as `A601`.
///
/// Names that begin with a code, as in `a601_knows_budget`, give it. Where most
/// questions have none, they are numbered 1, 2, 3 instead.
struct QuestionNumbers: Sendable {
  private var numbers: [Int32: String] = [:]

  init(_ questionnaire: Questionnaire) {
    let shown = questionnaire.definitions.filter { $0.question?.isShown == true }
    let codes = shown.map { QuestionNumbers.code(of: $0.name) }
    if codes.count(where: { $0 != nil }) * 2 < shown.count {
      for (index, definition) in shown.enumerated() {
        numbers[definition.number] = String(index + 1)
      }
      return
    }
    // The first bearer of a code has it; what follows, such as its “other”, goes by its name.
    var given: Set<String> = []
    for (definition, code) in zip(shown, codes) {
      guard let code, given.insert(code).inserted else { continue }
      numbers[definition.number] = code
    }
  }

  /// The number of a question that is asked; nil for one that is known by its name.
  subscript(definition: Int32) -> String? {
    numbers[definition]
  }

  /// `A601` for `a601_knows_budget`: one or two letters, digits, at most two letters.
  private static func code(of name: String) -> String? {
    let head = name.prefix { $0 != "_" }
    guard let match = try? /([A-Za-z]{1,2})([0-9]+)([a-z]{0,2})/.wholeMatch(in: head) else {
      return nil
    }
    return match.1.uppercased() + match.2 + match.3
  }
}
