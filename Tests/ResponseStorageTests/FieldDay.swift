import FileSimulation
import FileStorage
import Glibc
import ResponseStorage
import Sealing
import SurveyModel

/// A day in the field on a disk that may fail or lose power: a store is made,
/// an interview led and finished, a bundle written, and what was acknowledged
/// on the way.
struct FieldDay {
  /// What a person was told, after so many operations of the disk.
  struct Acknowledged {
    var step: Int
    var what: Promise
  }

  enum Promise {
    case store
    /// So many events of the interview.
    case events(Int)
    /// The response.
    case finished
    /// A bundle with this name.
    case bundle(String)
  }

  static let making = Store.BundleMaking(program: "suroo test", at: SampleInterview.now)
  /// Enough events for every kind to come, few enough for every moment to be tried.
  static let events = SampleInterview.events

  /// Seals the draft; then nothing is handed over, which would be as ever.
  let key: DraftKey?

  init(sealedWith key: DraftKey? = nil) {
    self.key = key
  }

  private(set) var acknowledged: [Acknowledged] = []
  /// What was said when something failed.
  private(set) var messages: [String] = []

  /// Does everything, goes on after failures as a person would, and tries
  /// again to finish and to hand over.
  mutating func run(on disk: SimulatedFileSystem) {
    let isSealed = key != nil
    let opened = attempt {
      isSealed
        ? try SampleInterview.sealingStore(on: disk) : try SampleInterview.store(on: disk)
    }
    guard let store = opened else { return }
    acknowledge(.store, disk)
    defer { store.close() }
    guard
      attempt({ try store.keep(SampleInterview.questionnaire, SampleInterview.sources) }) != nil,
      let journal = attempt({ try store.begin(SampleInterview.opening) })
    else { return }
    acknowledge(.events(0), disk)
    for event in Self.events where attempt({ try journal.append(event) }) != nil {
      acknowledge(.events(event.number), disk)
    }
    for _ in 0..<2 {
      let stored = attempt {
        try store.complete(
          journal, SampleInterview.response, personal: SampleInterview.personal,
          milliseconds: 30_000, isPersonal: SampleInterview.isPersonal)
      }
      if stored != nil {
        acknowledge(.events(Self.events.count), disk)
        acknowledge(.finished, disk)
        break
      }
    }
    try? journal.close()
    guard key == nil else { return }
    guard attempt({ try disk.makeDirectories("/stick") }) != nil else { return }
    for _ in 0..<2 {
      let written = attempt {
        try store.writeBundle(
          store.bundleContents(.unacknowledged), to: "/stick", Self.making)
      }
      if let written {
        acknowledge(.bundle(written.path), disk)
        break
      }
    }
  }

  /// What was acknowledged within so many operations.
  func promises(at step: Int) -> (events: Int?, isFinished: Bool, bundles: [String]) {
    var promises: (events: Int?, isFinished: Bool, bundles: [String]) = (nil, false, [])
    for acknowledged in acknowledged where acknowledged.step <= step {
      switch acknowledged.what {
      case .store: continue
      case .events(let count): promises.events = count
      case .finished: promises.isFinished = true
      case .bundle(let path): promises.bundles.append(path)
      }
    }
    return promises
  }

  private mutating func acknowledge(_ what: Promise, _ disk: SimulatedFileSystem) {
    acknowledged.append(Acknowledged(step: disk.steps.count, what: what))
  }

  private mutating func attempt<Result>(_ body: () throws -> Result) -> Result? {
    do {
      return try body()
    } catch {
      messages.append("\(error)")
      return nil
    }
  }
}

extension FieldDay {
  /// What is wrong with a disk on which so much was promised; nil when every
  /// promise is kept.
  func fault(of disk: SimulatedFileSystem, at step: Int) -> String? {
    let promises = promises(at: step)
    do {
      guard try disk.status("/store/STORE.json") != nil else {
        return acknowledged.contains { $0.step <= step } ? "The store is gone." : nil
      }
      let store = try Store.open("/store", for: SampleInterview.holder, on: disk)
      defer { store.close() }
      var findings = try store.recover(at: SampleInterview.now)
      if key != nil {
        // Whoever starts the program sees what is there before the passphrase is known.
        let drafts = try store.draftList()
        guard drafts.troubles.isEmpty else { return "locked: \(drafts.troubles)" }
        store.draftKey = key
        findings += try store.recover(at: SampleInterview.now)
      }
      for finding in findings {
        switch finding {
        case .trouble, .differs, .recovered: return "\(finding)"
        case .removed, .cutTail, .completed, .broughtHome: continue
        }
      }
      if let again = try store.recover(at: SampleInterview.now).first { return "Again: \(again)" }
      if let fault = try faultOfAnswers(in: store, promises.events, promises.isFinished) {
        return fault
      }
      return try faultOfBundles(in: store, on: disk, promises.bundles)
    } catch {
      return "\(error)"
    }
  }

  private func faultOfAnswers(
    in store: Store, _ events: Int?, _ isFinished: Bool
  ) throws -> String? {
    let drafts = try store.draftList()
    let responses = try store.responseList()
    let catalog = try store.catalog()
    guard drafts.troubles.isEmpty, responses.troubles.isEmpty, catalog.troubles.isEmpty else {
      return "\(drafts.troubles) \(responses.troubles) \(catalog.troubles)"
    }
    guard catalog.lineages.count == responses.responses.count else {
      return "The catalog does not tell what the records say."
    }
    _ = try store.digest()
    guard drafts.drafts.count + responses.responses.count <= 1 else {
      return "There are \(drafts.drafts.count) drafts and \(responses.responses.count) responses."
    }
    if let response = responses.responses.first {
      guard try store.personalPart(of: response) == SampleInterview.personal,
        try store.events(of: response) != nil
      else { return "A part of the response is gone." }
      return nil
    }
    guard !isFinished else { return "The response is gone." }
    guard let events else { return nil }
    guard let draft = drafts.drafts.first else { return "The draft is gone." }
    let found = try store.journal(draft.name).events
    return found.starts(with: Self.events.prefix(events))
      ? nil : "\(events) events were acknowledged, \(found.count) are there."
  }

  private func faultOfBundles(
    in store: Store, on disk: SimulatedFileSystem, _ paths: [String]
  ) throws -> String? {
    let noted = try store.writtenBundles().filter { $0.way == .up }.map(\.file)
    for path in paths where !noted.contains(path) { return "\(path) is not noted." }
    for path in noted where try !BundleReading(path, on: disk).verify() {
      return "\(path) is damaged."
    }
    return nil
  }
}
