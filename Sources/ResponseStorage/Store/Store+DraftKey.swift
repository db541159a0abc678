public import FileStorage
public import Sealing

extension Store {
  /// Whether drafts were sealed in this store, now or before.
  ///
  /// - Returns: Whether there is a key to unlock.
  /// - Throws: ``StorageError``.
  public func hasDraftKey() throws(StorageError) -> Bool { try keyFiles.haveKey() }

  /// Whether somebody with a key can open sealed drafts without the passphrase.
  ///
  /// - Returns: Whether the file for the recipients is there.
  /// - Throws: ``StorageError``.
  public func hasCentreDraftKey() throws(StorageError) -> Bool { try keyFiles.haveCentreKey() }

  /// Lets sealed drafts be read and written from now on.
  ///
  /// - Parameter passphrase: The one that was chosen; used in Unicode NFC.
  /// - Throws: ``StorageError``, with ``StorageError/wrongPassphrase(_:)`` when it
  ///   is another one.
  /// - Complexity: Takes a fifth of a second and 64 MiB on an old laptop, so that
  ///   guessing takes long.
  public func unlockDrafts(passphrase: String) throws(StorageError) {
    draftKey = try keyFiles.key(passphrase: passphrase)
  }

  /// Lets sealed drafts be read and written from now on, when the passphrase is
  /// forgotten.
  ///
  /// - Parameter identities: The secret keys of recipients of the store.
  /// - Throws: ``StorageError``.
  public func unlockDrafts(identities: [AgeIdentity]) throws(StorageError) {
    draftKey = try keyFiles.key(identities: identities)
  }

  /// Chooses the passphrase of sealed drafts, and makes the key if there is none.
  ///
  /// What was sealed before opens with the new passphrase, and no longer with the
  /// old one. ``StoreDescription/sealsDrafts`` decides whether new drafts are sealed.
  ///
  /// - Parameters:
  ///   - passphrase: What a person will type.
  ///   - recipients: Who can open the drafts too; with none, whoever could can
  ///     still.
  /// - Throws: ``StorageError``, with ``StorageError/draftsLocked(_:)`` when there
  ///   is a key that was not unlocked.
  public func setDraftPassphrase(
    _ passphrase: String, recipients: [AgeRecipient]
  ) throws(StorageError) {
    requireLock()
    // A key without its passphrase may have drafts; without both there are none.
    if draftKey == nil, try hasDraftKey() || description.sealsDrafts { throw .draftsLocked(root) }
    let key = draftKey ?? DraftKey()
    if !recipients.isEmpty { try keyFiles.keep(key, for: recipients) }
    try keyFiles.keep(key, passphrase: passphrase)
    draftKey = key
  }

  /// Lets other people than before open the drafts without the passphrase.
  ///
  /// - Parameter recipients: At least one.
  /// - Throws: ``StorageError``, with ``StorageError/draftsLocked(_:)`` when the
  ///   drafts were not unlocked.
  public func setDraftRecipients(_ recipients: [AgeRecipient]) throws(StorageError) {
    requireLock()
    guard let draftKey else { throw .draftsLocked(root) }
    try keyFiles.keep(draftKey, for: recipients)
  }

  private var keyFiles: DraftKeyFiles { DraftKeyFiles(root: root, files: files) }
}

/// A sealed journal, opened where it lies.
public enum SealedJournal {
  /// Whether a file begins like a journal.
  public static func isJournal(_ beginning: [UInt8]) -> Bool {
    beginning.starts(with: #"{"format":"suroo-journal","#.utf8)
  }

  /// Returns the lines of a journal as they would stand without being sealed,
  /// as far as the journal is whole.
  ///
  /// - Parameters:
  ///   - path: The journal of a draft in a store.
  ///   - identities: The secret keys of recipients of the store.
  ///   - passphrase: The passphrase of the drafts; tried first.
  ///   - files: Where.
  /// - Returns: The lines, and what ended the reading, if anything.
  /// - Throws: ``StorageError``.
  public static func plainLines(
    of path: String, identities: [AgeIdentity], passphrase: String?,
    on files: any FileSystem = POSIXFileSystem()
  ) throws(StorageError) -> (bytes: [UInt8], damage: Journal.Damage?) {
    let bytes = try storing { () throws(FileError) in try files.contents(of: path) }
    // <store>/drafts/<name>.draft/journal.jsonl, also below archive.
    var root = parentPath(parentPath(parentPath(path)))
    if lastName(root) == "archive" { root = parentPath(root) }
    let keys = DraftKeyFiles(root: root, files: files)
    let key =
      if let passphrase { try keys.key(passphrase: passphrase) } else {
        try keys.key(identities: identities)
      }
    return try recording(path) { () throws(RecordError) in
      let reading = try JournalReading(bytes, openedWith: key)
      return (try reading.journal?.lines().bytes ?? [], reading.damage)
    }
  }
}
