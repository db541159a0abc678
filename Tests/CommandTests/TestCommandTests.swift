import JSONRecords
import Testing

@Suite struct TestCommandTests {
  private static let questionnaire = """
    survey:
    - {type: integer, name: age, label: A, required: yes}
    - {type: text, name: work, label: B, required: yes, relevant: "${age} >= 15"}
    """

  @Test func `the cases beside a questionnaire are run`() throws {
    for path in ["Questionnaires/residents", "Questionnaires/residents/questionnaire.yaml"] {
      let run = try BuiltProgram.run("test", path)
      #expect(run.status == 0)
      #expect(run.lines.count == 1)
      #expect(run.output.hasSuffix(" cases, 0 failed\n"))
    }
  }

  @Test func `a failed case ends with 1, its line, what was expected and found`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.questionnaire, to: "questionnaire.yaml")
    let cases = try folder.write(
      """
      - name: A child is asked for work
        answers: {age: 9}
        expect:
          asked: [work]
      - name: A child finishes
        answers: {age: 9}
        expect: {finish: complete}
      """, to: "cases.yaml")
    let run = try BuiltProgram.run("test", folder.path)
    #expect(run.status == 1)
    #expect(
      run.output == """
        \(cases):1:9: failed: A child is asked for work
          \(cases):4:13: work: expected that it is asked, found that it is not
        2 cases, 1 failed

        """)
    let told = try BuiltProgram.run("test", folder.path, cases, "--json")
    let report = try #require(JSONReader.value(of: Array(told.output.utf8.dropLast())).members)
    #expect(report["failed"]?.int == 1)
    #expect(report["cases"]?.elements?.map { $0["passed"]?.flag } == [false, true])
  }

  @Test func `cases with errors are not run and end with 65, missing ones with 66`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.questionnaire, to: "q.yaml")
    #expect(try BuiltProgram.run("test", file).status == 66)
    let cases = try folder.write("- name: a\n  expect: {asked: [wrok]}\n", to: "cases.yaml")
    let run = try BuiltProgram.run("test", file)
    #expect(run.status == 65)
    #expect(run.output == "")
    #expect(run.errors.contains("\(cases):2:20: error: There is no question \"wrok\"."))
  }
}
