import ArgumentParser
import FileStorage
import Glibc
import Sealing
import SurveyBasics

/// `suroo key new`: a new secret key.
struct KeyNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a secret key and prints to whom files must be sealed for it.",
    discussion: """
      Examples:
        suroo key new --out centre.key
        suroo key new --passphrase --out centre.key

      The file is readable by its owner only; a file that has the name is never replaced. With \
      --passphrase the file is locked with one itself. "age" reads both.
      """)

  @Option(help: "The file for the secret key (default: it is printed on standard output).")
  var out: String?

  @Flag(help: "Lock the file with a passphrase.")
  var passphrase = false

  func run() throws {
    let identity = AgeIdentity()
    let made = "\(Clock.machine.now.local.date)"
    let text = KeyFile.text(of: identity, made: made)
    let words = passphrase ? try Passphrase.askNew() : nil
    try KeyWriting.write(text, lockedWith: words, to: out)
    if out != nil { StandardOutput.write("\(identity.recipient)\n") }
    StandardError.line("suroo: fingerprint \(identity.recipient.fingerprint)")
  }
}

/// Writes secret keys where they were asked for.
enum KeyWriting {
  static func write(_ text: String, lockedWith passphrase: String?, to path: String?) throws {
    var bytes = Array(text.utf8)
    if let passphrase {
      do throws(AgeError) {
        var encryptor = try AgeEncryptor(passphrase: passphrase, as: .armored)
        let first = encryptor.update(bytes)
        bytes = first + encryptor.finish()
      } catch {
        throw CommandFailure(error.exitStatus, "\(error)")
      }
    }
    guard let path else { return StandardOutput.write(bytes) }
    do throws(FileError) {
      try AtomicFile.create(bytes, at: path, on: POSIXFileSystem())
    } catch {
      throw CommandFailure(.cannotCreate, "\(error)")
    }
  }
}
