import Rehearsal
import SurveyBasics
import SurveyEngine
import Testing

@Suite struct CaseTests {
  private static let questionnaire = """
    survey:
    - {type: integer, name: age, label: A, required: yes, special: dont_know refused, constraint: . >= 0 and . <= 120, constraint_message: Between 0 and 120., warning: . < 100}
    - {type: text, name: work, label: B, required: yes, relevant: "${age} >= 15"}
    - {type: note, name: thanks, label: N}
    - {type: select_one l, name: one, label: C, choice_filter: "${age} != '' or name = 'x'"}
    - {type: select_multiple l, name: many, label: D}
    - {type: hidden, name: region}
    - {type: begin_repeat, name: trips, label: E}
    - {type: integer, name: days, label: F}
    - {type: end_repeat}
    - {type: begin_repeat, name: members, label: G, repeat_count: "${age} - 17", relevant: "${age} = 18"}
    - {type: text, name: called, label: H}
    - {type: end_repeat}
    - {type: calculate, name: sum, calculation: "sum(${days})"}
    choices:
    - {list_name: l, name: x, label: X}
    - {list_name: l, name: y, label: Y}
    """

  /// The file and the lines of all failures.
  private func run(_ yaml: String) throws -> (file: CaseFile, failures: [String]) {
    let plan = try plan(Self.questionnaire)
    let file = try CaseFile(bytes: Array(yaml.utf8), file: "cases.yaml", for: plan)
    let failures = file.cases.flatMap {
      $0.failures(of: plan, surroundings: Surroundings()).map(\.description)
    }
    return (file, failures)
  }

  @Test func `a case that goes as it says has no failures`() throws {
    let (file, failures) = try run(
      """
      - name: all that can be said
        now: 2026-05-01T10:00:00+06:00
        seed: 3
        set: {region: KG-O}
        answers:
          age: 18
          work: "  "
          one: y
          many: [y, x]
          trips: [{days: 2}, {days: 3}]
          members: [{called: Асан}]
        then:
        - age: 130
        - trips[r1]: {remove: yes}
        expect:
          route: [age, work, one, many, "trips[r2]/days", "members[r1]/called"]
          asked: [thanks, "members[r1]/called"]
          not_asked: ["trips[r1]/days"]
          values: {age: 18, many: x y, sum: 3, region: KG-O, "members[r1]/called": Асан}
          missing: {work: blank, one: none}
          problems: {work: required, age: none}
          refused: {age: Between 0 and 120.}
          choices: {one: [x, y]}
          finish: incomplete
      """)
    #expect(file.diagnostics == [])
    #expect(file.cases.map(\.name) == ["all that can be said"])
    #expect(failures == [])
  }

  @Test func `each failure tells place, expected and found`() throws {
    let (_, failures) = try run(
      """
      - name: wrong in every part
        answers: {age: 9, one: z}
        expect:
          route: [age, one]
          asked: [work]
          not_asked: [one]
          values: {age: 10, "trips[r4]/days": 1}
          missing: {age: refused}
          problems: {age: required}
          refused: {age: yes}
          choices: {one: x}
          finish: incomplete
      """)
    #expect(
      failures == [
        "cases.yaml:2:21: one: expected an answer that is accepted, found \"notAChoice\"",
        "cases.yaml:4:5: expected age one, found age one many trips[r1]/days",
        "cases.yaml:5:13: work: expected that it is asked, found that it is not",
        "cases.yaml:6:17: one: expected that it is not asked, found that it is",
        "cases.yaml:7:14: age: expected \"10\", found \"9\"",
        "cases.yaml:7:24: trips[r4]/days: expected \"1\", found no such row",
        "cases.yaml:8:15: age: expected \"refused\", found \"none\"",
        "cases.yaml:9:16: age: expected \"required\", found \"none\"",
        "cases.yaml:10:15: age: expected that the answer is refused, found that it was accepted",
        "cases.yaml:11:15: one: expected x, found x y",
        "cases.yaml:12:5: expected incomplete, found complete",
      ])
  }

  @Test func `a case takes over the answers of another and leaves out what is not asked`() throws {
    let (file, failures) = try run(
      """
      - name: first
        set: {region: KG-O}
        answers: {age: 40, work: Smith, one: x}
        expect: {finish: complete}
      - name: second
        like: first
        answers: {age: {special: refused}, one: x}
        expect:
          not_asked: [work]
          missing: {age: refused, work: none}
          values: {region: KG-O, one: x, work: ""}
          finish: complete
      - name: own answers have to be asked
        answers: {age: 9, work: Smith}
        expect: {finish: complete}
      """)
    #expect(file.diagnostics == [])
    #expect(
      failures == [
        "cases.yaml:14:21: work: expected a question that can be answered, found that it is not asked"
      ])
  }

  @Test func `a warning stands until it is confirmed`() throws {
    let (_, failures) = try run(
      """
      - name: unconfirmed
        answers: {age: 101, work: Smith}
        expect: {problems: {age: warning}, finish: incomplete}
      - name: confirmed
        like: unconfirmed
        answers: {age: {value: 101, confirm: passport}}
        expect: {problems: {age: none}, finish: complete}
      - name: confirmed later
        like: unconfirmed
        then: {age: {confirm: passport}}
        expect: {problems: {age: none}, finish: complete}
      """)
    #expect(failures == [])
  }

  @Test func `what is wrong with the file is told where it stands`() throws {
    let (file, _) = try run(
      """
      - name: one
        foo: 1
        now: yesterday
        seed: -1
        language: kg
        like: none before
        set: {nobody: 1}
        answers:
          days: 3
          age: {special: not_applicable}
          work: {val: 3}
          one: {remove: yes}
          trips[2]/days: 3
        expect: {values: {age: {a: 1}}, problems: {age: bad}, finish: now, other: 1, asked: age}
      - answers: {age: 1}
      - name: two
      - three
      - name: four
        expect: {finish: complete}
      - name: four
        expect: {finish: complete}
      """)
    let told = file.diagnostics.map { "\($0.place.description.dropFirst(11)) \($0.message)" }
    #expect(
      told == [
        "2:3 A case has no \"foo\".",
        "6:9 No earlier case has this name.",
        "3:8 A time is written like 2026-05-01T10:00:00+06:00.",
        "4:9 The seed is a whole number from 0.",
        "5:13 The questionnaire names no languages.",
        "7:9 There is no question \"nobody\".",
        "9:5 There is no question \"days\".",
        "10:20 \"age\" does not offer this missing reason.",
        "11:12 An answer has no \"val\".",
        "12:5 Only a row such as members[r1] can be removed.",
        "13:5 There is no question \"trips[2]/days\".",
        "14:26 Here stands a text or a list of texts.",
        "14:51 A problem is required, type, constraint, warning or none.",
        "14:65 An interview finishes complete or incomplete.",
        "14:70 Nothing can be expected of \"other\".",
        "14:87 Here stands a list of questions.",
        "15:3 The case has no name.",
        "16:9 The case expects nothing.",
        "17:3 A case is a map with \"name\" and \"expect\".",
        "20:9 There are two cases named \"four\".",
      ])
    #expect(
      file.diagnostics.first { $0.message.contains("\"days\"") }?.fix
        == "A question in a roster is named like trips[r1]/days.")
    #expect(file.cases.map(\.name) == ["four"])
  }

  @Test(arguments: ["", "a: 1", "- [", "- - -", "text", "- name: [1]\n  expect: {}"])
  func `a file that holds no cases is told and does no harm`(_ yaml: String) throws {
    let (file, _) = try run(yaml)
    #expect(file.cases.isEmpty)
    #expect(file.diagnostics.contains { $0.severity == .error })
  }

  @Test func `the cases of the residents' survey pass`() throws {
    let plan = try plan(of: "residents")
    let file = try CaseFile(
      contentsOf: "\(package)/Questionnaires/residents/cases.yaml", for: plan)
    #expect(file.diagnostics == [])
    #expect(file.cases.count >= 10)
    for regressionCase in file.cases {
      let failures = regressionCase.failures(of: plan, surroundings: Surroundings())
      #expect(failures.map(\.description) == [], "\(regressionCase.name)")
    }
  }
}
