import Expressions
import QuestionnaireLoading
import SurveyBasics
import SurveyModel

extension Lint {
  /// Texts that a screen cannot hold.
  static let longText = Lint(
    id: "long-text",
    summary: "A text is too long for a screen of 60 columns.",
    advice: """
      The question and its choices have to be seen together: a question has at most 12 lines of \
      60 columns, a note 20, a choice 4. Move explanations to the hint or to a note before the \
      question.
      """,
    faulty: """
      survey:
      - type: text
        name: opinion
        label: \(String(repeating: "What would you say about the way in which the budget is made? ", count: 14))
      """,
    sound: """
      survey:
      - type: note
        name: consent
        label: \(String(repeating: "What would you say about the way in which the budget is made? ", count: 14))
      - {type: text, name: opinion, label: What would you say about the budget?}
      """
  ) { examination in
    examination.labelFindings + examination.choiceFindings
  }
}

extension Examination {
  fileprivate var labelFindings: [Finding] {
    questions.flatMap { definition, question -> [Finding] in
      guard question.isShown else { return [] }
      let limit = question.type == .note ? 20 : 12
      for (text, column) in [(definition.label, "label"), (definition.hint, "hint")] {
        for (index, language) in questionnaire.languages.enumerated() where text.isOwn[safe: index]
        {
          let lines = TextLines.count(text[index]?.source ?? "", beyond: limit)
          guard lines > limit else { continue }
          let inLanguage = questionnaire.languages.count > 1 ? " in \(language.title)" : ""
          return [
            finding(
              "The \(column) of \"\(definition.name)\"\(inLanguage) takes \(lines) lines of 60 columns; more than \(limit) do not fit.",
              about: definition, at: column,
              fix: "Shorten it, or put a part of it into a note before the question.")
          ]
        }
      }
      return []
    }
  }

  fileprivate var choiceFindings: [Finding] {
    var used: Set<Int> = []
    for (_, question) in questions {
      if case .list(let index)? = question.choices?.origin { used.insert(index) }
    }
    return used.sorted().flatMap { index -> [Finding] in
      let list = questionnaire.choiceLists[index]
      return (0..<list.count).compactMap { item in
        let lines = list.labelColumns.map { column in
          column.map { TextLines.count(list.items.cell(item: item, column: $0), beyond: 4) } ?? 0
        }.max()
        guard let lines, lines > 4, let place = loaded.place(ofChoice: item, in: index) else {
          return nil
        }
        return Finding(
          order: definitions.count + index,
          message:
            "The label of the choice \"\(list.name(of: item))\" takes \(lines) lines of 60 columns; more than 4 are hard to read in a list.",
          place: place, fix: "Shorten it, or explain it in the hint of the question.")
      }
    }
  }
}

extension [Bool] {
  fileprivate subscript(safe index: Int) -> Bool { indices.contains(index) && self[index] }
}

/// How many lines a text takes.
enum TextLines {
  static let width = 60

  /// The lines of 60 columns that a text takes, broken between words; 1 for a text that
  /// cannot take more than a limit.
  static func count(_ text: String, beyond limit: Int) -> Int {
    // Two lines that follow each other hold more letters than one has room for.
    if text.utf8.count <= width * ((limit + 1) / 2), !text.utf8.contains(0x0A) { return 1 }
    var lines = 0
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var column = 0
      lines += 1
      for word in paragraph.split(separator: " ") {
        var length = word.count
        if column > 0, column + 1 + length > width {
          lines += 1
          column = 0
        }
        while length > width {
          lines += 1
          length -= width
        }
        column += (column > 0 ? 1 : 0) + length
      }
    }
    return lines
  }
}
