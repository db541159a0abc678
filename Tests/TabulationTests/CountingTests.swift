import Foundation
import ResponseStorage
import SurveyBasics
import SurveyModel
import SurveyTestSupport
import Tabulation
import Testing

/// What holds for any responses: bases add up, and order does not matter.
@Suite struct CountingTests {
  private static let text = """
    survey:
    - {type: select_one l, name: one, label: One}
    - {type: select_multiple l, name: many, label: Many}
    - {type: integer, name: whole, label: Whole}
    - {type: decimal, name: part, label: Part}
    - {type: date, name: day, label: Day}
    - {type: text, name: words, label: Words}
    - {type: begin_repeat, name: rows, label: Rows}
    - {type: select_one l, name: inner, label: Inner}
    - {type: integer, name: size, label: Size}
    - {type: end_repeat}
    choices:
    - {list_name: l, name: a, label: A}
    - {list_name: l, name: b, label: B}
    - {list_name: l, name: c, label: C}
    settings:
    - {form_id: random, version: 1}
    """

  private let form: Questionnaire
  private let file: ResponseFile

  init() throws {
    form = try questionnaire(Self.text)
    file = try ResponseFile()
  }

  /// Adds responses with every kind of answer, missing or not asked.
  private func addRandom(_ count: Int, _ chance: inout SeededGenerator) throws {
    let codes = ["a", "b", "c", "odd"]
    func answers(
      _ values: [(String, AnswerValue)], _ prefix: String, _ missing: inout [String: MissingReason],
      _ chance: inout SeededGenerator
    ) -> [String: AnswerValue] {
      var answers: [String: AnswerValue] = [:]
      for (name, value) in values {
        switch Int.random(in: 0..<10, using: &chance) {
        case 0: break
        case 1...2:
          missing[prefix + name] = MissingReason.allCases.randomElement(using: &chance)
        default: answers[name] = value
        }
      }
      return answers
    }
    for _ in 0..<count {
      var missing: [String: MissingReason] = [:]
      let number = Int.random(in: -3...40, using: &chance)
      var values = answers(
        [
          ("one", .text(codes.randomElement(using: &chance) ?? "a")),
          ("many", .list(codes.filter { _ in Bool.random(using: &chance) })),
          ("whole", .integer(number)),
          ("part", .decimal(Double(number) / 8 + 0.1)),
          ("day", .text("2026-0\(Int.random(in: 1...9, using: &chance))-11")),
          ("words", .text(["ооба", "", "жок, \"эч\"", "05"].randomElement(using: &chance) ?? "")),
        ], "", &missing, &chance)
      values["rows"] = .rows(
        (0..<Int.random(in: 0...3, using: &chance)).map { row in
          let id = "r\(row * 2 + 1)"
          let inner = answers(
            [
              ("inner", .text(codes.randomElement(using: &chance) ?? "a")),
              ("size", .integer(Int.random(in: 0...5, using: &chance))),
            ], "rows[\(id)]/", &missing, &chance)
          return .init(id: id, answers: inner)
        })
      if values["rows"] == .rows([]) { values["rows"] = nil }
      try file.add(
        values, missing: missing,
        region: ["KG-O", "KG-T", nil].randomElement(using: &chance) ?? nil,
        interviewer: "i\(Int.random(in: 0...4, using: &chance))", questionnaire: form)
    }
  }

  private static let requests: [TableRequest] = {
    var weighted = TableRequest(rows: ["one", "whole", "part"], by: "interviewer")
    weighted.weight = "part"
    var wide = TableRequest(rows: ["many", "inner"], by: "one")
    wide.inBase = Set(MissingReason.allCases)
    return [
      TableRequest(
        rows: ["one", "many", "whole", "part", "day", "words", "inner", "size", "region"]),
      TableRequest(rows: ["one", "whole", "inner"], by: "region"),
      TableRequest(rows: ["size"], by: "rows/inner"), TableRequest(rows: ["one"], by: "many"),
      weighted, wide,
    ]
  }()

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `bases add up, whatever the answers`(seed: UInt64) async throws {
    var chance = SeededGenerator(seed: seed)
    try addRandom(60, &chance)
    for request in Self.requests {
      for table in try await file.tables(request, [form]) {
        for (index, group) in table.groups.enumerated() {
          let base = group.base
          let missing = base.missing.values.reduce(0, +)
          #expect(base.asked == base.answered + missing)
          #expect((base.rows ?? base.responses) == base.asked + base.notAsked)
          let own = table.cells.filter { $0.group == index }
          let answered = own.filter {
            if case .code = $0.row { true } else { false }
          }.reduce(0) { $0 + $1.count }
          if !table.isMultiple, !own.isEmpty { #expect(answered == base.answered) }
          for cell in own where table.weight == nil {
            let expected =
              base.percentBase > 0 ? 100 * Double(cell.count) / Double(base.percentBase) : nil
            #expect(cell.percent == expected)
          }
        }
        guard table.groups.count > 1, !table.hasOverlappingColumns else { continue }
        let columns = table.groups.dropFirst().map(\.base)
        #expect(columns.reduce(0) { $0 + $1.asked } == table.base.asked)
        #expect(columns.reduce(0) { $0 + $1.answered } == table.base.answered)
        if table.base.rows == nil || table.by?.name == "region" {
          #expect(columns.reduce(0) { $0 + $1.responses } == table.base.responses)
        }
      }
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `tables do not depend on order, files, batches or cores`(seed: UInt64) async throws {
    var chance = SeededGenerator(seed: seed)
    try addRandom(80, &chance)
    let shuffled = Array(0..<file.count).shuffled(using: &chance)
    for request in Self.requests {
      let tabulation = try Tabulation(request, of: [form])
      let plain = try await tabulation.result(of: [file.places()], workers: 1).tables()
      let split = [
        try file.places("first", order: Array(shuffled.prefix(30))),
        try file.places("second", order: Array(shuffled.dropFirst(30))),
      ]
      #expect(try await tabulation.result(of: split, workers: 3).tables() == plain)
      #expect(try await tabulation.result(of: split.reversed(), workers: 2).tables() == plain)
      #expect(try await tabulation.result(of: [file.ownPlaces()], workers: 2).tables() == plain)
    }
  }

  @Test func `only the lines that are named are counted`() async throws {
    var chance = SeededGenerator(seed: 1)
    try addRandom(50, &chance)
    let places = try file.chosenPlaces([0, 7, 8, 49])
    let result = try await Tabulation(TableRequest(rows: ["one"]), of: [form]).result(of: [places])
    #expect(result.responses == 4)
  }

  @Test func `lines that lie across batches are counted once`() async throws {
    for index in 0..<900 {
      let length = index % 7 == 0 ? 60_000 : 9_000
      try file.add(
        ["words": .text(String(repeating: "а", count: length / 2)), "whole": .integer(index)],
        questionnaire: form)
    }
    let result = try await Tabulation(TableRequest(rows: ["whole"]), of: [form])
      .result(of: [file.places()], workers: 2)
    let statistic = try result.tables()[0].statistics[0]
    #expect(result.responses == 900)
    #expect(statistic.count == 900)
    #expect(statistic.mean == 449.5)
  }

  @Test func `what is no response is told by its place, and the rest is counted`() async throws {
    try file.add(["one": .text("a")], questionnaire: form)
    file.add(line: "{\"format\":\"suroo-response\",\"answers\":{\"one\":\"a\"")
    file.add(line: "")
    file.add(line: "[1,2]")
    file.add(line: "{\"format\":\"suroo-review\"}")
    file.add(
      line: "{\"format\":\"suroo-response\",\"answers\":{\"one\":{\"x\":[1,{}]}},\"missing\":[]}")
    file.add(line: String(repeating: "[", count: 5000))
    file.add(line: "\u{0}\u{1B}[2J")
    try file.add(["one": .text("b")], questionnaire: form)
    let result = try await Tabulation(TableRequest(rows: ["one", "inner"]), of: [form])
      .result(of: [file.places()])
    #expect(result.responses == 3)
    #expect(result.otherRecords == 1)
    #expect(result.troubles.count == 4)
    #expect(try result.tables()[0].base.answered == 3)
    #expect(throws: StorageError.self) {
      try Tabulation(TableRequest(rows: ["one"]), of: [form])
        .waitForResult(of: [.allLines(of: "/nowhere")])
    }
  }

  // MARK: Conditions

  /// Conditions that are looked up directly, over all kinds of answers.
  private static let conditions: [String] = {
    let operators = ["=", "!=", "<", "<=", ">", ">="]
    var all = operators.flatMap { sign in
      [
        "${whole} \(sign) 5", "5 \(sign) ${whole}", "${part} \(sign) -0.15",
        "${day} \(sign) '2026-05-11'",
        "${one} \(sign) 'a'", "${words} \(sign) ''", "${one} \(sign) 3", "${whole} \(sign) '7'",
        "${words} \(sign) 5", "${words} \(sign) '05'", "${part} \(sign) '0.1'",
        "${many} \(sign) 'a b'",
      ]
    }
    all += [
      "selected(${many}, 'b')", "not(selected(${many}, 'odd'))", "selected(${one}, 'a')",
      "selected(${whole}, '5')", "selected(${words}, 'жок,')", "missing(${one}) = 'refused'",
      "missing(${many}) != ''", "missing(${whole}) = ''", "missing(${one}) = 'no such reason'",
      "${whole} > 3 and (${one} = 'a' or selected(${many}, 'c')) and not(${day} < '2026-03-01')",
      "${one} = 'a' or missing(${one}) = 'dont_know'", "not(${whole} = 3)",
      "count(${rows}) > 1", "sum(${size}) > 4 and ${one} != 'a'", "${whole} + 1 > 5",
    ]
    return all
  }()

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `conditions mean the same with and without the evaluator`(seed: UInt64) async throws {
    var chance = SeededGenerator(seed: seed)
    try addRandom(120, &chance)
    let places = [try file.places()]
    for condition in Self.conditions + Self.rowConditions {
      var request = TableRequest(rows: Self.rowConditions.contains(condition) ? ["inner"] : ["one"])
      request.condition = condition
      let fast = try await Tabulation(
        request, of: [form], language: nil, simplifiesConditions: true
      ).result(of: places).tables()
      let slow = try await Tabulation(
        request, of: [form], language: nil, simplifiesConditions: false
      ).result(of: places).tables()
      #expect(fast == slow, "\(condition), seed \(seed)")
    }
  }

  private static let rowConditions = [
    "${size} > 2", "${inner} = 'a' and ${one} = 'a'", "missing(${inner}) = 'blank'",
    "${one} = 'b'", "selected(${many}, 'a') and not(${size} <= 1)", "position(..) = 2",
    "${size} = max(${rows}/size)",
  ]
}
