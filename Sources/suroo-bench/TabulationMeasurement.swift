import ResponseStorage
import SurveyModel
import Tabulation

/// How long tables of many responses take, how much memory, and how long other
/// programs take for the same files.
///
/// The other programs are `cat … | sha256sum`, which reads every byte once on
/// one core, and DuckDB from Python with the needed members alone and two
/// threads, where it is installed.
enum TabulationMeasurement {
  static func run() throws { try run([10_000, 100_000]) }

  static func runMillion() throws { try run([1_000_000]) }

  private static func run(_ sizes: [Int]) throws {
    let responses = try MultipliedResponses(of: "Questionnaires/residents")
    try inMeasurementFolder { folder in
      for size in sizes {
        let path = "\(folder)/\(size).ndjson"
        let bytes = try responses.write(0..<size, to: path)
        defer { removeAll(path) }
        print("\(size) responses, \(bytes / 1_000_000) MB")
        // Every program finds the file in memory.
        output(of: "cat '\(path)' > /dev/null")
        let hash = time { output(of: "cat '\(path)' | sha256sum") }.time
        try measure(responses.questionnaire, path, bytes, hash: hash)
      }
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
}

extension String {
  fileprivate var trimmed: String { String(prefix { !$0.isNewline }) }
}
