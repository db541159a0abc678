import ArgumentParser
import FileStorage
import FoundationEssentials
import Glibc
import ResponseStorage
import Sealing
import SurveyBasics

/// `suroo open`: the contents of a sealed file.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Opens a sealed file: a bundle, or any file of age version 1.",
    discussion: """
      Examples:
        suroo open --key centre.key --out KG-O_001.suroo KG-O_001.suroo.age
        suroo open --passphrase letter.age | less
        suroo open --key centre.key ~/.local/share/suroo/drafts/NAME.draft/journal.jsonl

      With --out the file appears only when everything in it was authentic to the end; a file \
      that has the name is never replaced. A key or passphrase that does not fit ends with 77, a \
      damaged file with 65. "age -d -i centre.key FILE" does the same. Of a sealed draft the lines \
      of its journal are printed as they would stand without the seal.
      """)

  @Argument(help: "The sealed file, as bytes or as text.")
  var file: String

  @Option(help: "Where the contents go (default: standard output, unless that is a terminal).")
  var out: String?

  @OptionGroup var keys: KeyOptions

  func validate() throws {
    guard !keys.keyFiles.isEmpty || keys.passphrase else {
      throw ValidationError("Give --key with the file of a secret key, or --passphrase.")
    }
  }

  func run() throws {
    guard out != nil || isatty(STDOUT_FILENO) == 0 else {
      throw CommandFailure(
        .usage, "The contents would fill the terminal. Name a file with --out, or pipe them on.")
    }
    let identities = try keys.identities()
    let passphrase = try keys.askedPassphrase()
    if try isJournal() { return try openJournal(identities, passphrase) }
    let bytes = try reading { () throws(FileError) in
      try SealedBytes(
        file, identities: identities, passphrase: passphrase, on: POSIXFileSystem())
    }
    guard bytes.isSealed else {
      throw CommandFailure(.dataError, "\"\(file)\" is not sealed.")
    }
    guard let out else {
      return try copy(bytes) { StandardOutput.write($0) }
    }
    let target = try writing(.cannotCreate) { () throws(FileError) in
      try StreamedFile(at: out, on: POSIXFileSystem())
    }
    try copy(bytes) { piece in
      try writing(.ioError) { () throws(FileError) in try target.write(piece) }
    }
    try writing(.ioError) { () throws(FileError) in try target.finish() }
  }

  private func isJournal() throws -> Bool {
    try reading { () throws(FileError) in
      let files = POSIXFileSystem()
      let opened = try files.open(file, for: .read)
      defer { try? files.close(opened) }
      return SealedJournal.isJournal(try files.read(opened, atMost: 64))
    }
  }

  private func openJournal(_ identities: [AgeIdentity], _ passphrase: String?) throws {
    let (bytes, damage) = try StoreOptions.failing { () throws(StorageError) in
      try SealedJournal.plainLines(
        of: URL(filePath: file).path, identities: identities, passphrase: passphrase)
    }
    if let out {
      try writing(.cannotCreate) { () throws(FileError) in
        let target = try StreamedFile(at: out, on: POSIXFileSystem())
        try target.write(bytes)
        try target.finish()
      }
    } else {
      StandardOutput.write(bytes)
    }
    if let damage {
      throw CommandFailure(
        .dataError, "Line \(damage.line) of \"\(file)\" is damaged. \(damage.reason)")
    }
  }

  private func copy(_ bytes: SealedBytes, to write: ([UInt8]) throws -> Void) throws {
    while true {
      let piece = try reading { () throws(FileError) in try bytes.next() }
      if piece.isEmpty { break }
      try write(piece)
    }
    if let failure = bytes.failure {
      throw CommandFailure(failure.exitStatus, "Cannot open \"\(file)\". \(failure)")
    }
  }

  private func reading<Result>(_ body: () throws(FileError) -> Result) throws -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      throw CommandFailure(error.operation == .open ? .noInput : .ioError, "\(error)")
    }
  }

  private func writing<Result>(
    _ status: ExitStatus, _ body: () throws(FileError) -> Result
  ) throws -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      throw CommandFailure(error.code == EEXIST ? .cannotCreate : status, "\(error)")
    }
  }
}
