import QuestionnaireLoading
import SurveyBasics
import SurveyEngine
import SurveyModel
import Workbooks

/// How long loading, first evaluation, answers and rows take, and how that grows.
enum EngineMeasurement {
  static func run() throws {
    let empty = kilobytesInUse
    print(
      """
      Questionnaires: loaded from YAML, laid out, first evaluation, all three; memory above the
      empty program with questionnaire and interview held, and the most so far, reading included
      """)
    for size in [100, 1_000, 10_000] {
      for (name, text) in shapes(size) { try begin("\(name) \(size)", text, above: empty) }
    }
    print("\nOne answer: median, 99th percentile")
    for size in [100, 1_000, 10_000] {
      for (name, text) in shapes(size) { try answers("\(name) \(size)", text) }
    }
    print("\nA roster of ten questions a row: rows made, an answer, a row added, a row removed")
    for rows in [10, 100, 1_000, 10_000] { try roster(rows) }
    print("\nChoices from a CSV file: loaded, first use, an answer and the choices that it leaves")
    for items in [1_000, 10_000, 100_000] { try choices(items) }
  }

  // MARK: Questionnaires

  /// Calculations in a chain, calculations on one question, and questions with ten
  /// dependants each, all of a number of definitions.
  private static func shapes(_ size: Int) -> [(String, String)] {
    var chain = "survey:\n- {type: integer, name: a, label: A}\n"
    var fan = chain
    var tens = "survey:\n"
    for index in 1..<size {
      let before = index == 1 ? "a" : "c\(index - 1)"
      chain += "- {type: calculate, name: c\(index), calculation: \"${\(before)} + 1\"}\n"
      fan += "- {type: calculate, name: c\(index), calculation: \"${a} + \(index)\"}\n"
    }
    for index in 0..<(size / 11) {
      tens += "- {type: integer, name: \(index == 0 ? "a" : "a\(index)"), label: A}\n"
      let name = index == 0 ? "a" : "a\(index)"
      for other in 0..<5 {
        tens += """
          - {type: integer, name: q\(index)_\(other), label: "Q ${\(name)}", relevant: "${\(name)} > \(other)"}
          - {type: calculate, name: c\(index)_\(other), calculation: "${\(name)} * \(other)"}\n
          """
      }
    }
    return [("chain", chain), ("fan", fan), ("tens", tens)]
  }

  private static func load(_ text: String, file: String? = nil) throws -> Questionnaire {
    let loaded = try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(text.utf8)) {
      _ throws(WorkbookError) in file.map { Array($0.utf8) }
    }
    guard let questionnaire = loaded.questionnaire else {
      throw MeasurementError(
        description: loaded.diagnostics.prefix(3).map(\.description).joined(separator: "\n"))
    }
    return questionnaire
  }

  private static func begun(_ plan: InterviewPlan) -> Interview {
    let questionnaire = plan.questionnaire
    return Interview(
      plan,
      opening: InterviewOpening(
        responseID: "0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b",
        questionnaire: .init(
          id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
        seed: 1, at: now, interviewer: "ana", device: "bench",
        language: questionnaire.languages[questionnaire.defaultLanguage].tag),
      surroundings: Surroundings())
  }

  private static let now = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)

  private static func begin(_ name: String, _ text: String, above empty: Int) throws {
    let (questionnaire, loading) = try time { try load(text) }
    let (plan, planning) = time { InterviewPlan(questionnaire) }
    let (interview, beginning) = time { begun(plan) }
    line(
      name,
      [
        loading.shown, planning.shown, beginning.shown,
        (loading + planning + beginning).shown,
        "\(kilobytesInUse - empty) KiB, most \(mostKilobytes - empty)",
      ])
    withExtendedLifetime(interview) {}
  }

  private static func answers(_ name: String, _ text: String) throws {
    let interview = begun(InterviewPlan(try load(text)))
    line(name, [try answers(interview, "a", count: name.hasSuffix("10000") ? 40 : 400).summary])
  }

  private static func answers(_ interview: Interview, _ key: String, count: Int) throws -> Samples {
    var samples = Samples()
    for index in 0..<count {
      let event = JournalEvent(
        number: index + 1, at: now, milliseconds: 0,
        action: .answer(key: key, text: "\(index % 7 + 1)"))
      try samples.measure { _ = try interview.apply(event) }
    }
    return samples
  }

  // MARK: Choices

  /// Twenty villages a district, found by equality alone and together with
  /// another condition, and by a condition that has to look at every item.
  private static func choices(_ items: Int) throws {
    let filters = [
      ("equality", "district = ${a}"), ("equality and more", "kind != ${k} and district = ${a}"),
      ("every item", "starts-with(name, ${a})"),
    ]
    var file = "name,label,district,kind\n"
    for item in 0..<items { file += "v\(item),Village \(item),\(item / 20),\(item % 3)\n" }
    print("\(items) items")
    for (name, filter) in filters {
      let text = """
        survey:
        - {type: integer, name: a, label: A}
        - {type: integer, name: k, label: K, default: 1}
        - {type: select_one_from_file villages.csv, name: v, label: V, choice_filter: "\(filter)"}
        """
      let (questionnaire, loading) = try time { try load(text, file: file) }
      let interview = begun(InterviewPlan(questionnaire))
      guard let node = interview.node(at: "v") else { continue }
      var number = 0
      var found = 0
      func answer() throws {
        number += 1
        _ = try interview.apply(
          JournalEvent(
            number: number, at: now, milliseconds: 0,
            action: .answer(key: "a", text: "\(number * 7 % (items / 20))")))
        found += interview.choices(of: node).count
      }
      let (_, first) = try time { try answer() }
      var later = Samples()
      for _ in 0..<(name == "every item" ? 20 : 400) { try later.measure { try answer() } }
      line("  \(name)", [loading.shown, first.shown, later.summary, "(\(found) choices)"])
    }
  }

  // MARK: Rosters

  private static func roster(_ rows: Int) throws {
    let text = """
      survey:
      - {type: integer, name: n, label: N}
      - {type: begin_repeat, name: r, label: R, repeat_count: "${n}"}
      - {type: calculate, name: pos, calculation: "position(..)"}
      - {type: integer, name: v, label: "V of ${pos}"}
      - {type: calculate, name: before, calculation: "${r}[position() = position(current()/..) - 1]/v"}
      - {type: integer, name: a, label: A, relevant: "${v} > 2"}
      - {type: integer, name: b, label: B, constraint: ". >= 0"}
      - {type: select_one yn, name: c, label: C}
      - {type: text, name: d, label: D}
      - {type: calculate, name: e, calculation: "${v} * 2"}
      - {type: integer, name: f, label: F, default: 1}
      - {type: text, name: g, label: G}
      - {type: end_repeat}
      - {type: begin_repeat, name: o, label: O}
      - {type: calculate, name: opos, calculation: "position(..)"}
      - {type: integer, name: ov, label: V}
      - {type: calculate, name: obefore, calculation: "${o}[position() = position(current()/..) - 1]/ov"}
      - {type: integer, name: oa, label: A, relevant: "${ov} > 2"}
      - {type: integer, name: ob, label: B}
      - {type: text, name: oc, label: C}
      - {type: text, name: od, label: D}
      - {type: calculate, name: oe, calculation: "${ov} * 2"}
      - {type: integer, name: of, label: F, default: 1}
      - {type: text, name: og, label: G}
      - {type: end_repeat}
      - {type: calculate, name: total, calculation: "sum(${v})"}
      - {type: calculate, name: rows, calculation: "count(${r})"}
      - {type: calculate, name: ototal, calculation: "sum(${ov})"}
      - {type: calculate, name: orows, calculation: "count(${o})"}
      choices:
      - {list_name: yn, name: y, label: 'Yes'}
      - {list_name: yn, name: n, label: 'No'}
      """
    let interview = begun(InterviewPlan(try load(text)))
    var number = 0
    func apply(_ action: JournalEvent.Action) throws {
      number += 1
      _ = try interview.apply(
        JournalEvent(number: number, at: now, milliseconds: 0, action: action))
    }
    let before = kilobytesInUse
    let (_, making) = try time { try apply(.answer(key: "n", text: "\(rows)")) }
    let kilobytes = kilobytesInUse - before
    let (_, fewer) = try time { try apply(.answer(key: "n", text: "1")) }
    let (_, more) = try time { try apply(.answer(key: "n", text: "\(rows)")) }
    let middle = try answers(interview, "r[r\(rows / 2 + 1)]/v", count: 200)
    for _ in 1..<rows { try apply(.addRow(key: "o")) }
    var adding = Samples()
    for _ in 0..<20 { try adding.measure { try apply(.addRow(key: "o")) } }
    let answering = try answers(interview, "o[r\(rows / 2 + 1)]/ov", count: 200)
    var removing = Samples()
    for row in 2..<10 { try removing.measure { try apply(.removeRow(key: "o[r\(row)]")) } }
    let (route, routing) = time { interview.route() }
    let (_, checking) = time { interview.problems() }
    print("\(rows) rows")
    line(
      "  by count",
      [making.shown, "\(kilobytes) KiB", "set aside \(fewer.shown)", "back \(more.shown)"])
    line("  an answer, counted", [middle.summary])
    line("  an answer, open", [answering.summary])
    line("  a row added", [adding.summary])
    line("  a row removed", [removing.summary])
    line("  route, problems", [routing.shown, checking.shown, "\(route.count) stops"])
  }
}
