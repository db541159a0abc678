import ArgumentParser
import FileStorage
import Glibc
import ResponseMerging
import ResponseStorage
import SurveyBasics

/// `suroo merge`: what others collected, into the store.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Brings bundles, stores and files of responses into the store.",
    discussion: """
      Examples:
        suroo merge /media/stick
        suroo merge --dry-run osh.suroo jalal-abad.ndjson
        suroo merge --key centre.key jalal-abad.suroo.age
        suroo merge --undo

      A source is a bundle, the folder of a store, a response file, an .ndjson file, or a folder \
      of these; it is only read. What the store holds already is left alone, so order and \
      repetition do not matter. What cannot be used is told by name and the rest is merged. \
      Of a source, read = new + known + quarantined. Exit status 1 while a conflict is open \
      or something was quarantined.
      """)

  @Argument(help: "What to merge.")
  var sources: [String] = []

  @Flag(help: "Find out everything and write nothing.")
  var dryRun = false

  @Flag(help: "Take the sound records of a bundle that is cut off or damaged.")
  var salvage = false

  @Flag(help: "Set aside what the last merge brought, while nothing builds on it.")
  var undo = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var keys: KeyOptions
  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var store: StoreOptions

  func validate() throws {
    if undo, !sources.isEmpty || dryRun || salvage {
      throw ValidationError("--undo takes back the last merge; it goes with nothing else.")
    }
    if !undo, sources.isEmpty {
      throw ValidationError("Name what to merge: bundles, stores, files or folders.")
    }
  }

  func run() throws {
    let words = try interface.wording()
    let now = Clock.machine.now
    let store = try store.openOrCreate(at: now)
    defer { store.close() }
    if undo { return try undo(in: store, at: now, MergeReportText(words)) }
    for source in sources where try contains(resolved(source), resolved(store.root)) {
      throw CommandFailure(
        .usage, "\(source) is the store itself, or a part of it. Name what others collected.")
    }
    let progress = Counter()
    let merge = Merge(
      into: store, from: POSIXFileSystem(), by: store.description.interviewer, at: now,
      isDryRun: dryRun, salvages: salvage, identities: try keys.identities(),
      passphrase: try keys.askedPassphrase()
    ) { progress.show($0) }
    let paths = sources.map { path in (try? resolved(path)) ?? path }
    let report = try StoreOptions.failing { () throws(StorageError) in try merge.run(paths) }
    progress.clear()
    if json {
      StandardOutput.write(JSONLine.text(report.json) + "\n")
    } else {
      for line in MergeReportText(words).lines(report) { StandardOutput.write(line + "\n") }
    }
    for trouble in report.troubles { StandardError.line("suroo: \(trouble)") }
    if report.hasFindings { throw CommandFailure(.findings) }
  }

  private func undo(in store: Store, at now: Timestamp, _ text: MergeReportText) throws {
    let outcome = try StoreOptions.failing { () throws(StorageError) in
      try store.undoLastMerge(by: store.description.interviewer, at: now)
    }
    if json {
      StandardOutput.write(JSONLine.text(outcome.json) + "\n")
    } else {
      for line in text.lines(outcome) { StandardOutput.write(line + "\n") }
    }
    if case .blocked = outcome { throw CommandFailure(.findings) }
  }

  /// The path without links; as given when there is nothing.
  private func resolved(_ path: String) throws -> String {
    guard let name = realpath(path, nil) else { return path }
    defer { free(name) }
    return String(cString: name)
  }

  /// Whether a path is a folder or lies in it.
  private func contains(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder + "/")
  }
}

/// How many records were read, on standard error when that is a terminal.
private final class Counter {
  private let isShown = isatty(2) == 1
  private var hasShown = false

  func show(_ count: Int) {
    guard isShown else { return }
    hasShown = true
    StandardError.write("\r\(count) ")
  }

  func clear() {
    if hasShown { StandardError.write("\r\u{1B}[K") }
  }
}
