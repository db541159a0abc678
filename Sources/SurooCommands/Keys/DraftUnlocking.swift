import ArgumentParser
import Glibc
import InterfaceText
import ResponseStorage
import Sealing
import SurveyBasics

/// `--key`, on commands that open sealed drafts.
struct DraftKeyOptions: ParsableArguments {
  @Option(
    name: .customLong("key"),
    help: ArgumentHelp(
      "Open sealed drafts with this file of a secret key, when the passphrase is forgotten.",
      valueName: "file"))
  var keyFiles: [String] = []

  /// The secret keys of the files that were named.
  func identities() throws -> [AgeIdentity] {
    try keyFiles.flatMap { try KeyReading.identities(at: $0) }
  }
}

/// Lets the sealed drafts of a store be opened, with a key or with the passphrase
/// that is asked for once in a run.
struct DraftUnlocking {
  let front: Front
  let clock: Clock
  /// Keys that open them without the passphrase.
  var identities: [AgeIdentity] = []

  /// Unlocks a store for a command that writes journals and has no screen.
  static func unlockToWrite(_ store: Store, _ words: Wording) throws {
    guard store.description.sealsDrafts else { return }
    let front = Front(isPlain: true, words: words, clock: .machine)
    try DraftUnlocking(front: front, clock: .machine).unlock(store)
  }

  /// Unlocks the drafts of a store that is open for writing, unless that was done.
  ///
  /// What could not be put right while they were locked is put right now, and told
  /// on standard error.
  ///
  /// - Throws: ``CommandFailure`` without the passphrase.
  func unlock(_ store: Store) throws {
    guard store.draftKey == nil else { return }
    let known = try recovered(store)
    if identities.isEmpty {
      try askPassphrase(of: store)
    } else {
      try StoreOptions.failing { () throws(StorageError) in
        try store.unlockDrafts(identities: identities)
      }
    }
    for finding in try recovered(store) where !known.contains(finding) {
      StandardError.line("suroo: \(finding)")
    }
  }

  private func askPassphrase(of store: Store) throws {
    var isRetry = false
    while true {
      guard let passphrase = front.passphrase(isRetry: isRetry) else {
        throw CommandFailure(.noPermission, front.words(.passphraseNone))
      }
      do throws(StorageError) {
        return try store.unlockDrafts(passphrase: passphrase)
      } catch {
        // Further lines of a pipe are answers, not further tries.
        guard case .wrongPassphrase = error, isatty(STDIN_FILENO) == 1 else {
          return try StoreOptions.failing { () throws(StorageError) in throw error }
        }
        isRetry = true
      }
    }
  }

  private func recovered(_ store: Store) throws -> [RecoveryFinding] {
    try StoreOptions.failing { () throws(StorageError) in try store.recover(at: clock.now) }
  }
}
