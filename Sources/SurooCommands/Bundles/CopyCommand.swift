import ArgumentParser
import InterfaceText
import ResponseStorage
import Sealing
import SurveyBasics
import TerminalUI

/// `suroo copy`: a second copy of what was made here.
struct CopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Writes a second copy of everything made here that has none yet.",
    discussion: """
      Examples:
        suroo setup --change --copy-to /media/stick       # from now on after every interview
        suroo copy
        suroo copy --to /media/stick

      The copy is read back from there. It is a bundle outside the chain: keep it, do not hand it \
      over; "suroo merge" reads it when this machine is lost.
      """)

  @Option(name: .customLong("to"), help: "The folder (default: that of suroo setup --copy-to).")
  var folder: String?

  @OptionGroup var sealing: RecipientOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    let now = Clock.machine.now
    let store = try store.openForWriting(at: now)
    defer { store.close() }
    guard let folder = folder ?? store.description.copyFolder else {
      throw CommandFailure(
        .usage,
        "No folder is set up for second copies. Name one with --to, or with "
          + "\"suroo setup --change --copy-to DIR\".")
    }
    let recipients = try sealing.recipients(of: store.description)
    let written = try StoreOptions.failing { () throws(StorageError) in
      try store.writeCopy(
        to: folder, try .current(at: now, sealedTo: recipients, by: store))
    }
    guard let written else {
      return StandardError.line("suroo: everything made here has a second copy.")
    }
    let report = BundleReport(written.path, written.header, written.trailer, written.code)
    // In English like everything else that this command says.
    StandardOutput.write(report.text(Wording(.en)))
    StandardError.line("suroo: the second copy was read back from there and is whole.")
  }
}

/// The second copy that is written when an interview is finished.
struct SecondCopy {
  let store: Store

  /// Writes it where a folder is set up; whatever happens is said on standard
  /// error, and the interview counts as finished all the same.
  func write(at now: Timestamp) {
    guard let folder = store.description.copyFolder else { return }
    let recipients = store.description.recipients.compactMap { AgeRecipient($0) }
    guard recipients.count == store.description.recipients.count else {
      return StandardError.line(
        "suroo: no second copy: one of the recipients that the store names is no key.")
    }
    do throws(StorageError) {
      let making = try Store.BundleMaking.current(at: now, sealedTo: recipients, by: store)
      guard let written = try store.writeCopy(to: folder, making) else { return }
      StandardError.line(
        "suroo: a second copy is at \(ForeignText.shown(written.path)), read back and whole.")
    } catch {
      StandardError.line("suroo: no second copy: \(ForeignText.shown("\(error)"))")
      StandardError.line("suroo: \(age(at: now)) Write it with \"suroo copy\".")
    }
  }

  /// When the last copy was written, a sentence.
  private func age(at now: Timestamp) -> String {
    guard let last = try? store.writtenBundles().last(where: { $0.way == .copy }) else {
      return "There is no second copy of anything yet."
    }
    let hours = max(0, (now.milliseconds - last.at.milliseconds) / 3_600_000)
    return hours < 48
      ? "The last one was written \(hours) hours ago." : "The last one is \(hours / 24) days old."
  }
}
