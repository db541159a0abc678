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
      for finding in try store.recover(at: now) { StandardError.line("suroo: \(finding)") }
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

  /// Does something with a store, with the exit status that fits its failure.
  static func failing<Result>(_ body: () throws(StorageError) -> Result) throws -> Result {
    do throws(StorageError) {
      return try body()
    } catch {
      let status: ExitStatus =
        switch error {
        case .lock(.held): .tryAgain
        case .lock, .file: .ioError
        case .record, .damaged, .unsafeName: .dataError
        case .noStore, .notFound: .noInput
        case .storeExists: .cannotCreate
        case .ambiguous: .usage
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

/// What the machine says of itself and of who works at it.
enum Machine {
  /// The name of the machine.
  static var name: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let name = String(decoding: bytes, as: UTF8.self)
    return name.isEmpty ? "unknown" : name
  }

  /// The name of the account.
  static var account: String {
    let environment = ProcessInfo.processInfo.environment
    for variable in ["USER", "LOGNAME"] {
      if let name = environment[variable], !name.isEmpty { return name }
    }
    guard let entry = getpwuid(getuid()) else { return "interviewer" }
    return String(cString: entry.pointee.pw_name)
  }

  /// A code for a name: what of it can stand in a file name, Cyrillic letters by
  /// their sound, else `interviewer`.
  static func code(for name: String) -> String {
    let code = name.lowercased().map { letters[$0] ?? String($0) }.joined()
      .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    let trimmed = code.drop { $0 == "_" || $0 == "-" }
    return trimmed.isEmpty ? "interviewer" : String(trimmed.prefix(20))
  }

  private static let letters: [Character: String] = [
    " ": "_", "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j",
    "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
  ]
}
