import Expressions
import Foundation
import QuestionnaireLoading
import Sealing
import SurveyBasics
import SurveyModel
import Testing
import Workbooks

@Suite struct QuestionnaireFileTests {
  @Test func `a folder stands for the questionnaire in it`() throws {
    let folder = "\(try fixtures())/Sound/residents"
    let loaded = try LoadedQuestionnaire(contentsOf: folder)
    #expect(loaded.questionnaire?.id == "residents")
    #expect(loaded.questionnaire?.sources.map(\.name) == ["residents.yaml", "villages.csv"])
  }

  @Test(arguments: [
    (["questionnaire.yaml", "x.yaml"], "questionnaire.yaml"), (["f.yaml", "cases.yaml"], "f.yaml"),
    (["f.xlsx.yaml"], "f.xlsx.yaml"), (["a.yaml", "b.yaml"], nil), ([], nil),
    (["f.yaml", "f.xlsx"], nil), (["list.csv"], nil),
  ])
  func `the main file of a folder is found by its name`(
    _ files: [String], _ main: String?
  ) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let folder = root.appending(path: "f")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    for file in files {
      try Data("survey:\n- {type: note, name: a, label: A}\n".utf8)
        .write(to: folder.appending(path: file))
    }
    let load = {
      try LoadedQuestionnaire(contentsOf: folder.path())
    }
    if let main {
      #expect(try load().questionnaire?.sources.map(\.name) == [main])
    } else {
      let error = #expect(throws: WorkbookError.self) { try load() }
      #expect(error?.description.contains("\"\(folder.path())\"") ?? false)
    }
  }

  @Test func `the identity covers every file as sha256sum would list it`() throws {
    let yaml =
      """
      survey:
      - {type: select_one_from_file b.csv, name: a, label: A}
      settings:
      - form_id: q
      """
    let csv = "name,label\n1,One\n"
    let questionnaire = try questionnaire(yaml, files: ["q-media/b.csv": csv])
    #expect(questionnaire.sources.map(\.name) == ["q.yaml", "q-media/b.csv"])
    let lines = [
      "\(SHA256.digest(of: yaml.utf8))  q.yaml\n",
      "\(SHA256.digest(of: csv.utf8))  q-media/b.csv\n",
    ]
    #expect(questionnaire.sha256 == SHA256.digest(of: lines.sorted().joined().utf8).hex)
  }

  @Test func `lists from files, data files and look-ups become tables`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: select_one_from_file places.csv, name: a, label: A, parameters: value=code label=title}
      - {type: csv-external, name: rates}
      - {type: calculate, name: b, calculation: "pulldata('prices', 'price', 'name', ${a})"}
      - {type: calculate, name: c, calculation: "instance('rates')/root/item[name = 'x']/rate"}
      settings:
      - form_id: q
      """,
      files: [
        "places.csv": "code,title\np1,Talas\n", "rates.csv": "name;rate\nx;2\n",
        "prices.csv": "name,price\n",
      ])
    #expect(questionnaire.shape.instances.map(\.id) == ["places", "rates", "prices"])
    #expect(questionnaire.choiceLists.map(\.name) == ["places"])
    #expect(questionnaire.choiceLists[0].name(of: 0) == "p1")
    #expect(questionnaire.choiceLists[0].plainLabel(of: 0, language: 0) == "Talas")
    #expect(questionnaire.tables[1].columns == ["name", "rate"])
  }

  @Test func `the record saved last is a table that the interview fills`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: text, name: a, label: A, default: '${last-saved#a}'}
      settings:
      - form_id: q
      """)
    #expect(questionnaire.shape.instances.map(\.id) == ["__last-saved"])
    #expect(questionnaire.shape.instances[0].columns == nil)
    #expect(questionnaire.tables.count == 1)
  }

  @Test func `cells can be found again`() throws {
    let loaded = try load(
      """
      survey:
      - type: select_one l
        name: a
        label: A
        relevant: 1 = 1
      choices:
      - {list_name: l, name: x, label: X}
      settings:
      - form_id: q
      """)
    #expect(loaded.place(of: "relevant", of: 1)?.description == "q.yaml:5:13")
    #expect(loaded.place(of: "label", of: 1)?.text == "A")
    #expect(loaded.place(of: "constraint", of: 1) == nil)
    #expect(loaded.place(of: "label", of: 9) == nil)
    #expect(loaded.place(ofChoice: 0, in: 0)?.description == "q.yaml:7:24")
    #expect(loaded.place(ofChoice: 1, in: 0) == nil)
  }

  @Test func `a list of choices is no questionnaire`() {
    let error = #expect(throws: WorkbookError.self) {
      try LoadedQuestionnaire(mainFile: "list.csv", bytes: []) { _ throws(WorkbookError) in nil }
    }
    #expect(error?.code == .unsupported)
  }

  @Test func `settings give id, version, title and the name of a record`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: note, name: a, label: A}
      settings:
      - {id_string: q1, title: T, version: '3', instance_name: "concat('x', ${a})", name: root}
      """)
    #expect(questionnaire.id == "q1")
    #expect(questionnaire.version == "3")
    #expect(questionnaire.title[0]?.source == "T")
    #expect(questionnaire.instanceName?.source == "concat('x', ${a})")
    #expect(questionnaire.definitions[1].path == "/root/a")
  }

  @Test func `without an id the file name is it, with a warning`() throws {
    let loaded = try load("survey:\n- {type: note, name: a, label: A}\n")
    #expect(loaded.questionnaire?.id == "q")
    #expect(loaded.diagnostics.map(\.id) == ["missing-id"])
  }

  @Test func `labels of choices may hold answers`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: select_one l, name: b, label: B}
      choices:
      - {list_name: l, name: x, label: 'Like ${a}'}
      - {list_name: l, name: y, label: Y}
      settings:
      - form_id: q
      """)
    #expect(questionnaire.choiceLists[0].compiledLabels.map(\.key.item) == [0])
  }
}
