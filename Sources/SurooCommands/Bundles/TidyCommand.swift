import ArgumentParser
import JSONRecords
import ResponseStorage
import SurveyBasics

/// `suroo tidy`: what another store holds goes to the archive.
struct TidyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidy",
    abstract: "Moves responses that another store has given receipts for to the archive.",
    discussion: """
      Examples:
        suroo tidy --dry-run
        suroo tidy

      Only against receipts that name every record of a response by its hash; nothing is ever \
      deleted. What is in the folder "archive" of the store is listed, shown and counted as before. \
      Receipts come back from the centre in a bundle: suroo merge reads it.
      """)

  @Flag(help: "Say what would be moved, and move nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = try dryRun ? store.openForReading() : store.openForWriting(at: Clock.machine.now)
    defer { store.close() }
    let report = try StoreOptions.failing { () throws(StorageError) in
      try store.tidy(isTrial: dryRun)
    }
    let waiting = report.kept.filter { $0.reason == .noReceipt }
    let returned = report.kept.filter { $0.reason == .returned }
    if json {
      StandardOutput.write(
        JSONLine.text([
          "moved": ids(report.moved), "without_receipt": ids(waiting.map(\.entry)),
          "returned": ids(returned.map(\.entry)), "journals": .integer(report.journals.count),
        ]) + "\n")
    } else {
      StandardOutput.write("\(dryRun ? "to the archive" : "archived")  \(report.moved.count)\n")
      for entry in report.moved { StandardOutput.write("  \(entry.path)\n") }
      StandardOutput.write("kept without a receipt  \(waiting.count)\n")
      StandardOutput.write("kept because returned  \(returned.count)\n")
      for (entry, _) in returned { StandardOutput.write("  \(entry.path)\n") }
    }
    for trouble in report.troubles { StandardError.line("suroo: \(trouble)") }
    if !report.troubles.isEmpty { throw CommandFailure(.findings) }
  }

  private func ids(_ entries: [TidyReport.Entry]) -> JSONValue {
    .array(entries.map { .string($0.responseID) })
  }
}
