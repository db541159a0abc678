import SurveyBasics
import Testing
import Workbooks

@Suite struct XMLTreeTests {
  private func read(_ text: String) -> (tree: XMLTree?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let tree = XMLTree.reading(bytes: Array(text.utf8), file: "f.xml", diagnostics: &diagnostics)
    return (tree, diagnostics)
  }

  @Test func `elements come in document order with their own texts`() throws {
    let (tree, diagnostics) = read(
      "\u{FEFF}<?xml version='1.0'?>\n<a x='1'>\n <p:b>one &amp; two</p:b>\n <c/><d><![CDATA[<e>]]></d></a>"
    )
    #expect(diagnostics == [])
    let elements = try #require(tree).elements
    #expect(elements.map(\.name) == ["a", "b", "c", "d"])
    #expect(elements.map(\.text) == ["", "one & two", "", "<e>"])
    #expect(elements.map(\.parent) == [-1, 0, 0, 0])
  }

  @Test(arguments: [
    "", "text", "<a>", "<a></b>", "{}",
    String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100),
    "<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/hostname'>]><a>&x;</a",
  ])
  func `what is not well formed or too deep is one fault`(_ text: String) {
    let (tree, diagnostics) = read(text)
    #expect(tree == nil)
    #expect(diagnostics.map(\.id) == ["xml-syntax"])
  }
}
