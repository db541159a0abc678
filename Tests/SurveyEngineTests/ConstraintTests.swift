import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct ConstraintTests {
  @Test func `a refused answer leaves the former one`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: age, label: Age, constraint: ". >= 0 and . <= 120", constraint_message: "${age} is no age"}
      """)
    try scenario.answer("age", "34")
    let refusal = try scenario.refused("age", "150")
    #expect(refusal?.kind == .constraint)
    #expect(refusal?.message == "150 is no age")
    #expect(scenario["age"] == "34")
    #expect(scenario.problem("age") == nil)
    try scenario.answer("age", "")
    #expect(scenario["age"] == "")
  }

  @Test func `a constraint sees the proposed answer and all others as they stand`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A, constraint: ". < 10 and ${twice} = ''"}
      - {type: integer, name: b, label: B, constraint: ". > ${a}"}
      - {type: calculate, name: twice, calculation: "${a} * 2"}
      """)
    try scenario.answer("a", "4")
    #expect(try scenario.refused("b", "4")?.kind == .constraint)
    try scenario.answer("b", "5")
    #expect(try scenario.refused("a", "3") != nil)
    #expect(scenario["twice"] == "8")
  }

  @Test func `a later change elsewhere stops finishing, not the interview`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: min, label: Min}
      - {type: integer, name: a, label: A, constraint: ". > ${min}", constraint_message: "more than ${min}"}
      - {type: text, name: b, label: B}
      """)
    try scenario.answer("min", "1")
    try scenario.answer("a", "5")
    try scenario.answer("min", "9")
    #expect(scenario.problem("a")?.kind == .constraint)
    #expect(scenario.problem("a")?.message == "more than 9")
    try scenario.answer("b", "goes on")
    #expect(scenario.unfinished() == ["a constraint"])
    try scenario.answer("min", "4")
    _ = try scenario.finished()
  }

  @Test func `every answer that a check reads is told as a change of its question`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: low, label: Low}
      - {type: integer, name: high, label: High}
      - {type: integer, name: a, label: A, constraint: ". > ${low} and . < ${high}"}
      """)
    let node = try #require(scenario.interview.node(at: "a"))
    for (key, text) in [("low", "1"), ("high", "9"), ("a", "5")] {
      guard case .accepted(let changes) = try scenario.apply(.answer(key: key, text: text)) else {
        Issue.record("refused \(key)")
        continue
      }
      #expect(changes.nodes.contains(node), "\(key)")
    }
  }

  @Test func `looking at a proposed answer leaves no trace in choices`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A, constraint: "jr:choice-name('y', '${s}') != 'never' and . != 'y'"}
      - {type: select_one l, name: s, label: S, choice_filter: "name = ${a}"}
      choices:
      - {list_name: l, name: x, label: X}
      - {list_name: l, name: y, label: Y}
      """)
    try scenario.answer("a", "x")
    #expect(scenario.choices("s") == ["x"])
    try scenario.answer("a", "z")
    #expect(try scenario.refused("a", "y") != nil)
    #expect(scenario.choices("s") == [])
  }

  @Test func `a constraint reads no reason while an answer is proposed`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A, special: refused, constraint: "missing(.) = ''"}
      """)
    try scenario.special("a", .refused)
    try scenario.answer("a", "3")
    #expect(scenario["a"] == "3")
    #expect(scenario.missing("a") == nil)
  }

  @Test(arguments: [
    ("integer", "3.5", AnswerText.Fault.notAnInteger), ("integer", "x", .notAnInteger),
    ("integer", "1234567890123456", .tooManyDigits), ("decimal", "1,2,3", .notANumber),
    ("decimal", "1.", nil), ("decimal", ".", .notANumber), ("decimal", "-", .notANumber),
    ("date", "2026-02-30", .notADate), ("time", "25:00", .notATime),
    ("dateTime", "2026-05-01 10:00", nil), ("dateTime", "tomorrow", .notADateTime),
    ("geopoint", "91 0", .notAPosition), ("geopoint", "42.8 74.6", nil),
    ("geotrace", "1 1", .notALine), ("acknowledge", "no", .notOK), ("acknowledge", "ok", nil),
    ("range", "11", .outOfRange), ("range", "1.5", .outOfRange), ("range", "3", nil),
    ("integer", " 12 345 ", nil), ("integer", "--5", .notAnInteger),
  ])
  func `an answer that is none of its type is refused`(
    type: String, text: String, fault: AnswerText.Fault?
  ) throws {
    let scenario = try Scenario("survey:\n- {type: \(type), name: a, label: A}")
    guard let fault else {
      try scenario.answer("a", text)
      #expect(scenario["a"] != "")
      return
    }
    let refusal = try scenario.refused("a", text)
    #expect(refusal?.kind == .type)
    #expect(refusal?.fault == fault)
    #expect(scenario["a"] == "")
  }

  @Test(arguments: [
    ("integer", "0034", "34"), ("integer", "-0", "0"), ("integer", "1 200", "1200"),
    ("decimal", "2,50", "2.5"), ("decimal", "-.5", "-0.5"), ("decimal", "007.0", "7"),
    ("time", "9:05", "09:05:00"), ("date", "2026-5-1", "2026-05-01"),
    ("dateTime", "2026-05-01T10:00:00Z", "2026-05-01T16:00:00"), ("text", " x ", " x "),
    ("text", "   ", ""), ("acknowledge", "ok", "OK"), ("geopoint", "42.80 74.60 0", "42.8 74.6 0"),
  ])
  func `an answer is stored in one form`(type: String, text: String, stored: String) throws {
    let scenario = try Scenario("survey:\n- {type: \(type), name: a, label: A}")
    try scenario.answer("a", text)
    #expect(scenario["a"] == stored)
  }
}
