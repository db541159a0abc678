import ArgumentParser
import FileStorage
import InterfaceText
import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics
import TerminalUI

/// `suroo bundle`: what was collected as one file that can be handed over.
struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Writes what is new into one file, reads it back, and says when the stick may go.",
    discussion: """
      Examples:
        suroo bundle --to /media/stick
        suroo bundle --to /media/stick --made-here        # decisions and receipts, the way back
        suroo bundle --to /media/stick --recipient age1…  # only the holder of that key opens it
        suroo bundle --to /media/stick --personal sealed --personal-recipient age1…
        suroo bundle --verify /media/stick/KG-O_laptop-3_2026-05-01_001.suroo --code 482-109-379

      New is what no store that this one sends to has given a receipt for; "suroo merge" writes \
      receipts, and they come back in a bundle with --made-here. What only went back like that is \
      still new to those further up. The code is for the telephone: the receiver's --verify must \
      print the same one. Nothing in the store is changed or removed.
      """)

  @Option(name: .customLong("to"), help: "The folder to write to, such as that of a stick.")
  var folder: String?

  @Flag(help: "Everything, with or without a receipt.")
  var all = false

  @Flag(help: "Only what was made in this store: interviews, decisions, receipts.")
  var madeHere = false

  @Option(help: "What was made since a time, such as 2026-05-01T00:00:00+06:00.")
  var since: String?

  @OptionGroup var personal: PersonalOptions

  @Option(name: .customLong("verify"), help: "Check a bundle instead of writing one.")
  var verified: String?

  @Option(help: "The code that the sender said; with --verify.")
  var code: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var sealing: RecipientOptions
  @OptionGroup var keys: KeyOptions
  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var store: StoreOptions

  func validate() throws {
    guard (folder == nil) != (verified == nil) else {
      throw ValidationError("Give --to with a folder, or --verify with a file.")
    }
    if [all, madeHere, since != nil].count(where: { $0 }) > 1 {
      throw ValidationError("Give one of --all, --made-here and --since.")
    }
    if let since, Timestamp(since) == nil {
      throw ValidationError(
        "--since is a time with its offset such as 2026-05-01T00:00:00+06:00, not \"\(since)\".")
    }
    if let code, BundleCode(code) == nil {
      throw ValidationError(
        "\"\(code)\" is no code: it has nine digits, and one of them may have been misheard.")
    }
    if code != nil, verified == nil { throw ValidationError("--code goes with --verify.") }
  }

  func run() throws {
    let words = try interface.wording()
    if let verified { return try verify(verified, words) }
    try write(to: folder ?? "", words)
  }

  private var scope: BundleScope {
    if all { return .all }
    if madeHere { return .madeHere }
    return since.flatMap { Timestamp($0) }.map(BundleScope.since) ?? .unacknowledged
  }

  private func write(to folder: String, _ words: Wording) throws {
    let now = Clock.machine.now
    let store = try store.openForWriting(at: now)
    defer { store.close() }
    let handling = try personal.handling(of: store.description)
    let contents = try StoreOptions.failing { () throws(StorageError) in
      try store.bundleContents(scope, personal: handling)
    }
    for trouble in contents.troubles { StandardError.line("suroo: left out: \(trouble)") }
    guard !contents.isEmpty else {
      for key in [TextKey.bundleNothingNew, .bundleAgain] {
        StandardError.line("suroo: \(words(key))")
      }
      throw CommandFailure(contents.troubles.isEmpty ? .ok : .findings)
    }
    let recipients = try sealing.recipients(of: store.description)
    let progress = Progress(total: contents.bytes)
    let written = try StoreOptions.failing { () throws(StorageError) in
      let making = try Store.BundleMaking.current(at: now, sealedTo: recipients, by: store)
      return try store.writeBundle(contents, to: folder, making) { done, _ in
        progress.show(done)
      }
    }
    progress.clear()
    let report = BundleReport(written.path, written.header, written.trailer, written.code)
    StandardOutput.write(json ? JSONLine.text(report.json) + "\n" : report.text(words))
    for key in [TextKey.bundleSafe, .bundleKeep] { StandardError.line("suroo: \(words(key))") }
    if !contents.troubles.isEmpty { throw CommandFailure(.findings) }
  }

  private func verify(_ path: String, _ words: Wording) throws {
    let identities = try keys.identities()
    let passphrase = try keys.askedPassphrase()
    let reading = try StoreOptions.failing { () throws(StorageError) in
      let reading = try BundleReading(
        path, openedWith: identities, passphrase: passphrase, on: POSIXFileSystem())
      _ = try reading.verify()
      return reading
    }
    let report = BundleReport(path, reading)
    if json {
      StandardOutput.write(JSONLine.text(report.json) + "\n")
    } else if reading.isSound {
      StandardOutput.write(report.text(words))
    }
    for damage in reading.damage {
      StandardError.line("suroo: \(ForeignText.shown(path)): \(ForeignText.shown("\(damage)"))")
    }
    guard reading.isSound else {
      throw CommandFailure(
        .dataError,
        "\(ForeignText.shown(path)) is damaged. Have the bundle written again; "
          + "\"suroo merge --salvage\" takes what is still sound of it.")
    }
    guard let code else { return }
    guard BundleCode(code) == report.code else {
      throw CommandFailure(
        .findings, "The bundle is whole, but it is not the one of the code \(code).")
    }
  }
}

extension Store.BundleMaking {
  /// This program, now, with the key of the store.
  static func current(
    at now: Timestamp, sealedTo recipients: [AgeRecipient], by store: Store
  ) throws(StorageError) -> Store.BundleMaking {
    Store.BundleMaking(
      program: "suroo \(SurooCommand.configuration.version)", at: now, recipients: recipients,
      signingKey: try store.signingKeyMadeIfNeeded())
  }
}
