import ArgumentParser
import ResponseStorage
import SurveyBasics

/// `suroo setup`: a place for responses.
struct SetupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Creates a store for responses and says where it is.",
    discussion: """
      Examples:
        suroo setup --interviewer "Aigul" --region KG-O
        suroo setup --change --copy-to /media/stick

      Without it, the first interview creates a store under the name of the account.
      """)

  @Option(help: "The interviewer's name (default: the name of the account).")
  var interviewer: String?

  @Option(help: "The region, as in ISO 3166-2, such as KG-O.")
  var region: String?

  @Option(
    name: .customLong("copy-to"),
    help: "A folder, such as that of a stick, for a second copy after each interview.")
  var copyFolder: String?

  @Flag(help: "Change what is given of a store that is there already.")
  var change = false

  @OptionGroup var sealing: RecipientOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    let now = Clock.machine.now
    let store = try change ? store.openForWriting(at: now) : created(at: now)
    var settings = store.description
    if let interviewer {
      settings.interviewer = Machine.code(for: interviewer)
      settings.interviewerName = interviewer
    }
    settings.region = region ?? settings.region
    if let copyFolder { settings.copyFolder = copyFolder.isEmpty ? nil : copyFolder }
    if !sealing.recipients.isEmpty { settings.recipients = sealing.recipients }
    if settings != store.description {
      try StoreOptions.failing { () throws(StorageError) in try store.update(settings) }
    }
    StandardOutput.write("\(store.root)\n")
    let description = store.description
    StandardError.line(
      "suroo: the store of \(description.interviewerName) (code \(description.interviewer)) is at"
        + " \(store.root)"
        + (description.region.map { ", region \($0)." } ?? ". No region was given."))
    if let folder = description.copyFolder {
      StandardError.line("suroo: a second copy of every finished interview goes to \(folder).")
    }
    if !description.recipients.isEmpty {
      StandardError.line(
        "suroo: bundles are sealed to \(description.recipients.joined(separator: ", ")).")
    }
    store.close()
  }

  private func created(at now: Timestamp) throws -> Store {
    try store.create(
      interviewer: interviewer ?? Machine.account, region: region, recipients: [], at: now)
  }
}
