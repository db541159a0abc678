import ArgumentParser
import ResponseStorage
import Sealing
import SurveyBasics

/// `--personal`, on commands that hand responses over.
struct PersonalOptions: ParsableArguments {
  /// The words of the option.
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case plain, sealed
    case leftOut = "left-out"
  }

  @Option(
    help: ArgumentHelp(
      "How answers to personal questions go: plain, sealed or left-out.",
      discussion: "Sealed, the rest can be reviewed by people who must not see them."))
  var personal = Choice.plain

  @Option(
    name: .customLong("personal-recipient"), parsing: .singleValue,
    help: ArgumentHelp(
      "With --personal sealed: who may read them (default: the recipients of the store).",
      valueName: "age1…"))
  var recipients: [String] = []

  func validate() throws {
    for recipient in recipients where AgeRecipient(recipient) == nil {
      throw ValidationError("\"\(recipient)\" is no key of a recipient.")
    }
    if !recipients.isEmpty, personal != .sealed {
      throw ValidationError("--personal-recipient goes with --personal sealed.")
    }
  }

  /// What was chosen, with the recipients.
  func handling(of store: StoreDescription) throws -> PersonalHandling {
    switch personal {
    case .plain: return .plain
    case .leftOut: return .leftOut
    case .sealed:
      let named = (recipients.isEmpty ? store.recipients : recipients)
        .compactMap { AgeRecipient($0) }
      guard !named.isEmpty else {
        throw CommandFailure(
          .configuration,
          "Nobody is named who may read the personal answers; name one with --personal-recipient.")
      }
      return .sealed(named)
    }
  }
}
