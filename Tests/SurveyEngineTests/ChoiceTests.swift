import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct ChoiceTests {
  private static let cascade = """
    survey:
    - {type: select_one o, name: oblast, label: O}
    - {type: select_one r, name: raion, label: R, choice_filter: "of = ${oblast}"}
    - {type: select_one a, name: aimak, label: A, choice_filter: "of = ${raion}"}
    - {type: calculate, name: path, calculation: "concat(${oblast}, '/', ${raion}, '/', ${aimak})"}
    choices:
    - {list_name: o, name: osh, label: Osh}
    - {list_name: o, name: naryn, label: Naryn}
    - {list_name: r, name: alay, label: Alay, of: osh}
    - {list_name: r, name: nookat, label: Nookat, of: osh}
    - {list_name: r, name: atbashy, label: At-Bashy, of: naryn}
    - {list_name: a, name: gulcha, label: Gülchö, of: alay}
    - {list_name: a, name: acha, label: Acha-Kayyndy, of: atbashy}
    """

  @Test func `a cascade clears level by level in one step and tells it`() throws {
    let scenario = try Scenario(Self.cascade)
    #expect(scenario.choices("raion") == [])
    try scenario.answer("oblast", "osh")
    #expect(scenario.choices("raion") == ["alay", "nookat"])
    try scenario.answer("raion", "alay")
    try scenario.answer("aimak", "gulcha")
    #expect(scenario["path"] == "osh/alay/gulcha")
    let notices = try scenario.answer("oblast", "naryn")
    #expect(scenario["path"] == "naryn//")
    let raion = try #require(scenario.interview.node(at: "raion"))
    let aimak = try #require(scenario.interview.node(at: "aimak"))
    #expect(notices == [.cleared(raion), .cleared(aimak)])
    try scenario.answer("oblast", "osh")
    #expect(scenario["path"] == "osh//", "what was taken away does not return by itself")
    try scenario.undo()
    try scenario.undo()
    #expect(scenario["path"] == "osh/alay/gulcha")
  }

  @Test func `only an offered choice is an answer`() throws {
    let scenario = try Scenario(Self.cascade)
    try scenario.answer("oblast", "osh")
    #expect(try scenario.refused("raion", "atbashy")?.fault == .notAChoice)
    #expect(try scenario.refused("oblast", "Osh")?.fault == .notAChoice)
  }

  private static let several = """
    survey:
    - {type: text, name: without, label: W}
    - {type: select_multiple l, name: m, label: M, choice_filter: "name != ${without}"}
    - {type: rank l, name: k, label: K, choice_filter: "name != ${without}"}
    - {type: calculate, name: n, calculation: "count-selected(${m})"}
    choices:
    - {list_name: l, name: a, label: A}
    - {list_name: l, name: b, label: B}
    - {list_name: l, name: c, label: C}
    - {list_name: l, name: none, label: None, exclusive: yes}
    """

  @Test func `several choices are kept in the order of the list, each once`() throws {
    let scenario = try Scenario(Self.several)
    try scenario.answer("m", "c  a c")
    #expect(scenario["m"] == "a c")
    #expect(scenario["n"] == "2")
    try scenario.answer("without", "a")
    #expect(scenario["m"] == "c")
    #expect(scenario["n"] == "1")
  }

  @Test func `an exclusive choice stands alone`() throws {
    let scenario = try Scenario(Self.several)
    #expect(try scenario.refused("m", "a none")?.fault == .excludesOthers)
    try scenario.answer("m", "none")
    #expect(scenario["m"] == "none")
  }

  @Test func `a ranking holds every offered choice once, in the order given`() throws {
    let scenario = try Scenario(Self.several)
    #expect(try scenario.refused("k", "b a")?.fault == .incompleteRanking)
    #expect(try scenario.refused("k", "b a c none none")?.fault == .incompleteRanking)
    try scenario.answer("k", "none b a c")
    #expect(scenario["k"] == "none b a c")
    try scenario.answer("without", "b")
    #expect(scenario["k"] == "none a c")
    #expect(scenario.problem("k") == nil)
    try scenario.answer("without", "")
    #expect(scenario.problem("k")?.fault == .incompleteRanking)
  }

  @Test func `a choice that no list offers is a problem of its question`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: select_one l, name: s, label: S, calculation: "${a}"}
      choices:
      - {list_name: l, name: x, label: X}
      """)
    try scenario.answer("a", "q")
    #expect(scenario.problem("s")?.fault == .notAChoice)
    try scenario.answer("a", "x")
    #expect(scenario.problem("s") == nil)
  }

  @Test func `names of choices follow the language and the answers in them`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: who, "label::English (en)": Who, "label::Кыргызча (ky)": Ким}
      - {type: select_one l, name: s, "label::English (en)": S, "label::Кыргызча (ky)": S}
      - {type: calculate, name: c, calculation: "jr:choice-name(${s}, '${s}')"}
      choices:
      - {list_name: l, name: x, "label::English (en)": "Yes, ${who}", "label::Кыргызча (ky)": "Ооба, ${who}"}
      """)
    try scenario.answer("who", "Ana")
    try scenario.answer("s", "x")
    #expect(scenario["c"] == "Yes, Ana")
    #expect(scenario.choiceLabels("s") == ["Yes, Ana"])
    try scenario.language("ky")
    #expect(scenario["c"] == "Ооба, Ana")
    #expect(scenario["s"] == "x")
    try scenario.answer("who", "Bek")
    #expect(scenario["c"] == "Ооба, Bek")
    #expect(scenario.choiceLabels("s") == ["Ооба, Bek"])
  }

  @Test func `other asks for its text`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: select_one l or_other, name: s, label: S}
      choices:
      - {list_name: l, name: x, label: X}
      """)
    #expect(scenario.choices("s") == ["x", "other"])
    try scenario.answer("s", "other")
    try scenario.answer("s_other", "my own")
    #expect(scenario.route == ["s", "s_other"])
  }

  @Test func `a filter on chance draws one list for the whole interview`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: select_one l, name: s, label: S, choice_filter: "random() < 0.5 or ${a} = 'never'"}
      choices:
      - {list_name: l, name: a, label: A}
      - {list_name: l, name: b, label: B}
      - {list_name: l, name: c, label: C}
      - {list_name: l, name: d, label: D}
      - {list_name: l, name: e, label: E}
      """)
    let offered = scenario.choices("s")
    for text in ["x", "y", "z"] {
      try scenario.answer("a", text)
      #expect(scenario.choices("s") == offered)
    }
  }
}

@Suite struct ChoiceOrderTests {
  private static func yaml(_ parameters: String) -> String {
    var lines = [
      "survey:", "- {type: text, name: seed, label: Seed}",
      "- {type: select_one l, name: s, label: S, parameters: \"\(parameters)\"}",
      "- {type: select_multiple l, name: m, label: M, parameters: \"\(parameters)\"}", "choices:",
    ]
    for name in "ABCDEF" { lines.append("- {list_name: l, name: \(name), label: \(name)}") }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: [("42", "AFCBDE"), ("1", "BFEACD"), ("mirror", "ACBEDF"), ("", "CBEAFD")])
  func `a seed gives the order of every other program`(seed: String, order: String) throws {
    let scenario = try Scenario(
      Self.yaml("randomize=true, seed=${seed}"),
      surroundings: Surroundings(digest: { bytes, name in
        name == "SHA-256" && bytes == Array("mirror".utf8)
          ? [0x00, 0x15, 0x47, 0x61, 0x63, 0x7c, 0xa7, 0x46] : nil
      }))
    try scenario.answer("seed", seed)
    #expect(scenario.choices("s").joined() == order)
  }

  @Test func `the order follows its seed`() throws {
    let scenario = try Scenario(Self.yaml("randomize=true, seed=${seed}"))
    try scenario.answer("seed", "42")
    #expect(scenario.choices("s").joined() == "AFCBDE")
    try scenario.answer("seed", "33")
    #expect(scenario.choices("s").joined() == "DFEBCA")
    try scenario.undo()
    #expect(scenario.choices("s").joined() == "AFCBDE")
  }

  @Test func `without a seed the order is drawn once for the interview and the question`() throws {
    let scenario = try Scenario(Self.yaml("randomize=true"), seed: 7)
    let (first, second) = (scenario.choices("s"), scenario.choices("m"))
    #expect(first != second)
    try scenario.answer("seed", "1")
    try scenario.answer("s", "C")
    #expect(scenario.choices("s") == first)
    #expect(try scenario.replayed().choices("s") == first)
    try scenario.answer("m", "F B")
    #expect(scenario["m"] == "B F", "the stored order is that of the list")
  }
}

@Suite struct RosterChoiceTests {
  @Test func `choices from a roster follow its rows`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: members, label: M}
      - {type: text, name: who, label: Who}
      - {type: integer, name: age, label: Age}
      - {type: end_repeat}
      - {type: 'select_one ${who}', name: head, label: Head}
      - {type: 'select_one ${who}', name: adult, label: Adult, choice_filter: "${age} > 17"}
      - {type: calculate, name: c, calculation: "concat('<', ${head}, '>')"}
      """)
    #expect(scenario.choices("head") == [])
    try scenario.answer("members[r1]/who", "Aida")
    #expect(scenario.choices("head") == ["Aida"])
    try scenario.addRow("members")
    #expect(scenario.choices("head") == ["Aida"])
    try scenario.answer("members[r2]/who", "Bek")
    #expect(scenario.choices("head") == ["Aida", "Bek"])
    #expect(scenario.choices("adult") == [])
    try scenario.answer("members[r2]/age", "30")
    #expect(scenario.choices("adult") == ["Bek"])
    try scenario.answer("head", "Bek")
    try scenario.answer("members[r2]/who", "Bektur")
    #expect(scenario["head"] == "")
    #expect(scenario["c"] == "<>")
    try scenario.undo()
    #expect(scenario["c"] == "<Bek>")
    try scenario.removeRow("members[r2]")
    #expect(scenario["head"] == "")
    #expect(scenario.choices("head") == ["Aida"])
  }

  @Test func `inside the same roster all its rows are offered`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: members, label: M}
      - {type: text, name: who, label: Who}
      - {type: 'select_one ${who}', name: spouse, label: S, choice_filter: "${who} != current()/../who"}
      - {type: end_repeat}
      """)
    try scenario.answer("members[r1]/who", "Aida")
    try scenario.addRow("members")
    try scenario.answer("members[r2]/who", "Bek")
    #expect(scenario.choices("members[r1]/spouse") == ["Bek"])
    #expect(scenario.choices("members[r2]/spouse") == ["Aida"])
    try scenario.answer("members[r1]/spouse", "Bek")
    try scenario.answer("members[r2]/who", "Bektur")
    #expect(scenario["members[r1]/spouse"] == "")
  }
}
