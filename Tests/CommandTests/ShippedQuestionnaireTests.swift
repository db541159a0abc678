import Testing

/// Every instrument that ships, as a field team gets it.
@Suite struct ShippedQuestionnaireTests {
  static let names = [
    "check-interview", "civil-society", "documents", "hearing", "local-government", "residents",
    "round-table",
  ]

  @Test(arguments: names)
  func `it has no finding and its cases hold`(name: String) throws {
    let check = try BuiltProgram.run("check", "Questionnaires/\(name)")
    #expect(check.status == 0)
    #expect(check.output == "")
    let cases = try BuiltProgram.run("test", "Questionnaires/\(name)")
    #expect(cases.status == 0, "\(cases.output)")
    #expect(cases.output.contains(" 0 failed"))
  }
}
