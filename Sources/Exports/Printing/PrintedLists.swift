import Expressions
import InterfaceText
import SurveyModel

/// The lists that are too long to stand with their questions.
struct PrintedLists {
  let paper: Paper

  /// The most entries of one list on paper.
  static let longest = 400

  var piece: HTMLPiece {
    var seen: Set<Int> = []
    let lists = paper.questionnaire.definitions.compactMap { definition -> ListedChoices? in
      guard let question = definition.question, question.isShown,
        let listed = ListedChoices(of: question, on: paper), listed.areApart,
        seen.insert(listed.index).inserted
      else { return nil }
      return listed
    }
    guard !lists.isEmpty else { return .none }
    let title = HTMLPiece.element("h2", nil, [:], paper.word(.paperLists))
    return .element("section", "lists", [:], title + lists.map(list).map(\.onLines).joined())
  }

  private func list(_ listed: ListedChoices) -> HTMLPiece {
    let list = listed.list
    let parent = list.items.column(named: "parent")
    var content = HTMLPiece.none
    var entries: [HTMLPiece] = []
    var group: String?
    func close() {
      if !entries.isEmpty { content += .element("ul", "codes", [:], entries.joined()) }
      entries = []
    }
    for item in 0..<min(list.count, PrintedLists.longest) {
      let above = parent.map { list.items.cell(item: item, column: $0) } ?? ""
      if !above.isEmpty, above != group {
        close()
        content += .element(
          "h4", nil, [:], HTMLPiece(above) + label(ofAny: above, besides: listed.index))
        group = above
      }
      let label = list.plainLabel(of: item, language: paper.language)
      entries.append(
        .element(
          "li", nil, [:],
          .element("span", "code", [:], HTMLPiece(list.name(of: item)))
            + HTMLPiece(" ") + TextMarkup.piece(label, on: paper)))
    }
    close()
    if list.count > PrintedLists.longest {
      content += .element(
        "p", "prompt", [:],
        HTMLPiece(
          paper.words(
            .paperListRest, .count(list.count - PrintedLists.longest), .name(file(of: list)))))
    }
    return .element("h3", nil, ["id": "list\(listed.index)"], HTMLPiece(list.name)) + content
  }

  /// The label that a code has in another list, where lists follow each other.
  private func label(ofAny name: String, besides index: Int) -> HTMLPiece {
    for (other, list) in paper.questionnaire.choiceLists.enumerated() where other != index {
      guard let item = list.item(named: name) else { continue }
      return HTMLPiece(" ")
        + TextMarkup.piece(list.plainLabel(of: item, language: paper.language), on: paper)
    }
    return .none
  }

  /// The file that holds a list.
  private func file(of list: ChoiceList) -> String {
    let names = paper.questionnaire.sources.map(\.name)
    return names.first { $0.hasPrefix(list.name + ".") } ?? names.first ?? list.name
  }
}
