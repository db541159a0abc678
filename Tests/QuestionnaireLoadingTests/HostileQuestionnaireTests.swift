import Foundation
import QuestionnaireLoading
import SurveyBasics
import SurveyModel
import Testing
import Workbooks

@Suite struct HostileQuestionnaireTests {
  @Test(arguments: [UInt64(1), 2, 3], ["residents", "legacy"])
  func `no questionnaire, however mangled, crashes the loader`(
    _ seed: UInt64, _ name: String
  ) throws {
    let folder = "\(try fixtures())/Sound/\(name)"
    func text(_ file: String) throws -> String {
      String(decoding: try Workbook.bytes(ofFile: "\(folder)/\(file)", named: file), as: UTF8.self)
    }
    let source = try text("\(name).yaml")
    let wells = name == "legacy" ? try text("wells.geojson") : ""
    let tariffs = name == "legacy" ? try text("tariffs.xml") : ""
    let places = name == "legacy" ? try text("places.csv") : ""
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var chance = SeededGenerator(seed: seed)
    for round in 0..<120 {
      if round % 12 == 0 { lines = source.split(separator: "\n").map(String.init) }
      let at = Int.random(in: 1..<lines.count, using: &chance)
      switch Int.random(in: 0..<6, using: &chance) {
      case 0: lines.remove(at: at)
      case 1: lines.insert(lines[at], at: Int.random(in: 1..<lines.count, using: &chance))
      case 2: lines.swapAt(at, Int.random(in: 1..<lines.count, using: &chance))
      case 3: lines[at] = String(lines[at].shuffled(using: &chance))
      case 4: lines[at] = lines[at].replacingOccurrences(of: "${", with: "")
      default:
        let value = lines.randomElement(using: &chance)?.split(separator: ":").last ?? ""
        lines[at] = lines[at].prefix { $0 != ":" } + ":" + value
      }
      let loaded = try load(
        lines.joined(separator: "\n"),
        files: [
          "villages.csv": round % 5 == 0 ? " , \n1,2" : "name\n", "places.csv": places,
          "wells.geojson": round % 7 == 0 ? String(wells.shuffled(using: &chance)) : wells,
          "tariffs.xml": round % 7 == 1 ? String(tariffs.dropFirst(round / 7)) : tariffs,
        ])
      #expect(
        (loaded.questionnaire == nil) == loaded.diagnostics.contains { $0.severity == .error },
        "seed \(seed), round \(round)")
    }
  }

  @Test func `loops within loops without end are refused`() throws {
    let loops = String(repeating: "- {type: begin_loop l, name: l, label: L}\n", count: 3000)
    let loaded = try load("survey:\n\(loops)- {type: text, name: a, label: A}\n")
    #expect(loaded.diagnostics.contains { $0.id == "too-deep" })
  }

  @Test(arguments: ["csv", "geojson", "xml"])
  func `small files that stand for huge tables are refused`(_ ending: String) throws {
    let names = (0..<6000).map { "c\($0)" }
    let file =
      switch ending {
      case "csv": names.joined(separator: ",") + "\n" + String(repeating: "a\n", count: 6000)
      case "xml":
        "<root>\(names.map { "<item><\($0)>1</\($0)></item>" }.joined())</root>"
      default:
        "{\"type\":\"FeatureCollection\",\"features\":["
          + names.map {
            "{\"properties\":{\"\($0)\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}"
          }.joined(separator: ",") + "]}"
      }
    let loaded = try load(
      "survey:\n- {type: select_one_from_file f.\(ending), name: a, label: A}\n",
      files: ["f.\(ending)": file])
    #expect(loaded.diagnostics.contains { ["too-large", "xml-not-a-list"].contains($0.id) })
  }

  @Test func `a large questionnaire with a large list loads`() throws {
    var yaml = "survey:\n"
    for number in 0..<1000 {
      yaml += "- {type: integer, name: q\(number), label: Q, constraint: . >= 0"
      if number > 0 { yaml += ", relevant: '${q\(number - 1)} > 0'" }
      yaml += "}\n"
    }
    yaml += "- {type: select_one_from_file places.csv, name: place, label: P}\n"
    let list = "name,label\n" + (0..<20000).map { "p\($0),Place \($0)\n" }.joined()
    let questionnaire = try questionnaire(
      yaml + "settings:\n- form_id: q\n", files: ["places.csv": list])
    #expect(questionnaire.definitions.count == 1002)
    #expect(questionnaire.choiceLists[0].count == 20000)
  }
}
