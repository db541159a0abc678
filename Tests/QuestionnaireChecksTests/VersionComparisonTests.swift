import QuestionnaireChecks
import SurveyBasics
import Testing

@Suite struct VersionComparisonTests {
  private static let old = """
    settings:
    - {form_id: q, version: "1"}
    survey:
    - {type: integer, name: age, label: Age, special: dont_know refused}
    - {type: text, name: village, label: Village}
    - {type: select_one job, name: job, label: Job}
    - {type: begin_repeat, name: members, label: Members}
    - {type: text, name: first_name, label: Name}
    - {type: end_repeat}
    - {type: calculate, name: adult, calculation: "if(${age} > 17, 1, 0)"}
    - {type: note, name: thanks, label: Thank you}
    choices:
    - {list_name: job, name: "1", label: Farm}
    - {list_name: job, name: "2", label: School}
    - {list_name: job, name: "3", label: Nothing}

    """

  private func ids(_ edits: [(String, String)]) throws -> [String] {
    try changes(edits).map(\.id)
  }

  private func changes(_ edits: [(String, String)]) throws -> [Diagnostic] {
    var text = Self.old.replacing("version: \"1\"", with: "version: \"2\"")
    for (from, to) in edits {
      #expect(text.contains(from), "the edit finds its place")
      text.replace(from, with: to)
    }
    let comparison = VersionComparison(
      of: try load(text, named: "new.yaml"), against: try load(Self.old, named: "old.yaml"))
    return try #require(comparison).diagnostics
  }

  static let cases: [(name: String, edits: [(String, String)], rules: [VersionRule])] = [
    ("other-id", [("form_id: q", "form_id: p")], [.otherQuestionnaire]),
    (
      "same-version", [("version: \"2\"", "version: \"1\""), ("Village}", "Town}")], [.sameVersion]
    ),
    (
      "removed", [("- {type: text, name: village, label: Village}\n", "")], [.questionRemoved]
    ),
    ("misnamed", [("name: village", "name: vilage")], [.questionRemoved]),
    (
      "calculation-removed",
      [("- {type: calculate, name: adult, calculation: \"if(${age} > 17, 1, 0)\"}\n", "")],
      [.calculationRemoved]
    ),
    (
      "type-changed", [("{type: text, name: village", "{type: date, name: village")], [.typeChanged]
    ),
    ("type-widened", [("{type: integer", "{type: decimal")], [.typeWidened]),
    (
      "choice-removed", [("- {list_name: job, name: \"3\", label: Nothing}\n", "")],
      [.choiceRemoved]
    ),
    ("relabelled", [("label: Farm", "label: Fishing")], [.choiceRelabelled]),
    (
      "reassigned",
      [
        ("\"1\", label: Farm", "\"1\", label: School!"),
        ("\"2\", label: School", "\"2\", label: Farm"),
      ],
      [.choiceReassigned, .choiceReassigned]
    ),
    (
      "roster-changed",
      [
        ("- {type: text, name: village, label: Village}\n", ""),
        ("label: Members}\n", "label: Members}\n- {type: text, name: village, label: Village}\n"),
      ], [.rosterChanged]
    ),
    (
      "roster-removed",
      [("begin_repeat, name: members", "begin_group, name: members"), ("end_repeat", "end_group")],
      [.rosterRemoved]
    ),
    ("special-removed", [("dont_know refused", "refused")], [.specialRemoved]),
    ("personal", [("label: Village", "label: Village, personal: \"yes\"")], [.personalChanged]),
    ("name-in-use", [("label: Village", "label: Village, was: age")], [.formerNameInUse]),
  ]

  @Test func `every rule has a case`() {
    #expect(Set(Self.cases.flatMap(\.rules)) == Set(VersionRule.allCases))
  }

  @Test(arguments: cases.map(\.name))
  func `a change is found and explained`(_ name: String) throws {
    let example = try #require(Self.cases.first { $0.name == name })
    let changes = try changes(example.edits)
    #expect(changes.map(\.id) == example.rules.map(\.rawValue))
    let text = changes.map(\.description).joined(separator: "\n\n")
    try expectGolden(text + "\n", named: "version-\(name).txt")
  }

  @Test(arguments: [
    [("label: Farm", "label: FARM.")],
    [("label: Village", "label: Town")],
    [("name: village", "name: town, was: village")],
    [("label: Job}", "label: Job}\n- {type: text, name: added, label: Added}")],
    [("label: Village}", "label: Village, relevant: false()}")],
    [("- {type: note, name: thanks, label: Thank you}\n", "")],
    [
      (
        "- {list_name: job, name: \"1\"",
        "- {list_name: job, name: \"4\", label: Trade}\n- {list_name: job, name: \"1\""
      )
    ],
  ])
  func `answers are as readable as before`(_ edits: [(String, String)]) throws {
    #expect(try changes(edits).map(\.description) == [])
  }

  @Test func `a questionnaire is equal to itself`() throws {
    let loaded = try load(Self.old)
    #expect(VersionComparison(of: loaded, against: loaded)?.diagnostics == [])
  }

  @Test func `a version that does not load is not compared`() throws {
    let faulty = try load(Self.old.replacing("type: integer", with: "type: integre"))
    #expect(VersionComparison(of: faulty, against: try load(Self.old)) == nil)
    #expect(QuestionnaireReport(on: faulty) == nil)
  }
}
