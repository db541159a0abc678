import Testing

@Suite struct QuestionnaireCommandTests {
  private static let short = """
    survey:
    - type: integer
      name: age
      label: How old are you?
      constraint: . >= 0 and . <= 120
      constraint_message: Between 0 and 120.
      required: yes
      special: dont_know refused
    - type: text
      name: work
      label: What is your work?
      relevant: ${age} >= 15
    - type: text
      name: called
      label: What is your name?
      personal: yes
    settings:
    - form_id: short
      version: 7
    """

  @Test func `check prints nothing on standard output for a sound questionnaire`() throws {
    let run = try BuiltProgram.run("check", "Questionnaires/residents")
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(run.errors.contains("residents 2026.1"))
    #expect(run.errors.contains("an interview asks about"))
  }

  @Test func `check counts in words that fit, and names only what there is`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      survey:
      - {type: text, name: a, label: A}
      settings:
      - {form_id: tiny}
      """, to: "q.yaml")
    #expect(
      try BuiltProgram.run("check", file).errors == """
        \(file): tiny, 1 question: no errors, no warnings
        \(file): an interview asks about 1 question in 1 min (from 1 in 1 min to 1 in 1 min)

        """)
  }

  @Test func `check warns of what loads and cannot be right, and ends with 0`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Self.short.replacing("${age} >= 15", with: "${age} >= 15 and ${age} < 10"), to: "q.yaml")
    let run = try BuiltProgram.run("check", file)
    #expect(run.status == 0)
    #expect(run.output.contains("\(file):12:13: warning: No answers lead to"))
  }

  @Test func `check --against tells what collected answers would lose and ends with 1`() throws {
    let folder = try TemporaryFolder()
    let old = try folder.write(Self.short, to: "old.yaml")
    let new = try folder.write(
      Self.short.replacing("name: age", with: "name: years").replacing("${age}", with: "${years}")
        .replacing("version: 7", with: "version: 8"), to: "new.yaml")
    let run = try BuiltProgram.run("check", new, "--against", old)
    #expect(run.status == 1)
    #expect(run.output.contains("error: \"age\" is gone"))
    let same = try BuiltProgram.run("check", old, "--against", old)
    #expect(same.status == 0)
    #expect(same.output == "")
    let twice = try BuiltProgram.run("check", new, old, "--against", old)
    #expect(twice.status == 64)
  }

  @Test func `check --json ends with the length of an interview`() throws {
    let run = try BuiltProgram.run("check", "--json", "Questionnaires/residents")
    #expect(run.lines.count == 1)
    #expect(run.output.contains("\"route\":{\"longest\":{\"minutes\":"))
  }

  @Test func `check names file, line and text of a fault and ends with 1`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Self.short.replacing("${age} >= 15", with: "${aeg} >= 15"), to: "q.yaml")
    let run = try BuiltProgram.run("check", file)
    #expect(run.status == 1)
    #expect(run.output.contains("\(file):12:13: error:"))
    #expect(run.output.contains("  ${aeg} >= 15\n  ^~~~~~\n"))
    #expect(run.output.contains("Did you mean \"age\"?"))
  }

  @Test func `check --json prints one object a line`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Self.short.replacing("${age} >= 15", with: "${age} >== 15"), to: "q.yaml")
    let run = try BuiltProgram.run("check", "--json", file)
    #expect(run.status == 1)
    #expect(run.lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    #expect(run.output.contains("\"line\":12"))
  }

  @Test func `a questionnaire that is not there ends with 66`() throws {
    let run = try BuiltProgram.run("check", "/nonexistent/q.yaml")
    #expect(run.status == 66)
    #expect(run.errors.contains("/nonexistent/q.yaml"))
  }

  @Test func `eval prints text values, and 65 for a wrong expression`() throws {
    let good = try BuiltProgram.run("eval", "1 + 1", "concat('ө', 'ң')")
    #expect(good.status == 0)
    #expect(good.output == "2\nөң\n")
    let bad = try BuiltProgram.run("eval", "1 +")
    #expect(bad.status == 65)
    #expect(bad.errors.contains("^"))
  }

  @Test func `eval reads expressions as lines and answers each`() throws {
    let input = """
      {"id":1,"expr":"1 div 0"}
      {"id":"x","expr":"number('a')"}
      {"id":3,"expr":"1 = 1"}
      {"id":4,"expr":"1 +"}
      not json
      """
    let run = try BuiltProgram.run("eval", "--expressions", "-", input: input)
    #expect(run.status == 0)
    #expect(
      run.lines.prefix(3) == [
        #"{"boolean":true,"expr":"1 div 0","id":1,"number":"Infinity","string":"Infinity","type":"number"}"#,
        #"{"boolean":false,"expr":"number('a')","id":"x","number":null,"string":"NaN","type":"number"}"#,
        #"{"boolean":true,"expr":"1 = 1","id":3,"number":1,"string":"true","type":"boolean"}"#,
      ])
    #expect(run.lines[3].contains(#""type":"syntax-error""#))
    #expect(run.lines[4].contains(#""type":"error""#))
  }

  @Test func `eval sees answers that steps gave`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.short, to: "q.yaml")
    let steps = try folder.write(#"{"set":"/data/age","value":"34"}"# + "\n", to: "steps.jsonl")
    let run = try BuiltProgram.run(
      "eval", "--questionnaire", file, "--answers", steps, "${age} * 2")
    #expect(run.output == "68\n")
  }

  @Test func `drive answers every step and finishes with a response`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.short, to: "q.yaml")
    let run = try BuiltProgram.run(
      "drive", "--seed", "1", "--now", "2026-05-01T10:00:00+06:00", file,
      input: """
        {"set":"/data/age","value":"200"}
        {"finish":true}
        {"special":"/data/age","reason":"refused"}
        {"set":"/data/nothing","value":"1"}
        {"set":"/data/age","value":"34"}
        {"set":"/data/work","value":"teacher"}
        {"set":"/data/called","value":"Айгүл"}
        {"undo":true}
        {"redo":true}
        {"walk":true}
        {"finish":true}
        """)
    #expect(run.status == 0)
    try #require(run.lines.count == 12)
    #expect(run.lines[0].contains(#""id":"short""#))
    #expect(run.lines[1].contains(#""message":"Between 0 and 120.","result":"refused""#))
    #expect(run.lines[2].contains(#""result":"incomplete""#))
    #expect(run.lines[3].contains(#""missing":"refused""#))
    #expect(run.lines[4].contains(#""result":"error""#))
    #expect(run.lines[9].contains(#""value":"Айгүл""#))
    #expect(run.lines[10].contains(#""path":"/data/work""#))
    #expect(run.lines[11].contains(#""answers":{"age":34,"work":"teacher"}"#))
    #expect(run.lines[11].contains(#""status":"complete""#))
    #expect(run.lines[11].contains(#""personal":"#))
  }

  @Test func `the same seed, time and steps give the same bytes`() throws {
    let arguments = [
      "drive", "--seed", "5", "--now", "2026-05-01T10:00:00+06:00", "Questionnaires/residents",
    ]
    let input = "{\"state\":true}\n{\"walk\":true}\n"
    let first = try BuiltProgram.run(arguments, input: input)
    let second = try BuiltProgram.run(arguments, input: input)
    #expect(first.output == second.output)
    #expect(first.output.count > 10_000)
  }

  @Test func `without a command the help is printed`() throws {
    let run = try BuiltProgram.run()
    #expect(run.status == 64)
    #expect(run.output.contains("interview"))
  }

  @Test(arguments: [
    (["--nothing"], 64), (["check"], 64), (["eval"], 64), (["drive", "--now", "noon", "x"], 64),
    (["drive", "/nonexistent"], 66), (["show", "x"], 66),
  ])
  func `wrong use ends with its status and a sentence`(arguments: [String], status: Int) throws {
    let run = try BuiltProgram.run(
      arguments, environment: ["SUROO_STORE": "/nonexistent/store"])
    #expect(Int(run.status) == status)
    #expect(run.output == "")
    #expect(!run.errors.isEmpty)
  }
}
