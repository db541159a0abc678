import Expressions
import SurveyModel

extension Lint {
  /// `${q} = 1` where the choice is called `01`.
  static let codeAsNumber = Lint(
    id: "code-as-number",
    summary: "A choice is compared with a number although its name is spelled otherwise.",
    advice: """
      Names of choices are texts. Compared with a number they are read as numbers, so `01` equals \
      1, and so does a choice `1` beside it. Compare with the name in quotation marks.
      """,
    faulty: """
      survey:
      - {type: select_one region, name: region, label: Region}
      - {type: text, name: town, label: Town, relevant: "${region} = 1"}
      choices:
      - {list_name: region, name: "01", label: Batken}
      - {list_name: region, name: "11", label: Osh}
      """,
    sound: """
      survey:
      - {type: select_one region, name: region, label: Region}
      - {type: text, name: town, label: Town, relevant: "${region} = '01' or ${region} = 11"}
      choices:
      - {list_name: region, name: "01", label: Batken}
      - {list_name: region, name: "11", label: Osh}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      examination.literalComparisons(in: cell).compactMap { comparison in
        guard comparison.question.type == .selectOne,
          case .comparison(let operation) = comparison.kind,
          operation == .equal || operation == .notEqual,
          case .number(let number, let range) = comparison.literal,
          let list = examination.list(of: comparison.question)
        else { return nil }
        let names = (0..<list.count).map(list.name).filter {
          Value.number(of: $0, zone: 0) == number
        }
        guard let name = names.first(where: { $0 != Value.text(of: number) }) else { return nil }
        return examination.finding(
          names.count == 1
            ? "The choice is named \"\(name)\"; it is only equal because both are read as numbers."
            : "This is equal to several choices: \(names.map { "\"\($0)\"" }.joined(separator: ", ")).",
          at: cell, range, fix: "Write '\(name)'.")
      }
    }
  }
}
