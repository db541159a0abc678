import Expressions
import QuestionnaireLoading
import SurveyBasics
import SurveyModel

extension ChangeSearch {
  /// Compares the lists that a question takes its choices from, by code and label.
  mutating func compareLists(_ definition: Definition, _ newIndex: Int, _ oldIndex: Int) {
    let (list, former) = (newer.choiceLists[newIndex], older.choiceLists[oldIndex])
    let labels = LabelPairs(new: list, newer, old: former, older)
    var removed: [Int] = []
    var relabelled: [(code: String, from: String, to: String)] = []
    for item in 0..<former.count {
      let code = former.name(of: item)
      guard let successor = list.item(named: code) else {
        removed.append(item)
        continue
      }
      guard let change = labels.change(from: item, to: successor) else { continue }
      if let other = labels.formerCode(of: change.to, language: change.language), other != code {
        report(
          .choiceReassigned,
          "\"\(code)\" means \"\(change.to)\" now, which was \"\(other)\"; it meant \"\(change.from)\".",
          of: definition, at: "type",
          notes: note("It is here.", new.place(ofChoice: successor, in: newIndex))
            + note("It was here.", old.place(ofChoice: item, in: oldIndex)),
          fix: "Give every meaning the code that it had, and new meanings new codes.")
      } else {
        relabelled.append((code, change.from, change.to))
      }
    }
    if let first = removed.first {
      let names = removed.prefix(8).map { "\"\(former.name(of: $0))\"" }.joined(separator: ", ")
      report(
        .choiceRemoved,
        "The list \"\(list.name)\" no longer has \(names)\(rest(removed.count, of: 8)), which may have been given.",
        of: definition, at: "type",
        notes: note("It was here.", old.place(ofChoice: first, in: oldIndex)),
        fix: "Keep the choice; a choice filter can leave it out of new interviews.")
    }
    if !relabelled.isEmpty {
      let shown = relabelled.prefix(3).map { "\"\($0.code)\" from \"\($0.from)\" to \"\($0.to)\"" }
      report(
        .choiceRelabelled,
        "Labels of the list \"\(list.name)\" changed: \(shown.joined(separator: ", "))\(rest(relabelled.count, of: 3)).",
        of: definition, at: "type",
        fix: "If the meaning changed as well, use new codes.")
    }
  }

  private func note(_ message: String, _ place: Place?) -> [Diagnostic.Note] {
    place.map { [Diagnostic.Note(message, at: $0)] } ?? []
  }

  private func rest(_ count: Int, of shown: Int) -> String {
    count > shown ? " and \(count - shown) more" : ""
  }
}

/// The labels of two lists in the languages that both have.
private struct LabelPairs {
  private let list: ChoiceList
  private let former: ChoiceList
  private let columns: [(new: Int, old: Int)]
  /// The codes by label, for each pair of columns; labels borne twice left out.
  private let formerCodes: [[String: String]]

  init(new: ChoiceList, _ newer: Questionnaire, old: ChoiceList, _ older: Questionnaire) {
    list = new
    former = old
    let columns = newer.languages.enumerated().compactMap { index, language -> (Int, Int)? in
      guard let other = older.language(tagged: language.tag),
        new.labelColumns.indices.contains(index), let column = new.labelColumns[index],
        old.labelColumns.indices.contains(other), let formerColumn = old.labelColumns[other]
      else { return nil }
      return (column, formerColumn)
    }
    self.columns = columns.map { (new: $0.0, old: $0.1) }
    formerCodes = columns.map { _, column in
      var codes: [String: String] = [:]
      var twice: Set<String> = []
      for item in 0..<old.count {
        let label = old.items.cell(item: item, column: column).meaningful
        if codes.updateValue(old.name(of: item), forKey: label) != nil { twice.insert(label) }
      }
      return codes.filter { !twice.contains($0.key) && !$0.key.isEmpty }
    }
  }

  /// The first label that differs in more than case and punctuation.
  func change(from item: Int, to successor: Int) -> (from: String, to: String, language: Int)? {
    for (index, column) in columns.enumerated() {
      let before = former.items.cell(item: item, column: column.old)
      let after = list.items.cell(item: successor, column: column.new)
      if before.meaningful != after.meaningful, !before.isEmpty, !after.isEmpty {
        return (before, after, index)
      }
    }
    return nil
  }

  /// The code that had a label.
  func formerCode(of label: String, language: Int) -> String? {
    formerCodes[language][label.meaningful]
  }
}

extension String {
  /// The letters and digits in lower case.
  fileprivate var meaningful: String {
    String(lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
