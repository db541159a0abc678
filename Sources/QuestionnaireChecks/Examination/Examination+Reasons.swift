import QuestionnaireLoading
import SurveyBasics
import SurveyModel

extension Examination {
  /// Why a condition has only one truth value: what the answers in it may be, and
  /// which conditions around it say so.
  ///
  /// - Parameters:
  ///   - cell: The cell with the condition.
  ///   - space: What was possible before the condition.
  /// - Returns: Notes, at most four.
  func reasons(for cell: RuleCell, within space: AnswerSpace) -> [Diagnostic.Note] {
    var notes: [Diagnostic.Note] = []
    var seen: Set<Int32> = []
    for subject in cell.condition.subjects where seen.insert(subject).inserted {
      guard let phrase = space[subject].phrase else { continue }
      let name = definitions[Int(subject)].name
      let ranging = subject == cell.definition ? "The answer" : "\"\(name)\""
      notes.append(
        Diagnostic.Note(
          "\(ranging) can only be \(phrase)\(subject == cell.definition ? "" : " here").",
          at: subject == cell.definition ? nil : origin(of: subject, for: cell, in: space)))
    }
    return Array((notes + routes(to: seen)).prefix(4))
  }

  /// Where it is said that one of several questions is only asked after certain
  /// answers to another of them.
  private func routes(to subjects: Set<Int32>) -> [Diagnostic.Note] {
    subjects.sorted().compactMap { subject in
      guard let rule = relevance[Int(subject)], let place = rule.place,
        rule.condition.subjects.contains(where: { $0 != subject && subjects.contains($0) })
      else { return nil }
      return Diagnostic.Note(
        "\"\(definitions[Int(subject)].name)\" is asked only if this holds.", at: place.underlined)
    }
  }

  /// Where it is said what a question may be: a condition around the cell, its
  /// constraint, or its row.
  private func origin(of subject: Int32, for cell: RuleCell, in space: AnswerSpace) -> Place? {
    var next = definitions[Int(cell.definition)].parent
    while next >= 0, space[subject] != answers[subject] {
      if let around = relevance[Int(next)], around.condition.subjects.contains(subject),
        let place = around.place
      {
        return place.underlined
      }
      next = definitions[Int(next)].parent
    }
    let column = ["constraint", "type"].lazy.compactMap { [loaded] in
      loaded.place(of: $0, of: subject)
    }.first
    return column?.underlined
  }
}
