import ArgumentParser
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
