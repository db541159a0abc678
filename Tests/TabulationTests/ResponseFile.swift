import Foundation
import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel
import Tabulation

/// Responses in files of lines, as segments hold them.
final class ResponseFile {
  let folder: String
  private var lines: [[UInt8]] = []

  init() throws {
    folder = "/tmp/suroo-tables-\(UUID().uuidString.lowercased())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Adds a response and returns it.
  func add(
    _ answers: [String: AnswerValue], missing: [String: MissingReason] = [:],
    region: String? = "KG-O", interviewer: String = "ana",
    questionnaire: Questionnaire, status: Response.Status = .complete
  ) throws {
    let at = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)
    var response = Response(
      responseID: "0197a6d2-c4e1-7b3a-9f00-\(String(100_000_000_000 + lines.count))",
      made: .init(by: interviewer, role: .interviewer, at: at),
      questionnaire: .init(
        id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
      status: status, region: region, unit: nil, device: "test", language: "ky", startedAt: at,
      completedAt: at, activeMilliseconds: 1)
    response.answers = answers
    response.missing = missing
    try add(response.record)
  }

  /// Adds a record.
  func add(_ record: JSONObject) throws {
    var record = record
    record["revision_id"] = .string(try recordID(of: record, leavingOut: "revision_id").hex)
    lines.append(try JSONWriter.canonical(.object(record)))
  }

  /// Adds a line as it stands.
  func add(line: String) {
    lines.append(Array(line.utf8))
  }

  /// The number of responses.
  var count: Int { lines.count }

  /// Writes the lines to a file in an order.
  func places(_ name: String = "all", order: [Int]? = nil) throws -> RecordPlaces {
    let path = "\(folder)/\(name).ndjson"
    var bytes: [UInt8] = []
    for index in order ?? Array(lines.indices) { bytes += lines[index] + [0x0A] }
    try Data(bytes).write(to: URL(filePath: path))
    return .allLines(of: path)
  }

  /// Writes some of the lines to a file with foreign lines between them.
  func chosenPlaces(_ indices: [Int]) throws -> RecordPlaces {
    let path = "\(folder)/chosen.ndjson"
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for index in lines.indices {
      let start = bytes.count
      bytes += lines[index]
      if indices.contains(index) { ranges.append(start..<bytes.count) }
      bytes.append(0x0A)
    }
    try Data(bytes).write(to: URL(filePath: path))
    return .lines(ranges, of: path)
  }

  /// Writes each line to a file of its own.
  func ownPlaces() throws -> RecordPlaces {
    var paths: [String] = []
    for (index, line) in lines.enumerated() {
      paths.append("\(folder)/own-\(index).json")
      try Data(line).write(to: URL(filePath: paths[index]))
    }
    return .files(paths)
  }

  /// Counts what the lines hold.
  func tables(
    _ request: TableRequest, _ questionnaires: [Questionnaire], workers: Int? = nil
  ) async throws -> [Table] {
    try await Tabulation(request, of: questionnaires)
      .result(of: [places()], workers: workers).tables()
  }
}
