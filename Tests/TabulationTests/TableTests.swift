import SurveyModel
import SurveyTestSupport
import Tabulation
import Testing

/// Tables worked by hand.
@Suite struct TableTests {
  static let text = """
    survey:
    - {type: select_one yn, name: knows, "label::Кыргызча (ky)": Билесизби?, special: dont_know refused}
    - {type: select_multiple news, name: from, label: "From where?", "label::Кыргызча (ky)": Кайдан?}
    - {type: integer, name: age, label: Age, "label::Кыргызча (ky)": Жашы}
    - {type: decimal, name: weight, label: Weight, "label::Кыргызча (ky)": Салмак}
    - {type: date, name: day, "label::Кыргызча (ky)": Күнү}
    - {type: text, name: secret, label: Secret, "label::Кыргызча (ky)": Сыр, personal: "yes"}
    - {type: note, name: hello, "label::Кыргызча (ky)": Салам}
    - {type: begin_repeat, name: members, "label::Кыргызча (ky)": Мүчөлөр}
    - {type: integer, name: years, "label::Кыргызча (ky)": Жашы}
    - {type: begin_repeat, name: jobs, "label::Кыргызча (ky)": Иштер}
    - {type: select_one yn, name: paid, "label::Кыргызча (ky)": Төлөнөбү?}
    - {type: end_repeat}
    - {type: end_repeat}
    choices:
    - {list_name: yn, name: 1, "label::Кыргызча (ky)": Ооба}
    - {list_name: yn, name: 2, "label::Кыргызча (ky)": Жок}
    - {list_name: news, name: a, "label::Кыргызча (ky)": Радио}
    - {list_name: news, name: b, "label::Кыргызча (ky)": Гезит}
    - {list_name: news, name: c, "label::Кыргызча (ky)": Интернет}
    settings:
    - {form_id: short, version: 1}
    """

  let form: Questionnaire
  let file: ResponseFile

  init() throws {
    form = try questionnaire(
      Self.text.replacing("label: \"From where?\", ", with: "")
        .replacing("label: Age, ", with: "").replacing("label: Weight, ", with: "")
        .replacing("label: Secret, ", with: ""))
    file = try ResponseFile()
  }

  private func cells(_ table: Table) -> [String] {
    table.cells.map { cell in
      let row: String
      switch cell.row {
      case .code(let code): row = code
      case .missing(let reason): row = reason.rawValue
      case .none, .all: row = "-"
      }
      let percent = cell.percent.map { "\(($0 * 100).rounded() / 100)" } ?? "-"
      return "\(row) \(cell.group) \(cell.count) \(percent)"
    }
  }

  @Test func `percentages are of those who answered, and the base says what came of everybody`()
    async throws
  {
    for _ in 0..<3 { try file.add(["knows": .text("1")], questionnaire: form) }
    try file.add(["knows": .text("2")], questionnaire: form)
    try file.add(["knows": .text("9")], questionnaire: form)
    try file.add([:], missing: ["knows": .dontKnow], questionnaire: form)
    try file.add([:], missing: ["knows": .refused], questionnaire: form)
    try file.add([:], missing: ["knows": .notReached], questionnaire: form)
    try file.add([:], questionnaire: form)
    let table = try await file.tables(TableRequest(rows: ["knows"]), [form])[0]
    #expect(cells(table) == ["1 0 3 60.0", "2 0 1 20.0", "9 0 1 20.0"])
    #expect(table.cells.map(\.label) == ["Ооба", "Жок", nil])
    #expect(table.cells.map(\.isListed) == [true, true, false])
    #expect(table.base.responses == 9)
    #expect(table.base.asked == 8)
    #expect(table.base.answered == 5)
    #expect(table.base.missing[.dontKnow] == 1)
    #expect(table.base.missing[.blank] == 0)
    #expect(table.base.notAsked == 1)
    #expect(table.base.percentBase == 5)
    #expect(table.groups[0].isSmall)
    var request = TableRequest(rows: ["knows"])
    request.inBase = [.dontKnow]
    let wider = try await file.tables(request, [form])[0]
    #expect(
      cells(wider) == ["1 0 3 50.0", "2 0 1 16.67", "9 0 1 16.67", "dont_know 0 1 16.67"])
  }

  @Test func `several answers are of those asked who did not refuse, and may pass a hundred`()
    async throws
  {
    try file.add(["from": .list(["a", "b"])], questionnaire: form)
    try file.add(["from": .list(["a"])], questionnaire: form)
    try file.add([:], missing: ["from": .blank], questionnaire: form)
    try file.add([:], missing: ["from": .dontKnow], questionnaire: form)
    try file.add([:], missing: ["from": .refused], questionnaire: form)
    try file.add([:], questionnaire: form)
    let table = try await file.tables(TableRequest(rows: ["from"]), [form])[0]
    #expect(cells(table) == ["a 0 2 50.0", "b 0 1 25.0", "c 0 0 0.0"])
    #expect(table.isMultiple)
    #expect(table.base.percentBase == 4)
  }

  @Test func `columns come in the order of their values, those without one last`() async throws {
    try file.add(["knows": .text("1")], region: "KG-T", questionnaire: form)
    try file.add(["knows": .text("2")], region: "KG-O", questionnaire: form)
    try file.add(["knows": .text("2")], region: "KG-O", questionnaire: form)
    try file.add(["knows": .text("1")], region: nil, questionnaire: form)
    let table = try await file.tables(TableRequest(rows: ["knows"], by: "region"), [form])[0]
    #expect(table.groups.map(\.value) == [.all, .code("KG-O"), .code("KG-T"), .none])
    #expect(
      cells(table) == [
        "1 0 2 50.0", "1 1 0 0.0", "1 2 1 100.0", "1 3 1 100.0", "2 0 2 50.0", "2 1 2 100.0",
        "2 2 0 0.0", "2 3 0 0.0",
      ])
    #expect(table.groups.map(\.base.responses) == [4, 2, 1, 1])
  }

  @Test func `statistics are those of R`() async throws {
    // quantile(c(1, 2, 4, 8, 16)), sd(c(1, 2, 4, 8, 16)) of R 4.
    for age in [16, 1, 8, 2, 4] { try file.add(["age": .integer(age)], questionnaire: form) }
    try file.add([:], missing: ["age": .refused], questionnaire: form)
    let statistic = try await file.tables(TableRequest(rows: ["age"]), [form])[0].statistics[0]
    #expect(statistic.count == 5)
    #expect(statistic.mean == 6.2)
    #expect(abs((statistic.deviation ?? 0) - 6.09918) < 1e-5)
    #expect(statistic.minimum == 1)
    #expect(statistic.lowerQuartile == 2)
    #expect(statistic.median == 4)
    #expect(statistic.upperQuartile == 8)
    #expect(statistic.maximum == 16)
    try file.add(["age": .integer(3)], questionnaire: form)
    // quantile(c(1, 2, 3, 4, 8, 16)): 2.25 3.50 7.00
    let even = try await file.tables(TableRequest(rows: ["age"]), [form])[0].statistics[0]
    #expect([even.lowerQuartile, even.median, even.upperQuartile] == [2.25, 3.5, 7])
  }

  @Test func `weights count, and who has none is told`() async throws {
    try file.add(
      ["knows": .text("1"), "age": .integer(10), "weight": .decimal(2.5)], questionnaire: form)
    try file.add(
      ["knows": .text("2"), "age": .integer(20), "weight": .decimal(0.5)], questionnaire: form)
    try file.add(
      ["knows": .text("2"), "age": .integer(30), "weight": .integer(1)], questionnaire: form)
    try file.add(["knows": .text("2"), "age": .integer(99)], questionnaire: form)
    try file.add(
      ["knows": .text("2"), "age": .integer(99), "weight": .integer(-1)], questionnaire: form)
    var request = TableRequest(rows: ["knows", "age"])
    request.weight = "weight"
    let tables = try await file.tables(request, [form])
    #expect(cells(tables[0]) == ["1 0 1 62.5", "2 0 4 37.5"])
    #expect(tables[0].cells.map(\.weighted) == [2.5, 1.5])
    #expect(tables[0].weightless == 2)
    #expect(tables[0].base.weightedBase == 4)
    let statistic = tables[1].statistics[0]
    #expect(statistic.count == 3)
    #expect(statistic.mean == 16.25)
    // Σw(x − 16.25)² / Σw · 3/2 = (97.65625 + 7.03125 + 189.0625) / 4 · 1.5
    #expect(abs((statistic.deviation ?? 0) - (293.75 / 4 * 1.5).squareRoot()) < 1e-12)
    // Half of the weight is 2, reached within the first; three quarters are reached exactly by 20.
    #expect(statistic.median == 10)
    #expect(statistic.upperQuartile == 25)
  }

  @Test func `rows of a roster are counted one by one, and responses apart`() async throws {
    func row(_ id: String, _ years: Int?) -> AnswerValue.Row {
      AnswerValue.Row(id: id, answers: years.map { ["years": .integer($0)] } ?? [:])
    }
    try file.add(
      ["members": .rows([row("r1", 40), row("r3", 5)])], questionnaire: form)
    try file.add(
      ["members": .rows([row("r1", nil), row("r2", nil)])],
      missing: ["members[r2]/years": .dontKnow], region: "KG-T", questionnaire: form)
    try file.add([:], region: "KG-T", questionnaire: form)
    let table = try await file.tables(TableRequest(rows: ["years"], by: "region"), [form])[0]
    #expect(table.rows.name == "members/years")
    #expect(table.base.responses == 3)
    #expect(table.base.rows == 4)
    #expect(table.base.answered == 2)
    #expect(table.base.missing[.dontKnow] == 1)
    #expect(table.base.notAsked == 1)
    #expect(table.groups.map(\.base.responses) == [3, 1, 2])
    #expect(table.groups.map(\.base.rows) == [4, 2, 2])
    var request = TableRequest(rows: ["members/years"])
    request.condition = "${years} >= 18"
    let adults = try await file.tables(request, [form])[0]
    #expect(adults.base.rows == 1)
  }

  @Test func `rows inside rows find their missing reasons`() async throws {
    let jobs: (String) -> AnswerValue.Row = { id in
      .init(
        id: id,
        answers: [
          "jobs": .rows([
            .init(id: "r1", answers: ["paid": .text("1")]), .init(id: "r2", answers: [:]),
          ])
        ])
    }
    try file.add(
      ["members": .rows([jobs("r2"), jobs("r4")])],
      missing: ["members[r4]/jobs[r2]/paid": .refused, "members[r9]/jobs[r2]/paid": .blank],
      questionnaire: form)
    let table = try await file.tables(TableRequest(rows: ["members/jobs/paid"]), [form])[0]
    #expect(table.base.rows == 4)
    #expect(table.base.answered == 2)
    #expect(table.base.missing[.refused] == 1)
    #expect(table.base.missing[.blank] == 0)
    #expect(table.base.notAsked == 1)
  }

  @Test func `days are counted by the smallest range that gives few rows`() async throws {
    for day in ["2026-05-01", "2026-05-01", "2026-05-03"] {
      try file.add(["day": .text(day)], questionnaire: form)
    }
    let days = try await file.tables(TableRequest(rows: ["day"]), [form])[0]
    #expect(cells(days) == ["2026-05-01 0 2 66.67", "2026-05-03 0 1 33.33"])
    for month in 1...9 {
      for day in 1...5 {
        try file.add(["day": .text("2025-0\(month)-0\(day)")], questionnaire: form)
      }
    }
    let months = try await file.tables(TableRequest(rows: ["day"]), [form])[0]
    #expect(months.cells.count == 10)
    #expect(months.cells.first?.row == .code("2025-01"))
  }

  @Test func `what cannot be counted is refused with the reason`() async throws {
    func problem(_ request: TableRequest) -> TabulationError? {
      do throws(TabulationError) {
        _ = try Tabulation(request, of: [form])
        return nil
      } catch {
        return error
      }
    }
    func condition(_ text: String) -> TableRequest {
      var request = TableRequest(rows: ["age"])
      request.condition = text
      return request
    }
    #expect(problem(TableRequest(rows: ["agge"])) == .unknownName("agge", nearest: "age"))
    #expect("\(String(describing: problem(TableRequest(rows: ["secret"]))))".contains("personal"))
    #expect("\(String(describing: problem(TableRequest(rows: ["hello"]))))".contains("note"))
    #expect("\(String(describing: problem(condition("${age} >"))))".contains("condition"))
    #expect("\(String(describing: problem(condition("${secret} = 'x'"))))".contains("personal"))
    #expect("\(String(describing: problem(condition("${day} < today()"))))".contains("time"))
    #expect(problem(TableRequest(rows: ["age"])) == nil)
    var weighted = TableRequest(rows: ["age"])
    weighted.weight = "knows"
    #expect("\(String(describing: problem(weighted)))".contains("weight"))
  }

  @Test func `versions are mixed only where codes mean the same, or when told to`() async throws {
    let text = Self.text.replacing("label: \"From where?\", ", with: "")
      .replacing("label: Age, ", with: "").replacing("label: Weight, ", with: "")
      .replacing("label: Secret, ", with: "")
    let newer = try questionnaire(
      text.replacing("version: 1", with: "version: 2")
        .replacing(
          "name: 2, \"label::Кыргызча (ky)\": Жок",
          with: "name: 2, \"label::Кыргызча (ky)\": Балким"))
    let same = try questionnaire(text.replacing("Жашы", with: "Жаш"))
    try file.add(["knows": .text("2"), "age": .integer(1)], questionnaire: form)
    try file.add(["knows": .text("2"), "age": .integer(2)], questionnaire: newer)
    do {
      _ = try Tabulation(TableRequest(rows: ["knows"]), of: [form, newer])
      Issue.record("the versions were mixed")
    } catch {
      #expect("\(error)".contains("2 is \"Балким\" in version \"2\" and \"Жок\" in version \"1\""))
    }
    #expect(throws: TabulationError.self) {
      try Tabulation(TableRequest(rows: ["age"]), of: [form, same])
    }
    let ages = try await file.tables(TableRequest(rows: ["age"]), [form, newer])[0]
    #expect(ages.base.answered == 2)
    var request = TableRequest(rows: ["knows"])
    request.together = true
    request.condition = "${age} > 0"
    let table = try await file.tables(request, [form, newer])[0]
    #expect(table.cells.map(\.count) == [0, 2])
    #expect(table.cells[1].label == "Балким")
    #expect(table.versions == ["1", "2"])
  }
}
