import FileSimulation
import FileStorage
import ResponseStorage
import Sealing
import SurveyModel
import Testing

/// The files that keep the key of drafts.
@Suite struct DraftPassphraseTests {
  private let centre = AgeIdentity()

  /// A store that was set up to seal its drafts, as another run finds it.
  private func store(
    _ passphrase: String
  ) throws -> (disk: SimulatedFileSystem, store: Store, key: DraftKey) {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    try setUp(store, passphrase)
    let key = try #require(store.draftKey)
    store.close()
    return (disk, try Store.open("/store", for: SampleInterview.holder, on: disk), key)
  }

  private func setUp(_ store: Store, _ passphrase: String) throws {
    try store.setDraftPassphrase(passphrase, recipients: [centre.recipient])
    var description = store.description
    description.sealsDrafts = true
    try store.update(description)
  }

  @Test func `the passphrase opens the key, however the keyboard composes it`() throws {
    let (_, store, key) = try store("\u{439}од жана \u{451}лка")
    #expect(throws: StorageError.wrongPassphrase("/store")) {
      try store.unlockDrafts(passphrase: "иод жана елка")
    }
    #expect(store.draftKey == nil)
    try store.unlockDrafts(passphrase: "\u{438}\u{306}од жана \u{435}\u{308}лка")
    #expect(store.draftKey == key)
  }

  @Test func `the key of a recipient opens it and sets a new passphrase`() throws {
    let (disk, store, key) = try store("forgotten")
    #expect(throws: StorageError.self) { try store.unlockDrafts(identities: [AgeIdentity()]) }
    #expect(throws: StorageError.draftsLocked("/store")) {
      try store.setDraftPassphrase("new words", recipients: [])
    }
    try store.unlockDrafts(identities: [centre])
    #expect(store.draftKey == key)
    try store.setDraftPassphrase("new words", recipients: [])
    store.close()
    let next = try Store.open("/store", for: nil, on: disk)
    #expect(throws: StorageError.wrongPassphrase("/store")) {
      try next.unlockDrafts(passphrase: "forgotten")
    }
    try next.unlockDrafts(passphrase: "new words")
    #expect(next.draftKey == key)
    try next.unlockDrafts(identities: [centre])
  }

  @Test func `other recipients take the place of the former ones`() throws {
    let (_, store, key) = try store("secret words")
    let other = AgeIdentity()
    #expect(throws: StorageError.draftsLocked("/store")) {
      try store.setDraftRecipients([other.recipient])
    }
    try store.unlockDrafts(passphrase: "secret words")
    try store.setDraftRecipients([other.recipient])
    try store.unlockDrafts(identities: [other])
    #expect(store.draftKey == key)
    #expect(throws: StorageError.self) { try store.unlockDrafts(identities: [centre]) }
  }

  @Test func `without its file of the passphrase a store makes no other key`() throws {
    let (disk, store, key) = try store("secret words")
    try disk.unlink("/store/draft-key.passphrase.age")
    #expect(!(try store.hasDraftKey()))
    #expect(throws: StorageError.draftsLocked("/store")) {
      try store.setDraftPassphrase("new words", recipients: [])
    }
    try store.unlockDrafts(identities: [centre])
    try store.setDraftPassphrase("new words", recipients: [])
    try store.unlockDrafts(passphrase: "new words")
    #expect(store.draftKey == key)
  }

  @Test func `a power cut while it is set up leaves a store that opens or is as before`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let start = disk.steps.count
    try setUp(store, "secret words")
    let files = ["/store/draft-key.centre.age", "/store/draft-key.passphrase.age"]
    let whole = try files.map { try disk.contents(of: $0) }
    for step in start...disk.steps.count {
      for left in disk.afterPowerCut(at: step, states: 8, seed: 3) {
        let next = try Store.open("/store", for: SampleInterview.holder, on: left)
        defer { next.close() }
        _ = try next.recover(at: SampleInterview.now)
        let found = try files.map { try left.status($0) == nil ? nil : try left.contents(of: $0) }
        for (found, whole) in zip(found, whole) where found != nil { #expect(found == whole) }
        // The passphrase is never there without the key of the centre, nor the wish without both.
        if found[1] != nil { #expect(found[0] != nil, "step \(step)") }
        if next.description.sealsDrafts { #expect(found[1] != nil, "step \(step)") }
      }
    }
  }
}
