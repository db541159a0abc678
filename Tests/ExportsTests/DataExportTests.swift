import Exports
import FileStorage
import Foundation
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import SurveyTestSupport
import Testing

/// Exported tables, read back by another program.
@Suite struct DataExportTests {
  private static let text = """
    survey:
    - {type: text, name: words, label: Words}
    - {type: select_one l, name: one, label: One}
    - {type: select_multiple l, name: many, label: Many}
    - {type: rank l, name: order, label: Order}
    - {type: geopoint, name: place, label: Place}
    - {type: decimal, name: size, label: Size}
    - {type: text, name: region, label: Region}
    - {type: text, name: secret, label: Secret, personal: "yes"}
    - {type: begin_repeat, name: members, label: Members}
    - {type: text, name: called, label: Called, personal: "yes"}
    - {type: integer, name: age, label: Age}
    - {type: begin_repeat, name: jobs, label: Jobs}
    - {type: text, name: title, label: Title}
    - {type: end_repeat}
    - {type: end_repeat}
    choices:
    - {list_name: l, name: a, label: "A, first"}
    - {list_name: l, name: b, label: "\\"B\\""}
    - {list_name: l, name: c, label: C}
    settings:
    - {form_id: kyz, version: 1}
    """

  private let folder: String
  private let form: Questionnaire
  private let store: Store

  init() throws {
    folder = "/tmp/suroo-export-\(UUID().uuidString.lowercased())"
    form = try questionnaire(Self.text)
    store = try Store.create(
      at: "\(folder)/store",
      StoreDescription(
        id: "s", device: "test", region: nil, interviewer: "ana", interviewerName: "Ana",
        recipients: []),
      for: .init(process: 1, host: "h", user: "u", since: Self.now))
  }

  private static let now = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)

  /// Texts that break careless writers and readers.
  private static let texts = [
    "Ооба, „жакшы“", "ал айтты: \"жок\"", "биринчи\nэкинчи", "кайра\r\nсап", "\r", " четинде ",
    "=1+1", "+996 555", "-5", "@SUM(A1)", "\tтаб", ";", ",", "\"", "\"\"", "ө\u{308}", "007",
    "NULL",
    "🙂 \u{202E}тескери",
  ]

  private func fill() throws {
    for (index, text) in Self.texts.enumerated() {
      var response = Response(
        responseID: "0197a6d2-c4e1-7b3a-9f00-\(String(100_000_000_000 + index))",
        made: .init(by: "ana", role: .interviewer, at: Self.now, reason: text),
        questionnaire: .init(id: form.id, version: form.version, sha256: form.sha256),
        status: .complete, region: nil, unit: text, device: "test", language: "ky",
        startedAt: Self.now, completedAt: Self.now, activeMilliseconds: 1)
      response.answers = [
        "words": .text(text), "region": .text(text), "one": .text(index % 2 == 0 ? "a" : "odd"),
        "many": .list(["a", "c"]), "order": .list(["c", "a", "b"]),
        "place": .point(.init(latitude: 42.5, longitude: 74.125, accuracy: 3)),
        "size": .decimal(0.000_001),
      ]
      if index % 3 == 0 {
        response.answers["many"] = nil
        response.answers["place"] = nil
        response.missing["many"] = .refused
        response.missing["members[r2]/age"] = .dontKnow
      }
      response.answers["members"] = .rows([
        .init(
          id: "r2",
          answers: [
            "jobs": .rows([
              .init(id: "r1", answers: ["title": .text(text)]),
              .init(id: "r5", answers: ["title": .text("x")]),
            ])
          ]),
        .init(id: "r3", answers: ["age": .integer(index)]),
      ])
      let part = PersonalPart(
        responseID: response.responseID, salt: Array(repeating: UInt8(index), count: 32),
        answers: ["secret": .text(text), "members[r2]/called": .text("Айгүл " + text)])
      _ = try store.add(response, personal: part)
    }
  }

  private func export(
    _ format: DataExport.Format, to name: String, _ options: DataExport.Options = .init()
  ) throws -> DataExport.Report {
    let summaries = try store.catalog().lineages.map(\.current)
    return try DataExport(format, of: [form], options)
      .write(summaries, from: store, to: "\(folder)/\(name)")
  }

  private func contents(_ name: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
    return String(decoding: data, as: UTF8.self)
  }

  private func readBack(_ arguments: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/readback.py").path
    process.arguments = ["python3", script] + arguments.map { "\(folder)/\($0)" }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test func `Python reads every answer back, quotes, line breaks and Cyrillic included`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try fill()
    var options = DataExport.Options()
    options.language = form.languages[0].tag
    _ = try export(.csv, to: "csv", options)
    _ = try export(.ndjson, to: "records")
    let plain = try readBack("csv", "records/kyz.ndjson")
    #expect(plain.output.hasSuffix("\(Self.texts.count) responses, 0 faults\n"), "\(plain.output)")
    #expect(try !contents("csv/kyz.csv").contains("Айгүл"))
    #expect(try !contents("csv/kyz.csv").contains("secret"))
    options.isPersonal = true
    _ = try export(.csv, to: "personal", options)
    let report = try export(.ndjson, to: "personal-records", options)
    #expect(report.withoutPersonal == 0)
    let personal = try readBack(
      "personal", "personal-records/kyz.ndjson", "personal-records/kyz.personal.ndjson")
    #expect(personal.output.hasSuffix(" 0 faults\n"), "\(personal.output)")
    #expect(try contents("personal/kyz-members.csv").contains("Айгүл"))
  }

  @Test func `the same responses give the same bytes, and nothing is replaced unasked`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try fill()
    let first = try export(.csv, to: "one")
    let second = try export(.csv, to: "two")
    #expect(first.files == second.files)
    #expect(try contents("one/manifest.json") == contents("two/manifest.json"))
    #expect(
      first.files.map(\.name) == [
        "kyz.csv", "kyz-members.csv", "kyz-members-jobs.csv", "columns.csv",
      ])
    #expect(throws: ExportError.taken("\(folder)/one/kyz.csv")) { try export(.csv, to: "one") }
    var options = DataExport.Options()
    options.replaces = true
    #expect(try export(.csv, to: "one", options).replaced.count == 5)
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/one")
    #expect(names.count == 5)
  }

  @Test func `a changed record is told and the rest is written`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try fill()
    let summaries = try store.catalog().lineages.map(\.current)
    let path = "\(folder)/store/\(summaries[3].location.path)"
    let text = String(
      decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    try Data(text.replacing("\"device\": \"test\"", with: "\"device\": \"tost\"").utf8)
      .write(to: URL(filePath: path))
    let report = try DataExport(.csv, of: [form]).write(summaries, from: store, to: "\(folder)/out")
    #expect(report.responses == Self.texts.count - 1)
    #expect(report.troubles.count == 1)
    #expect("\(report.troubles[0])".contains("was changed"))
  }

  @Test func `formulas are made harmless only when asked`() {
    let values = ["=1+1", "+7", "-5", "-5x", "@a", "\tb", "плюс", ""]
    #expect(
      CSVLine.text(values, isForSpreadsheet: true) == "'=1+1,'+7,-5,'-5x,'@a,'\tb,плюс,\n")
    #expect(CSVLine.text(values) == "=1+1,+7,-5,-5x,@a,\tb,плюс,\n")
    #expect(CSVLine.text([nil]) == "\"\"\n")
    #expect(CSVLine.text(["a\"b", " c", "d\r"]) == "\"a\"\"b\",\" c\",\"d\r\"\n")
  }
}
