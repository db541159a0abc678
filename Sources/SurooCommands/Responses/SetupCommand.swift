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
        suroo setup --change --seal-drafts
        suroo setup --change --seal-drafts --key centre.key

      Without it, the first interview creates a store under the name of the account.

      With --seal-drafts every line of an interview that goes on is sealed with a passphrase, which \
      each start of the program asks for. Given again it chooses another passphrase; with --key, the \
      secret key of a recipient, also when the old one is forgotten. Finished responses are not \
      sealed in the store, nor are drafts that were begun before.
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

  @Flag(
    inversion: .prefixedNo,
    help: "Seal interviews that go on with a passphrase, asked for twice.")
  var sealDrafts: Bool?

  @OptionGroup var sealing: RecipientOptions
  @OptionGroup var keys: DraftKeyOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var interface: InterfaceOptions

  func validate() throws {
    if !keys.keyFiles.isEmpty, !change {
      throw ValidationError("--key opens drafts of a store that is there; it goes with --change.")
    }
  }

  func run() throws {
    let now = Clock.machine.now
    // A new store is created once its passphrase is certain.
    let passphrase = try !change && sealDrafts == true ? Passphrase.askNew(atLeast: 8) : nil
    let store = try change ? store.openForWriting(at: now) : created(at: now)
    var settings = store.description
    if let interviewer {
      settings.interviewer = Machine.code(for: interviewer)
      settings.interviewerName = interviewer
    }
    settings.region = region ?? settings.region
    if let copyFolder { settings.copyFolder = copyFolder.isEmpty ? nil : copyFolder }
    if !sealing.recipients.isEmpty { settings.recipients = sealing.recipients }
    try sealDrafts(of: store, &settings, passphrase)
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
    if let sealDrafts { StandardError.line("suroo: \(try sealingNote(store, sealDrafts))") }
    store.close()
  }

  /// Brings the key of the drafts to what was asked for.
  private func sealDrafts(
    of store: Store, _ settings: inout StoreDescription, _ passphrase: String?
  ) throws {
    let hasKey = try StoreOptions.failing { () throws(StorageError) in try store.hasDraftKey() }
    let recipients = try sealing.recipients(of: settings)
    settings.sealsDrafts = sealDrafts ?? settings.sealsDrafts
    if sealDrafts == true {
      if hasKey || store.description.sealsDrafts { try unlock(store) }
      let chosen = try passphrase ?? Passphrase.askNew(atLeast: 8)
      try StoreOptions.failing { () throws(StorageError) in
        try store.setDraftPassphrase(chosen, recipients: recipients)
      }
    } else if hasKey, !sealing.recipients.isEmpty {
      // Whoever may open bundles may open drafts.
      try unlock(store)
      try StoreOptions.failing { () throws(StorageError) in
        try store.setDraftRecipients(recipients)
      }
    }
  }

  private func unlock(_ store: Store) throws {
    let front = Front(isPlain: true, words: try interface.wording(), clock: .machine)
    try DraftUnlocking(front: front, clock: .machine, identities: keys.identities()).unlock(store)
  }

  private func sealingNote(_ store: Store, _ isOn: Bool) throws -> String {
    guard isOn else {
      return "drafts that are begun from now on are not sealed; sealed ones stay so."
    }
    let (hasCentreKey, drafts) = try StoreOptions.failing { () throws(StorageError) in
      (try store.hasCentreDraftKey(), try store.draftList().drafts)
    }
    let open = drafts.count { !$0.isSealed }
    return "drafts are sealed from now on. "
      + (hasCentreKey
        ? "A forgotten passphrase can be replaced with the key of a recipient."
        : "A forgotten passphrase cannot be replaced: name the centre with --recipient.")
      + (open > 0 ? " What was written of \(open) earlier drafts stays readable." : "")
  }

  private func created(at now: Timestamp) throws -> Store {
    try store.create(
      interviewer: interviewer ?? Machine.account, region: region, recipients: [], at: now)
  }
}
