import Expressions
import QuestionnaireLoading
import SurveyBasics
import SurveyModel

extension Lint {
  /// Choices that no filter ever offers.
  static let unreachableChoice = Lint(
    id: "unreachable-choice",
    summary: "No question that uses a list ever offers one of its choices.",
    advice: """
      The filters leave the choice out whatever is answered, for instance because the place that \
      it belongs to is not in the list of places. Columns compared with literals and with \
      questions of a known list are followed.
      """,
    faulty: """
      survey:
      - {type: select_one oblast, name: oblast, label: Oblast}
      - {type: select_one raion, name: raion, label: Raion, choice_filter: "in = ${oblast}"}
      choices:
      - {list_name: oblast, name: osh, label: Osh}
      - {list_name: oblast, name: naryn, label: Naryn}
      - {list_name: raion, name: alai, label: Alai, in: osh}
      - {list_name: raion, name: kochkor, label: Kochkor, in: narin}
      """,
    sound: """
      survey:
      - {type: select_one oblast, name: oblast, label: Oblast}
      - {type: select_one raion, name: raion, label: Raion, choice_filter: "in = ${oblast} or name = '96'"}
      choices:
      - {list_name: oblast, name: osh, label: Osh}
      - {list_name: oblast, name: naryn, label: Naryn}
      - {list_name: raion, name: alai, label: Alai, in: osh}
      - {list_name: raion, name: kochkor, label: Kochkor, in: naryn}
      - {list_name: raion, name: "96", label: Other, in: elsewhere}
      """
  ) { examination in
    var filters: [Int: [RuleCell]] = [:]
    var unfiltered: Set<Int> = []
    let cells = Dictionary(
      examination.cells.filter { $0.column == .choiceFilter }.map { ($0.definition, $0) },
      uniquingKeysWith: { first, _ in first })
    for (definition, question) in examination.questions {
      guard case .list(let index)? = question.choices?.origin else { continue }
      if let cell = cells[definition.number] {
        filters[index, default: []].append(cell)
      } else {
        unfiltered.insert(index)
      }
    }
    return filters.sorted { $0.key < $1.key }.flatMap { index, cells -> [Finding] in
      let list = examination.questionnaire.choiceLists[index]
      guard !unfiltered.contains(index), list.count <= ChoiceOffer.largestList,
        cells.allSatisfy({ $0.condition.constant == nil })
      else { return [] }
      let offers = cells.map { ChoiceOffer(examination.questionnaire, $0, examination.answers) }
      let lost = (0..<list.count).filter { item in
        !offers.contains { $0.mayOffer(item, of: list) }
      }
      guard lost.count < list.count, let first = lost.first,
        let place = examination.loaded.place(ofChoice: first, in: index)
      else { return [] }
      let names = lost.prefix(8).map { "\"\(list.name(of: $0))\"" }.joined(separator: ", ")
      let rest = lost.count > 8 ? " and \(lost.count - 8) more" : ""
      return [
        Finding(
          order: examination.definitions.count + index,
          message:
            "\(lost.count == 1 ? "The choice" : "The choices") \(names)\(rest) of the list \"\(list.name)\" can never be offered.",
          place: place,
          notes: cells.prefix(2).compactMap { cell in
            cell.place.map { .init("This filter leaves it out.", at: $0.underlined) }
          },
          fix: "Mend the columns that the filter compares, or delete the choice.")
      ]
    }
  }
}
