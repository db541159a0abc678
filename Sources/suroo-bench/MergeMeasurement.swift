import FileStorage
import Glibc
import QuestionnaireLoading
import ResponseMerging
import ResponseStorage
import SurveyBasics

/// How long merging many responses takes and how much memory, next to
/// `cat … | sha256sum`, which reads every byte once.
///
/// A thousand simulated interviews are multiplied under fresh ids; making them
/// is not part of what is measured.
enum MergeMeasurement {
  private static let at = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)

  static func run() throws { try run([10_000, 100_000]) }

  static func runMillion() throws { try run([1_000_000]) }

  private static func run(_ sizes: [Int]) throws {
    let path = "Questionnaires/residents"
    guard let questionnaire = try LoadedQuestionnaire(contentsOf: path).questionnaire else {
      throw MeasurementError(description: "\(path) did not load")
    }
    let records = TabulationMeasurement.simulated(questionnaire)
    let files = POSIXFileSystem()
    for size in sizes {
      let folder = "/tmp/suroo-bench-\(getpid())"
      try files.makeDirectory(folder)
      defer { _ = TabulationMeasurement.output(of: "rm -rf '\(folder)'") }
      let all = "\(folder)/all.ndjson"
      let few = "\(folder)/few.ndjson"
      let bytes = try TabulationMeasurement.write(records, size, to: all, files)
      let added = try TabulationMeasurement.write(records, 100, from: size, to: few, files)
      print("\(size) responses, \(bytes / 1_000_000) MB")
      line("", ["time", "MB/s", "sha256sum / this", "peak memory", "bytes a response"])
      _ = TabulationMeasurement.output(of: "cat '\(all)' > /dev/null")
      let hash = time { _ = TabulationMeasurement.output(of: "cat '\(all)' | sha256sum") }.time
      let store = try Store.create(
        at: "\(folder)/store",
        StoreDescription(
          id: "0197a6d2-0000-7000-8000-000000000001", device: "bench", interviewer: "bench",
          interviewerName: "bench"),
        for: StoreLock.Holder(process: getpid(), host: "bench", user: "bench", since: nil))
      try measure("into an empty store", all, bytes, size, hash, new: size, store)
      try measure("the same again", all, bytes, size, hash, new: 0, store)
      try measure("100 more", few, added, size, hash, new: 100, store)
      store.close()
    }
  }

  private static func measure(
    _ name: String, _ path: String, _ bytes: Int, _ size: Int, _ hash: Duration, new: Int,
    _ store: Store
  ) throws {
    PeakMemory.reset()
    let before = PeakMemory.kilobytes
    let (report, spent) = try time {
      try Merge(into: store, from: POSIXFileSystem(), by: "bench", at: at).run([path])
    }
    guard report.totals.new == new, report.totals.quarantined == 0 else {
      throw MeasurementError(description: "\(name): \(report.totals)")
    }
    let peak = max(0, PeakMemory.kilobytes - before)
    line(
      "  \(name)",
      [
        spent.shown, "\(Int(Double(bytes) / 1e6 / spent.seconds))",
        TabulationMeasurement.ratio(hash.seconds, spent), "\(peak / 1024) MiB",
        "\(peak * 1024 / size)",
      ])
  }
}

/// The most memory that the program has occupied since the last reset.
private enum PeakMemory {
  static func reset() {
    let file = open("/proc/self/clear_refs", O_WRONLY)
    guard file >= 0 else { return }
    _ = write(file, "5", 1)
    close(file)
  }

  /// In KiB.
  static var kilobytes: Int {
    let file = open("/proc/self/status", O_RDONLY)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = read(file, &bytes, bytes.count)
    let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
    let peak = lines.first { $0.hasPrefix("VmHWM:") }
    return peak?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
