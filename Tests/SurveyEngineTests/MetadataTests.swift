import QuestionnaireLoading
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing
import Workbooks

/// What is known of a record without asking (xlsform 4, 8.1).
@Suite struct MetadataTests {
  @Test func `the beginning of the interview fills what stands for it`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: start, name: s}
      - {type: end, name: e}
      - {type: today, name: t}
      - {type: deviceid, name: d}
      - {type: username, name: u}
      - {type: email, name: m}
      - {type: phonenumber, name: p}
      - {type: simserial, name: sim}
      - {type: audit, name: audit}
      - {type: integer, name: age, label: A}
      - {type: calculate, name: later, calculation: "concat(${u}, ' ', ${t})"}
      """)
    #expect(scenario["s"] == scenario.interview.opening.at.description)
    #expect(scenario["e"] == "")
    #expect(scenario["t"] == scenario.interview.opening.at.local.date.description)
    #expect(scenario["d"] == scenario.interview.opening.device)
    #expect(scenario["u"] == scenario.interview.opening.interviewer)
    #expect(scenario["sim"] == "")
    #expect(scenario["later"] == "\(scenario["u"] ?? "") \(scenario["t"] ?? "")")
    try scenario.answer("age", "40")
    let answers = try scenario.finished().response.answers
    #expect(answers["e"] == .text(scenario.now.description), "set when it is finished")
    #expect(scenario["e"] == "", "and not before")
    #expect(answers["sim"] == nil)
  }

  @Test func `the id and the name of the record can be referred to`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: age, label: 'Interview ${instanceID}'}
      - {type: calculate, name: short, calculation: "substr(${instanceID}, 5, 13)"}
      - {type: calculate, name: same, calculation: "/data/meta/instanceID = ${instanceID}"}
      - {type: calculate, name: named, calculation: "concat('<', ${instanceName}, '>')"}
      settings:
      - {form_id: q, instance_name: "concat('Age ', ${age})"}
      """)
    let id = scenario.interview.opening.responseID
    #expect(scenario["instanceID"] == "uuid:\(id)")
    #expect(scenario["short"] == "\(id.prefix(8))")
    #expect(scenario["same"] == "true")
    #expect(scenario.label("age") == "Interview uuid:\(id)")
    try scenario.answer("age", "40")
    #expect(scenario["named"] == "<Age 40>")
    #expect(scenario.route == ["age"])
    let finished = try scenario.finished()
    #expect(finished.name == "Age 40")
    #expect(Set(finished.response.answers.keys) == ["age", "short", "same", "named"])
    #expect(throws: ActionError.readOnly("instanceID")) {
      try scenario.apply(.answer(key: "instanceID", text: "x"))
    }
  }

  @Test func `without a name in the settings the name is empty`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A, relevant: "${instanceName} = ''"}
      """)
    #expect(scenario.route == ["a"])
  }

  @Test func `a question of that name is the one that is meant`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: instanceName, label: N}
      - {type: calculate, name: c, calculation: "${instanceName}"}
      """)
    try scenario.answer("instanceName", "mine")
    #expect(scenario["c"] == "mine")
    #expect(try scenario.finished().response.answers["instanceName"] == .text("mine"))
  }

  @Test func `a name that needs itself is a cycle`() throws {
    let yaml = """
      survey:
      - {type: calculate, name: a, calculation: "${instanceName}"}
      settings:
      - {form_id: q, instance_name: "${a}"}
      """
    let loaded = try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(yaml.utf8)) {
      _ throws(WorkbookError) in nil
    }
    let cycle = try #require(loaded.diagnostics.first { $0.id == "cycle" })
    #expect(cycle.place.position == .line(2, column: 44))
    #expect(cycle.notes.map(\.place?.position) == [.line(4, column: 32)])
  }
}
