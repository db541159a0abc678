import FileStorage
import Glibc
import ResponseMerging
import ResponseStorage
import SurveyBasics

/// How long merging many responses takes and how much memory, next to
/// `cat … | sha256sum`, which reads every byte once.
///
/// Making the responses is not part of what is measured.
enum MergeMeasurement {
  private static let at = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)

  static func run() throws { try run([10_000, 100_000]) }

  static func runMillion() throws { try run([1_000_000]) }

  private static func run(_ sizes: [Int]) throws {
    let responses = try MultipliedResponses(of: "Questionnaires/residents")
    for size in sizes {
      try inMeasurementFolder { folder in
        let all = "\(folder)/all.ndjson"
        let few = "\(folder)/few.ndjson"
        let bytes = try responses.write(0..<size, to: all)
        let added = try responses.write(size..<size + 100, to: few)
        print("\(size) responses, \(bytes / 1_000_000) MB")
        line("", ["time", "MB/s", "sha256sum / this", "peak memory", "bytes a response"])
        output(of: "cat '\(all)' > /dev/null")
        let hash = time { output(of: "cat '\(all)' | sha256sum") }.time
        let store = try Store.create(
          at: "\(folder)/store",
          StoreDescription(
            id: "0197a6d2-0000-7000-8000-000000000001", device: "bench", interviewer: "bench",
            interviewerName: "bench"),
          for: StoreLock.Holder(process: getpid(), host: "bench", user: "bench", since: nil))
        defer { store.close() }
        try measure("into an empty store", all, bytes, size, hash, new: size, store)
        try measure("the same again", all, bytes, size, hash, new: 0, store)
        try measure("100 more", few, added, size, hash, new: 100, store)
      }
    }
  }

  private static func measure(
    _ name: String, _ path: String, _ bytes: Int, _ size: Int, _ hash: Duration, new: Int,
    _ store: Store
  ) throws {
    forgetMostKilobytes()
    let before = mostKilobytes
    let (report, spent) = try time {
      try Merge(into: store, from: POSIXFileSystem(), by: "bench", at: at).run([path])
    }
    guard report.totals.new == new, report.totals.quarantined == 0 else {
      throw MeasurementError(description: "\(name): \(report.totals)")
    }
    let peak = max(0, mostKilobytes - before)
    line(
      "  \(name)",
      [
        spent.shown, "\(Int(Double(bytes) / 1e6 / spent.seconds))",
        ratio(hash.seconds, spent), "\(peak / 1024) MiB",
        "\(peak * 1024 / size)",
      ])
  }
}
