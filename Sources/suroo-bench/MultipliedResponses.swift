import FileStorage
import JSONRecords
import QuestionnaireLoading
import Rehearsal
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyEngine
import SurveyModel

/// As many responses as are wanted: a thousand simulated interviews, multiplied
/// under fresh ids through the canonical writer.
struct MultipliedResponses {
  /// The questionnaire that was asked.
  let questionnaire: Questionnaire
  private let records: [JSONObject]

  /// Simulates the interviews.
  init(of path: String) throws {
    guard let questionnaire = try LoadedQuestionnaire(contentsOf: path).questionnaire else {
      throw MeasurementError(description: "\(path) did not load")
    }
    self.questionnaire = questionnaire
    let respondents = Respondents(InterviewPlan(questionnaire))
    var coverage = Coverage(of: questionnaire)
    let regions = ["KG-B", "KG-C", "KG-GB", "KG-J", "KG-N", "KG-O", "KG-T", "KG-Y"]
    records = (0..<1_000).compactMap { number in
      let opening = InterviewOpening(
        responseID: Self.id(number),
        questionnaire: .init(
          id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
        seed: UInt64(number), at: Timestamp(milliseconds: 1_777_608_000_000, offset: 360),
        interviewer: "sim-\(number % 10)", device: "bench", region: regions[number % regions.count],
        language: questionnaire.languages[questionnaire.defaultLanguage].tag)
      let interview = respondents.interview(
        opening, surroundings: Surroundings(), coverage: &coverage)
      return interview.finished?.response.record
    }
  }

  private static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "0197a6d2-c4e1-7b3a-9f00-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  /// Writes some of them to a new file, a line each, and returns its length in
  /// bytes.
  ///
  /// Two files whose numbers do not overlap have no response in common.
  func write(_ numbers: Range<Int>, to path: String) throws -> Int {
    let files = POSIXFileSystem()
    let file = try files.open(path, for: .create)
    var bytes: [UInt8] = []
    var length = 0
    for number in numbers {
      var record = records[number % records.count]
      record["response_id"] = .string(Self.id(number))
      record["revision_id"] = .string(try recordID(of: record, leavingOut: "revision_id").hex)
      bytes += try JSONWriter.canonical(.object(record)) + [0x0A]
      if bytes.count > 1 << 22 || number == numbers.last {
        try files.write(bytes, to: file)
        length += bytes.count
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try files.close(file)
    return length
  }
}
