import FileStorage
import Glibc
import JSONRecords
import QuestionnaireLoading
import Rehearsal
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyEngine
import SurveyModel
import Tabulation

/// How long tables of many responses take, how much memory, and how long other
/// programs take for the same files.
///
/// A thousand simulated interviews are multiplied under fresh ids through the
/// canonical writer. The other programs are `cat … | sha256sum`, which reads
/// every byte once on one core, and DuckDB from Python with the needed members
/// alone and two threads, where it is installed.
enum TabulationMeasurement {
  private static let questionnaire = "Questionnaires/residents"
  private static let original = 1_000

  static func run() throws { try run([10_000, 100_000]) }

  static func runMillion() throws { try run([1_000_000]) }

  private static func run(_ sizes: [Int]) throws {
    let loaded = try LoadedQuestionnaire(contentsOf: questionnaire)
    guard let questionnaire = loaded.questionnaire else {
      throw MeasurementError(description: "\(questionnaire) did not load")
    }
    let records = simulated(questionnaire)
    let folder = "/tmp/suroo-bench-\(getpid())"
    let files = POSIXFileSystem()
    try files.makeDirectory(folder)
    defer { try? files.removeDirectory(folder) }
    for size in sizes {
      let path = "\(folder)/responses.ndjson"
      defer { try? files.unlink(path) }
      let bytes = try write(records, size, to: path, files)
      print("\(size) responses, \(bytes / 1_000_000) MB")
      // Every program finds the file in memory.
      _ = output(of: "cat '\(path)' > /dev/null")
      let hash = time { _ = output(of: "cat '\(path)' | sha256sum") }.time
      try measure(questionnaire, path, bytes, hash: hash)
    }
  }

  // MARK: Tables

  private static let requests: [(name: String, request: TableRequest, query: String?)] = {
    var condition = TableRequest(rows: ["a601_knows_budget"], by: "region")
    condition.condition = "${a401_age} >= 30 and ${a003_oblast} != 'KG-GB'"
    var evaluated = condition
    evaluated.condition = "string-length(${a003_oblast}) = 4 and ${a401_age} * 1 >= 30"
    return [
      (
        "one question by region", TableRequest(rows: ["a601_knows_budget"], by: "region"),
        """
        SELECT region, answers.a601_knows_budget a, missing.a601_knows_budget m, count(*)
        FROM read_ndjson(FILE, columns={region: 'VARCHAR',
          answers: 'STRUCT(a601_knows_budget VARCHAR)', missing: 'STRUCT(a601_knows_budget VARCHAR)'})
        GROUP BY ALL
        """
      ),
      (
        "the same where age and oblast", condition,
        """
        SELECT region, answers.a601_knows_budget a, missing.a601_knows_budget m, count(*)
        FROM read_ndjson(FILE, columns={region: 'VARCHAR',
          answers: 'STRUCT(a601_knows_budget VARCHAR, a401_age BIGINT, a003_oblast VARCHAR)',
          missing: 'STRUCT(a601_knows_budget VARCHAR)'})
        WHERE answers.a401_age >= 30 AND answers.a003_oblast <> 'KG-GB' GROUP BY ALL
        """
      ),
      ("the same through the evaluator", evaluated, nil),
      (
        "median age by region", TableRequest(rows: ["a401_age"], by: "region"),
        """
        SELECT region, count(answers.a401_age), avg(answers.a401_age),
          quantile_cont(answers.a401_age, [0.25, 0.5, 0.75]) FROM read_ndjson(FILE,
          columns={region: 'VARCHAR', answers: 'STRUCT(a401_age BIGINT)',
          missing: 'STRUCT(a401_age VARCHAR)'}) GROUP BY ALL
        """
      ),
      (
        "sex of all members by region", TableRequest(rows: ["members/a203_sex"], by: "region"),
        """
        SELECT region, m.a203_sex, count(*) FROM (SELECT region, unnest(answers.members) m
        FROM read_ndjson(FILE, columns={region: 'VARCHAR',
          answers: 'STRUCT(members STRUCT(a203_sex VARCHAR)[])'})) GROUP BY ALL
        """
      ),
      (
        "five tables by region",
        TableRequest(
          rows: [
            "a601_knows_budget", "a702_channels", "a801_asked", "a402_education", "acc_idx",
          ], by: "region"), nil
      ),
    ]
  }()

  private static func measure(
    _ questionnaire: Questionnaire, _ path: String, _ bytes: Int, hash: Duration
  ) throws {
    line("", ["time", "MB/s", "sha256sum / this", "DuckDB / this", "memory"])
    for (name, request, query) in requests {
      let tabulation = try Tabulation(request, of: [questionnaire])
      let before = kilobytesInUse
      let (result, spent) = try time {
        try tabulation.waitForResult(of: [.allLines(of: path)])
      }
      let kilobytes = kilobytesInUse - before
      guard result.troubles.isEmpty, try !result.tables().isEmpty else {
        throw MeasurementError(description: "\(name): \(result.troubles.prefix(3))")
      }
      let other = query.flatMap { duckDB($0, path) }
      line(
        "  \(name)",
        [
          spent.shown, "\(Int(Double(bytes) / 1e6 / spent.seconds))",
          ratio(hash.seconds, spent), other.map { ratio($0, spent) } ?? "-",
          "\(kilobytes / 1024) MiB",
        ])
    }
  }

  static func ratio(_ seconds: Double, _ own: Duration) -> String {
    "\((seconds / own.seconds * 10).rounded() / 10)"
  }

  /// The seconds that DuckDB needs, without the start of Python; nil when it
  /// is not installed.
  private static func duckDB(_ query: String, _ path: String) -> Double? {
    let script = """
      import duckdb, time
      c = duckdb.connect(); c.execute("SET threads = 2")
      start = time.monotonic()
      c.execute(\"\"\"\(query.replacing("FILE", with: "'\(path)'"))\"\"\").fetchall()
      print(time.monotonic() - start)
      """
    return Double(output(of: "python3 - <<'END' 2>&1\n\(script)\nEND\n").trimmed)
  }

  // MARK: Responses

  static func simulated(_ questionnaire: Questionnaire) -> [JSONObject] {
    let plan = InterviewPlan(questionnaire)
    let respondents = Respondents(plan)
    var coverage = Coverage(of: questionnaire)
    let regions = ["KG-B", "KG-C", "KG-GB", "KG-J", "KG-N", "KG-O", "KG-T", "KG-Y"]
    return (0..<original).compactMap { number in
      let opening = InterviewOpening(
        responseID: id(number),
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

  static func write(
    _ records: [JSONObject], _ size: Int, from first: Int = 0, to path: String,
    _ files: POSIXFileSystem
  ) throws -> Int {
    let file = try files.open(path, for: .create)
    var bytes: [UInt8] = []
    var length = 0
    for number in first..<first + size {
      var record = records[number % records.count]
      record["response_id"] = .string(id(number))
      record["revision_id"] = .string(try recordID(of: record, leavingOut: "revision_id").hex)
      bytes += try JSONWriter.canonical(.object(record)) + [0x0A]
      if bytes.count > 1 << 22 || number == first + size - 1 {
        try files.write(bytes, to: file)
        length += bytes.count
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try files.close(file)
    return length
  }

  /// What a command line prints.
  static func output(of command: String) -> String {
    guard let pipe = popen(command, "r") else { return "" }
    defer { pclose(pipe) }
    var text: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&bytes, 1, bytes.count, pipe)
      guard count > 0 else { break }
      text += bytes.prefix(count)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension String {
  fileprivate var trimmed: String { String(prefix { !$0.isNewline }) }
}

extension Duration {
  /// The time in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
