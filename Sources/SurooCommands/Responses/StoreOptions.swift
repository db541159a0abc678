import ArgumentParser
import FileStorage
import FoundationEssentials
import Glibc
import ResponseStorage
import Sealing
import SurveyBasics

/// `--store`, on every command that touches responses.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the store.",
      discussion: "Default: $SUROO_STORE, else $XDG_DATA_HOME/suroo, else ~/.local/share/suroo."))
  var store: String?

  /// Whether somebody named the store, so that it is not that of the account.
  var isNamed: Bool {
    store != nil || ProcessInfo.processInfo.environment["SUROO_STORE"]?.isEmpty == false
  }

  /// The folder of the store.
  func path() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    if let store { return store }
    if let store = environment["SUROO_STORE"], !store.isEmpty { return store }
    if let data = environment["XDG_DATA_HOME"], !data.isEmpty { return "\(data)/suroo" }
    guard let home = environment["HOME"], !home.isEmpty else {
      throw CommandFailure(
        .configuration, "There is no home folder to keep the store in; name one with --store.")
    }
    return "\(home)/.local/share/suroo"
  }

  /// Opens the store for reading.
  func openForReading() throws -> Store {
    let path = try path()
    return try StoreOptions.failing { () throws(StorageError) in try Store.open(path, for: nil) }
  }

  /// Opens the store for writing and puts right what an earlier end has left;
  /// what was found is told on standard error.
  func openForWriting(at now: Timestamp) throws -> Store {
    let path = try path()
    return try StoreOptions.failing { () throws(StorageError) in
      let store = try Store.open(path, for: .current(at: now))
      store.refuges = StoreOptions.refuges(of: store.description)
      for finding in try store.recover(at: now) { StandardError.line("suroo: \(finding)") }
      store.keepBallast()
      return store
    }
  }

  /// Opens the store for writing, and creates it first where there is none.
  func openOrCreate(at now: Timestamp) throws -> Store {
    do {
      return try openForWriting(at: now)
    } catch let failure as CommandFailure where failure.status == .noInput {
      let store = try create(
        interviewer: Machine.account, region: nil, recipients: [], at: now)
      StandardError.line("suroo: a new store was created at \(store.root).")
      return store
    }
  }

  /// Creates the store.
  func create(
    interviewer: String, region: String?, recipients: [String], at now: Timestamp
  ) throws -> Store {
    let path = try path()
    return try StoreOptions.failing { () throws(StorageError) in
      try Store.create(
        at: path,
        StoreDescription(
          id: ResponseID.make(at: now, random: SecureRandom.bytes(10)), device: Machine.name,
          region: region, interviewer: Machine.code(for: interviewer),
          interviewerName: interviewer, recipients: recipients),
        for: .current(at: now))
    }
  }

  /// Where a running interview is saved when its store takes it no longer: the
  /// folder of second copies, which is mostly another disk, then the folder of
  /// the account for the state of programs.
  static func refuges(of description: StoreDescription) -> [String] {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"].map { "\($0)/.local/state" }
    let state = environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home
    return [
      description.copyFolder.map { "\($0)/suroo-drafts" }, state.map { "\($0)/suroo/drafts" },
    ].compactMap(\.self)
  }

  /// Does something with a store, with the exit status that fits its failure.
  static func failing<Result>(_ body: () throws(StorageError) -> Result) throws -> Result {
    do throws(StorageError) {
      return try body()
    } catch {
      let status: ExitStatus =
        switch error {
        case .lock(.held): .tryAgain
        case .lock, .file, .medium, .unreliableMedium, .noSpace: .ioError
        case .sealed(_, let error): error.exitStatus
        case .record, .damaged, .unsafeName: .dataError
        case .noStore, .notFound: .noInput
        case .noFolder: .cannotCreate
        case .storeExists: .cannotCreate
        case .ambiguous: .usage
        case .keyNeeded, .draftsLocked, .wrongPassphrase: .noPermission
        }
      throw CommandFailure(status, error.description)
    }
  }
}

extension StoreLock.Holder {
  /// This process.
  static func current(at now: Timestamp) -> StoreLock.Holder {
    StoreLock.Holder(
      process: getpid(), host: Machine.name, user: Machine.account, since: now)
  }
}
