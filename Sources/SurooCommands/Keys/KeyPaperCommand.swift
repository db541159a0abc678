import ArgumentParser
import Sealing
import SurveyBasics
import TerminalUI

/// `suroo key paper`: a key to keep on paper.
struct KeyPaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper",
    abstract: "Prints a secret key as five short lines to keep on paper.",
    discussion: """
      Example:
        suroo key paper recovery.key | lpr

      Every line has a checksum of its own. "suroo key read" reads the lines back and names the \
      line with a mistyped character; they may also stand in any key file.
      """)

  @Argument(help: "The file with the secret key.")
  var file: String

  func run() throws {
    for identity in try KeyReading.identities(at: file) {
      let lines = PaperKey.lines(of: identity).map { "  \($0)\n" }.joined()
      StandardOutput.write(
        """
        suroo: a secret key

        \(lines)
        recipient    \(identity.recipient)
        fingerprint  \(identity.recipient.fingerprint)

        Whoever has this paper can open everything that is sealed to it. Keep it
        locked away, far from the laptops. The letters 1, b, i and o do not occur
        after the colons. Read it back with: suroo key read --out FILE

        """)
    }
  }
}

/// `suroo key read`: a key typed in from paper.
struct KeyReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Reads the five lines of a paper back into a key file.",
    discussion: """
      Examples:
        suroo key read --out recovery.key          # type the lines, then Ctrl-D
        suroo key read --out recovery.key < typed.txt
      """)

  @Option(help: "The file for the secret key (default: it is only checked).")
  var out: String?

  @Flag(help: "Lock the file with a passphrase.")
  var passphrase = false

  func validate() throws {
    if passphrase, out == nil { throw ValidationError("--passphrase goes with --out.") }
  }

  func run() throws {
    let reader = LineReader(descriptor: 0)
    var lines: [String] = []
    while let line = reader.next() { if PaperKey.isLine(line) { lines.append(line) } }
    guard !lines.isEmpty else {
      throw CommandFailure(
        .dataError, "There is no line of a key: one begins with its number and a colon.")
    }
    let identity: AgeIdentity
    do throws(PaperKey.Problem) {
      identity = try PaperKey.identity(lines)
    } catch {
      throw CommandFailure(.dataError, "\(error)")
    }
    try finish(identity)
  }

  private func finish(_ identity: AgeIdentity) throws {
    if let out {
      let text = KeyFile.text(of: identity, made: "\(Clock.machine.now.local.date), from paper")
      try KeyWriting.write(text, lockedWith: passphrase ? try Passphrase.askNew() : nil, to: out)
    }
    StandardOutput.write("\(identity.recipient)\n")
    StandardError.line("suroo: fingerprint \(identity.recipient.fingerprint)")
  }
}
