import Rehearsal
import SurveyBasics
import SurveyEngine
import SurveyModel
import Testing

@Suite struct RespondentsTests {
  private static let everyType = """
    survey:
    - {type: text, name: called, label: A, required: yes, personal: yes}
    - {type: integer, name: age, label: A, required: yes, special: refused, constraint: . >= 15 and . <= 97, warning: . < 60}
    - {type: integer, name: year, label: A, required: yes, constraint: ". >= 1905 and . <= number(format-date(today(), '%Y')) - 18"}
    - {type: decimal, name: land, label: A, special: dont_know refused, constraint: . >= 0.5 and . < 20}
    - {type: date, name: seen, label: A, required: yes, constraint: . <= today() and . > today() - 30}
    - {type: dateTime, name: next, label: A, required: yes, constraint: ". > now()"}
    - {type: time, name: hour, label: A, required: yes, constraint: "substr(., 0, 2) >= 8"}
    - {type: range, name: grade, label: A, parameters: start=0 end=5 step=0.5, required: yes}
    - {type: select_one yn, name: has, label: A, required: yes, special: dont_know refused}
    - {type: select_multiple things, name: which, label: A, required: yes, relevant: "${has} = '1'", constraint: count-selected(.) <= 2}
    - {type: rank things, name: order, label: A, required: yes}
    - {type: acknowledge, name: told, label: A, required: yes}
    - {type: geopoint, name: place, label: A, required: yes}
    - {type: geotrace, name: way, label: A}
    - {type: geoshape, name: field, label: A}
    - {type: text, name: phone, label: A, required: yes, constraint: "regex(., '^(0|\\\\+996)[2-7][0-9]{8}$')"}
    - {type: text, name: short, label: A, required: yes, constraint: string-length(.) = 4}
    - {type: begin_repeat, name: trips, label: Trip}
    - {type: integer, name: days, label: A, required: yes, constraint: . >= 1}
    - {type: end_repeat}
    - {type: integer, name: first, label: A, required: yes, constraint: ". >= 0 and . <= 100000 and . mod 1000 = 0"}
    - {type: integer, name: second, label: A, required: yes, constraint: ". >= 0 and . + ${first} = 100000"}
    - {type: note, name: bye, label: A}
    choices:
    - {list_name: yn, name: 1, label: Yes}
    - {list_name: yn, name: 2, label: No}
    - {list_name: things, name: a, label: A}
    - {list_name: things, name: b, label: B}
    - {list_name: things, name: c, label: C}
    - {list_name: things, name: none, label: None, exclusive: yes}
    settings:
    - {form_id: every, version: 1}
    """

  @Test func `every interview finishes with answers that the rules accept`() throws {
    let plan = try plan(Self.everyType)
    let (interviews, coverage) = interviews(plan, count: 60)
    for interview in interviews {
      let seed = interview.opening.seed
      #expect(interview.faults == [], "seed \(seed)")
      #expect(interview.finished?.response.status == .complete, "seed \(seed)")
      guard case .integer(let age)? = interview.answer("age") else { continue }
      #expect((15...97).contains(age), "seed \(seed)")
    }
    #expect(coverage.neverAsked == [])
    #expect(coverage.unmetChoices == [])
  }

  @Test func `the limits that a rule computes are reached from both sides`() throws {
    let (interviews, _) = interviews(try plan(Self.everyType), count: 60)
    let years = Set(interviews.compactMap { $0.answer("year") })
    #expect(years.count > 20)
    #expect(years.contains(.integer(1905)))
    #expect(years.contains(.integer(2008)))
  }

  @Test func `respondents refuse, confirm warnings, go back, take back and add rows`() throws {
    let (interviews, _) = interviews(try plan(Self.everyType), count: 60)
    let actions = interviews.flatMap { $0.events.map(\.action) }
    func happens(_ matches: (JournalEvent.Action) -> Bool) -> Int { actions.count(where: matches) }
    #expect(happens { if case .special = $0 { true } else { false } } > 5)
    #expect(happens { if case .confirm(let key, _) = $0 { key == "age" } else { false } } > 2)
    #expect(happens { $0 == .undo } > 5)
    #expect(happens { $0 == .redo } > 1)
    #expect(happens { if case .addRow = $0 { true } else { false } } > 50)
    #expect(happens { if case .removeRow = $0 { true } else { false } } > 1)
    #expect(happens { if case .comment = $0 { true } else { false } } > 1)
    let twice = interviews.count { interview in
      interview.events.count { if case .answer("age", _) = $0.action { true } else { false } } > 1
    }
    #expect(twice > 5)
  }

  @Test func `the same opening gives the same events, another seed others`() throws {
    let plan = try plan(Self.everyType)
    let (first, again) = (interviews(plan, count: 5), interviews(plan, count: 5))
    #expect(first.interviews.map(\.events) == again.interviews.map(\.events))
    #expect(
      first.interviews.map(\.finished?.response) == again.interviews.map(\.finished?.response))
    #expect(first.interviews[0].events != first.interviews[1].events)
  }

  @Test(arguments: ["every", "residents"])
  func `replaying the events gives the same response`(_ name: String) throws {
    let plan = try name == "every" ? plan(Self.everyType) : plan(of: "residents")
    for simulated in interviews(plan, count: 6).interviews {
      let replayed = Interview(plan, opening: simulated.opening, surroundings: Surroundings())
      for event in simulated.events {
        guard case .accepted = try replayed.apply(event) else {
          Issue.record("seed \(simulated.opening.seed), event \(event.number) was refused")
          return
        }
      }
      let finish = JournalEvent(
        number: simulated.events.count + 1,
        at: try #require(simulated.finished?.response.completedAt),
        milliseconds: simulated.activeMilliseconds, action: .complete(revisionID: ""))
      guard
        case .finished(let finished) = replayed.finish(
          .complete, event: finish, activeMilliseconds: simulated.activeMilliseconds)
      else {
        Issue.record("seed \(simulated.opening.seed) does not finish")
        return
      }
      #expect(
        finished.response == simulated.finished?.response, "seed \(simulated.opening.seed)")
    }
  }

  @Test func `residents are interviewed to the end, most of them at length`() throws {
    let (interviews, coverage) = interviews(try plan(of: "residents"), count: 20)
    for interview in interviews {
      #expect(interview.faults == [], "seed \(interview.opening.seed)")
    }
    let agreed = interviews.count { $0.answer("a306_agrees") == .text("1") }
    #expect(agreed > 5)
    #expect(coverage.neverAsked.count < 25)
  }

  @Test func `a question that accepts nothing is a fault with its message`() throws {
    let plan = try plan(
      """
      survey:
      - {type: integer, name: a, label: A, required: yes, constraint: . > 3 and . < 3, constraint_message: Never.}
      """)
    let interview = interviews(plan, count: 1).interviews[0]
    #expect(interview.finished == nil)
    #expect(interview.faults == [.noAnswer(key: "a", message: "Never.")])
  }

  @Test func `a required question without a choice to offer is a fault`() throws {
    let plan = try plan(
      """
      survey:
      - {type: select_one l, name: a, label: A, required: yes, choice_filter: name = 'x'}
      choices:
      - {list_name: l, name: 1, label: One}
      """)
    #expect(
      interviews(plan, count: 1).interviews[0].faults
        == [.noAnswer(key: "a", message: "no choice is offered.")])
  }

  @Test func `a calculation that is required and empty is a fault`() throws {
    let plan = try plan(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: calculate, name: b, calculation: "''", required: yes}
      """)
    guard case .cannotFinish(let problems)? = interviews(plan, count: 1).interviews[0].faults.first
    else {
      Issue.record("The interview finished.")
      return
    }
    #expect(problems.first?.hasPrefix("b (required)") ?? false)
  }

  @Test func `an earlier answer is changed when nothing else helps`() throws {
    let plan = try plan(
      """
      survey:
      - {type: integer, name: a, label: A, required: yes, constraint: . >= 0 and . <= 20}
      - {type: integer, name: b, label: B, required: yes, constraint: ". >= 10 and . <= ${a}"}
      """)
    for interview in interviews(plan, count: 40).interviews {
      #expect(interview.faults == [], "seed \(interview.opening.seed)")
    }
  }
}
