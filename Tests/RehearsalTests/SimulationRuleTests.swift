import Rehearsal
import SurveyBasics
import SurveyEngine
import SurveyModel
import Testing

/// The column `simulate`.
@Suite struct SimulationRuleTests {
  @Test func `weights give the shares of answers and missing reasons`() throws {
    let plan = try plan(
      """
      survey:
      - {type: select_one yn, name: a, label: A, required: yes, special: refused, simulate: "1:60 2:30 refused:10"}
      - {type: integer, name: b, label: B, required: yes, simulate: "7:1 9:0"}
      - {type: select_multiple yn, name: c, label: C, required: yes, simulate: "1:100 2:0"}
      choices:
      - {list_name: yn, name: 1, label: Yes}
      - {list_name: yn, name: 2, label: No}
      """)
    let all = interviews(plan, count: 500).interviews
    func share(_ matches: (SimulatedInterview) -> Bool) -> Int { all.count(where: matches) / 5 }
    #expect((53...67).contains(share { $0.answer("a") == .text("1") }))
    #expect((24...36).contains(share { $0.answer("a") == .text("2") }))
    #expect((6...14).contains(share { $0.finished?.response.missing["a"] == .refused }))
    #expect(all.allSatisfy { $0.answer("b") == .integer(7) })
    #expect(all.allSatisfy { $0.answer("c") == .list(["1"]) })
  }

  @Test func `what nobody is asked is filled in before, as often as its weights say`() throws {
    let plan = try plan(
      """
      survey:
      - {type: hidden, name: sex, simulate: "1:45 2:45"}
      - {type: integer, name: children, label: A, required: yes, relevant: "${sex} = '2'"}
      """)
    let all = interviews(plan, count: 500).interviews
    func share(_ matches: (SimulatedInterview) -> Bool) -> Int { all.count(where: matches) / 5 }
    #expect((38...52).contains(share { $0.answer("sex") == .text("1") }))
    #expect((38...52).contains(share { $0.answer("children") != nil }))
    #expect((4...16).contains(share { $0.answer("sex") == nil }))
    var given = opening(plan, seed: 1)
    given.prefilled = [.init(key: "sex", text: "1")]
    var coverage = Coverage(of: plan.questionnaire)
    let interview = Respondents(plan).interview(
      given, surroundings: Surroundings(), coverage: &coverage)
    #expect(interview.opening.prefilled == given.prefilled)
  }

  @Test func `an expression gives the answer from other answers`() throws {
    let plan = try plan(
      """
      survey:
      - {type: integer, name: age, label: A, required: yes, simulate: 18 + int(random() * 50)}
      - {type: integer, name: born, label: B, required: yes, simulate: "2026 - ${age}"}
      """)
    let all = interviews(plan, count: 60).interviews
    #expect(Set(all.compactMap { $0.answer("age") }).count > 15)
    let fitting = all.count {
      guard case .integer(let age)? = $0.answer("age"), case .integer(let born)? = $0.answer("born")
      else { return false }
      return age + born == 2026 && (18..<68).contains(age)
    }
    // Whoever goes back to change the age leaves the year as it is.
    #expect(fitting > 50)
  }

  @Test(arguments: [
    ("1:60 3:40", "\"3\" is no choice of the question and no missing reason that it offers."),
    ("1:0 2:0", "all weights are zero."),
    ("${nobody} + 1", "There is no question named \"nobody\"."),
  ])
  func `a cell that cannot be followed is reported`(_ cell: String, _ message: String) throws {
    let plan = try plan(
      """
      survey:
      - {type: select_one yn, name: a, label: A, simulate: "\(cell)"}
      choices:
      - {list_name: yn, name: 1, label: Yes}
      - {list_name: yn, name: 2, label: No}
      """)
    let diagnostics = Respondents(plan).diagnostics
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.severity == .error)
    #expect(diagnostics.first?.message.hasSuffix(message) ?? false)
  }
}
