import InterfaceText
import QualityChecks
import Testing

/// The list of checks as a whole.
@Suite struct CheckListTests {
  @Test func `every check has its own name and says in each language what it looks at`() {
    #expect(Set(CheckList.all.map(\.id)).count == CheckList.all.count)
    for language in InterfaceLanguage.allCases {
      let words = Wording(language)
      for check in CheckList.all {
        let definition = check.definition(words)
        #expect(definition.count > 40)
        // A place that nothing fills would stay in braces.
        #expect(!definition.contains("{"), "\(check.id) \(language): \(definition)")
      }
    }
  }

  @Test func `a check is found by its name whatever the case`() {
    #expect(CheckList.check(named: "k1")?.id == "K1")
    #expect(CheckList.check(named: "Z9") == nil)
  }
}
