import ArgumentParser
import ResponseStorage
import SurveyBasics

/// `suroo setup`: a place for responses.
struct SetupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Creates a store for responses and says where it is.",
    discussion: """
      Example:
        suroo setup --interviewer "Aigul" --region KG-O

      Without it, the first interview creates a store under the name of the account.
      """)

  @Option(help: "The interviewer's name (default: the name of the account).")
  var interviewer: String?

  @Option(help: "The region, as in ISO 3166-2, such as KG-O.")
  var region: String?

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = try store.create(
      interviewer: interviewer ?? Machine.account, region: region, recipients: [],
      at: Clock.machine.now)
    StandardOutput.write("\(store.root)\n")
    let description = store.description
    StandardError.line(
      "suroo: the store of \(description.interviewerName) (code \(description.interviewer)) is at"
        + " \(store.root)"
        + (description.region.map { ", region \($0)." } ?? ". No region was given."))
    store.close()
  }
}
