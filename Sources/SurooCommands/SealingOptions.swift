import ArgumentParser
import FileStorage
import ResponseStorage
import Sealing
import SurveyBasics

/// `--recipient`, on commands that write what may be sealed.
struct RecipientOptions: ParsableArguments {
  @Option(
    name: .customLong("recipient"), parsing: .singleValue,
    help: ArgumentHelp(
      "Seal to the holder of this key, age1…; may be given several times.",
      discussion: "Name a recovery key too, whose secret half lies on paper in a safe."))
  var recipients: [String] = []

  func validate() throws {
    for recipient in recipients where AgeRecipient(recipient) == nil {
      throw ValidationError(
        "\"\(recipient)\" is no key of a recipient: it begins with age1 and has 62 characters, and "
          + "one of them may be mistyped.")
    }
  }

  /// Those given, else those of the store.
  ///
  /// - Parameter store: What the store says of itself.
  /// - Returns: Nobody when neither names any.
  /// - Throws: ``CommandFailure`` when the store names something that is no key.
  func recipients(of store: StoreDescription) throws -> [AgeRecipient] {
    guard recipients.isEmpty else { return recipients.compactMap { AgeRecipient($0) } }
    return try store.recipients.map { text in
      guard let recipient = AgeRecipient(text) else {
        throw CommandFailure(
          .configuration,
          "The store is set up to seal to \"\(text)\", which is no key. Set the right "
            + "ones with \"suroo setup --change --recipient age1…\".")
      }
      return recipient
    }
  }
}

/// `--key`, on commands that read what may be sealed.
struct KeyOptions: ParsableArguments {
  @Option(
    name: .customLong("key"), parsing: .singleValue,
    help: "A file with the secret keys that open sealed bundles; may be given several times.")
  var keyFiles: [String] = []

  /// The keys of the files.
  func identities() throws -> [AgeIdentity] {
    try keyFiles.flatMap { path in
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try POSIXFileSystem().contents(of: path, atMost: 1 << 20)
      } catch {
        throw CommandFailure(.noInput, error.description)
      }
      let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      // The comments of age-keygen name the public half.
      let keys = lines.filter { !$0.hasPrefix("#") }.map { AgeIdentity($0) }
      guard !keys.isEmpty, keys.allSatisfy({ $0 != nil }) else {
        throw CommandFailure(
          .dataError,
          "\(path) is no file of keys: each line is a key, AGE-SECRET-KEY-1…, or begins "
            + "with #.")
      }
      return keys.compactMap { $0 }
    }
  }
}
