import ArgumentParser
import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics

/// `suroo key show`: whose key is in a file, and the keys of the store.
struct KeyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows to whom a secret key belongs, or the public keys of the store.",
    discussion: """
      Examples:
        suroo key show centre.key
        suroo key show

      Nothing secret is shown. Fingerprints are for comparing over the telephone.
      """)

  @Argument(help: "A file with secret keys; without one, the keys of the store.")
  var file: String?

  @Flag(help: "Print one JSON object a key.")
  var json = false

  @OptionGroup var store: StoreOptions

  func run() throws {
    if let file {
      for identity in try KeyReading.identities(at: file) {
        show("recipient", "\(identity.recipient)", identity.recipient.fingerprint)
      }
      return
    }
    let store = try store.openForReading()
    let signing = try StoreOptions.failing { () throws(StorageError) in try store.signingKey() }
    if let key = signing?.verifyingKey { show("device", "\(key)", key.fingerprint) }
    for text in store.description.recipients {
      guard let recipient = AgeRecipient(text) else {
        throw CommandFailure(
          .configuration, "The recipient \"\(text)\" of the store is no public key.")
      }
      show("recipient", text, recipient.fingerprint)
    }
    if signing == nil { StandardError.line("suroo: the store has signed nothing yet.") }
    if store.description.recipients.isEmpty {
      StandardError.line("suroo: the store seals to nobody; its bundles can be read by everyone.")
    }
  }

  private func show(_ kind: String, _ key: String, _ fingerprint: String) {
    if json {
      let record: JSONValue = [
        "kind": .string(kind), "key": .string(key), "fingerprint": .string(fingerprint),
      ]
      StandardOutput.write(JSONLine.text(record) + "\n")
    } else {
      StandardOutput.write("\(kind)  \(key)\n           \(fingerprint)\n")
    }
  }
}

/// `suroo key check`: whether a key opens what the store seals.
struct KeyCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks that a secret key opens what the store seals.",
    discussion: """
      Example:
        suroo key check centre.key --store /media/stick/store

      A text is sealed as a bundle would be, and opened with the key. 77 when the store does not \
      seal to it.
      """)

  @Argument(help: "The file with the secret key.")
  var file: String

  @OptionGroup var store: StoreOptions

  func run() throws {
    let identities = try KeyReading.identities(at: file)
    let store = try store.openForReading()
    let recipients = store.description.recipients.compactMap { AgeRecipient($0) }
    guard !recipients.isEmpty else {
      throw CommandFailure(.configuration, "The store at \(store.root) seals to nobody.")
    }
    do throws(AgeError) {
      let probe = Array("suroo".utf8)
      var encryptor = try AgeEncryptor(to: recipients)
      let first = encryptor.update(probe)
      let sealed = first + encryptor.finish()
      guard try AgeDecryptor.open(sealed, identities: identities) == probe else {
        throw .payload(.truncated)
      }
    } catch {
      throw CommandFailure(
        error.exitStatus,
        error == .noMatch
          ? "The store at \(store.root) does not seal to the key in \"\(file)\"." : "\(error)")
    }
    StandardOutput.write("The key opens what the store at \(store.root) seals.\n")
  }
}
