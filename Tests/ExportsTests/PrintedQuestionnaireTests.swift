import Exports
import Expressions
import Foundation
import FoundationXML
import QuestionnaireLoading
import SurveyBasics
import SurveyModel
import SurveyTestSupport
import Testing
import Workbooks

@Suite struct PrintedQuestionnaireTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Questionnaires")
  static let shipped =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: ["en", "ky"])
  func `a small questionnaire is printed with all that paper needs`(_ tag: String) throws {
    let path = try #require(Bundle.module.path(forResource: "Fixtures", ofType: nil))
    let loaded = try LoadedQuestionnaire(contentsOf: "\(path)/village.yaml")
    #expect(loaded.diagnostics.map(\.id) == ["other-untranslated"])
    let questionnaire = try #require(loaded.questionnaire)
    let language = try #require(questionnaire.language(tagged: tag))
    let html = PrintedQuestionnaire(questionnaire, language: language).html
    // The style is the same for all; what it does is seen, not compared.
    let page = html.replacing(/<style>.*?<\/style>/.dotMatchesNewlines(), with: "")
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/Golden/village-\(tag).html")
    try expectGolden(page, at: golden.path)
  }

  @Test(arguments: shipped)
  func `every question and choice of a shipped questionnaire is on its page`(
    _ name: String
  ) throws {
    let questionnaire = try #require(
      try LoadedQuestionnaire(contentsOf: Self.folder.appending(path: name).path).questionnaire)
    #expect(questionnaire.languages.count == 3)
    for language in questionnaire.languages.indices {
      let html = PrintedQuestionnaire(questionnaire, language: language).html
      let page = try PageReader(html)
      for definition in questionnaire.definitions.dropFirst() {
        let place = page.texts["d\(definition.number)"]
        guard let question = definition.question, question.automatic == nil else { continue }
        let text = try #require(place, "\(name): \(definition.name) has no place")
        guard question.isShown else { continue }
        if let label = definition.label[language], !label.hasReferences {
          #expect(text.contains(page.squeezed(label.source)), "\(name): \(definition.name)")
        }
        guard case .list(let index)? = question.choices?.origin,
          question.choices?.filter == nil
        else { continue }
        let list = questionnaire.choiceLists[index]
        let around = page.everything
        for item in 0..<list.count where list.compiledLabels.isEmpty {
          let label = page.squeezed(list.plainLabel(of: item, language: language))
          #expect(
            around.contains(list.name(of: item) + label), "\(name): \(definition.name), \(label)")
        }
      }
      #expect(page.deadLinks == [], "\(name)")
    }
  }

  @Test func `hostile texts stay texts`() throws {
    let bad = "</p><script>alert(1)</script> & \\u202E\\u0007 ]]> \\\" onload=x"
    let yaml = """
      settings:
      - {form_id: q, version: "1\\"}*{color:red", form_title: "\(bad)"}
      survey:
      - {type: select_one l, name: a, label: "\(bad)", hint: "\(bad)", guidance_hint: "\(bad)"}
      - {type: text, name: b, label: "${a} \(bad)", relevant: "${a} = '<i>'", constraint: "regex(., '<b>&')", constraint_message: "\(bad)"}
      choices:
      - {list_name: l, name: "<i>", label: "\(bad)"}
      """
    let loaded = try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(yaml.utf8)) {
      _ throws(WorkbookError) in nil
    }
    let html = PrintedQuestionnaire(try #require(loaded.questionnaire), language: 0).html
    let page = try PageReader(html)
    #expect(page.elements.isDisjoint(with: ["script", "i"]))
    #expect(!html.contains("\u{202E}") && !html.contains("\u{7}"))
  }

  @Test func `numbers stand in for names that hold no codes`() throws {
    let yaml = """
      settings:
      - {form_id: q, version: "1"}
      survey:
      - {type: integer, name: age, label: Age}
      - {type: text, name: work, label: Work, relevant: "${age} >= 16"}
      """
    let loaded = try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(yaml.utf8)) {
      _ throws(WorkbookError) in nil
    }
    let html = PrintedQuestionnaire(try #require(loaded.questionnaire), language: 0).html
    #expect(try PageReader(html).everything.contains("Askif1≥16"))
  }
}

/// A page read as XML: the texts of everything that has an id.
private final class PageReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String: String] = [:]
  private(set) var elements: Set<String> = []
  private(set) var everything = ""
  private var links: Set<String> = []
  private var open: [String?] = []

  init(_ html: String) throws {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  /// The links to places that do not exist.
  var deadLinks: [String] {
    links.filter { texts[String($0.dropFirst())] == nil }.sorted()
  }

  /// A text without blanks and the signs of emphasis.
  func squeezed(_ text: String) -> String {
    text.filter { !$0.isWhitespace && $0 != "*" && $0 != "_" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(name)
    open.append(attributes["id"])
    if let id = attributes["id"] { texts[id] = "" }
    if let link = attributes["href"] { links.insert(link) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    let text = squeezed(string)
    everything += text
    for case let id? in open { texts[id, default: ""] += text }
  }
}
