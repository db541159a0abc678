import FileStorage
import InterfaceText
import ResponseStorage
import Sealing
import SurveyBasics

/// Whether the store opens, and what it had to put right.
struct StoreExamination {
  let path: String
  let now: Timestamp

  /// Returns the store, opened for writing where nobody else has it.
  func examine(_ examination: inout Examination) -> Store? {
    let words = examination.words
    do throws(StorageError) {
      let store = try open(&examination)
      let catalog = try store.catalog()
      let drafts = try store.draftList()
      examination.add(
        .doctorStore, .fine,
        words(
          .doctorStoreHolds, .text(path), .count(catalog.lineages.count),
          .number(drafts.drafts.count)))
      for trouble in catalog.troubles + drafts.troubles {
        examination.add(.doctorStore, .problem, "\(trouble)", .doctorShowSupervisor)
      }
      let quarantined = store.quarantinedFiles()
      if quarantined > 0 {
        examination.add(
          .doctorStore, .note, words(.doctorQuarantine, .count(quarantined)),
          .doctorShowSupervisor)
      }
      return store
    } catch {
      if case .noStore = error {
        examination.add(
          .doctorStore, .problem, words(.doctorNoStore, .text(path)), .doctorSetup)
      } else {
        examination.add(.doctorStore, .problem, "\(error)", .doctorShowSupervisor)
      }
      return nil
    }
  }

  private func open(_ examination: inout Examination) throws(StorageError) -> Store {
    do throws(StorageError) {
      let store = try Store.open(path, for: .current(at: now))
      store.refuges = StoreOptions.refuges(of: store.description)
      for finding in try store.recover(at: now) {
        let isTrouble =
          switch finding {
          case .trouble, .differs, .recovered: true
          default: false
          }
        examination.add(
          .doctorStore, isTrouble ? .problem : .note, "\(finding)",
          isTrouble ? .doctorShowSupervisor : nil)
      }
      store.keepBallast()
      return store
    } catch {
      guard case .lock(.held) = error else { throw error }
      examination.add(.doctorStore, .note, "\(error)")
      return try Store.open(path, for: nil)
    }
  }
}

/// Whether the disk of the store has room and keeps what it is given.
struct DiskExamination {
  let path: String
  let store: Store?

  /// Less than this is soon used up by a system that writes its own files too.
  private static let enough = 100 << 20

  func examine(_ examination: inout Examination) {
    let words = examination.words
    let files = POSIXFileSystem()
    var folder = path
    while (try? files.status(folder)) ?? nil == nil, folder != parentPath(folder) {
      folder = parentPath(folder)
    }
    do throws(FileError) {
      let free = try files.freeSpace(folder)
      let medium = try files.medium(of: folder)
      let room = words(.doctorFree, .count(free >> 20))
      if medium.isReadOnly {
        examination.add(.doctorDisk, .problem, words(.doctorReadOnly), .doctorOtherDisk)
      } else if free < Self.enough {
        examination.add(.doctorDisk, .problem, room, .doctorFreeSpace)
      } else {
        examination.add(.doctorDisk, .fine, room)
      }
      switch medium.kind {
      case .journaled, .other: break
      case .fat: examination.add(.doctorDisk, .problem, words(.doctorFAT), .doctorOtherDisk)
      case .network:
        examination.add(.doctorDisk, .problem, words(.doctorNetwork), .doctorOtherDisk)
      case .memory: examination.add(.doctorDisk, .problem, words(.doctorMemory), .doctorOtherDisk)
      }
      if let store, !store.hasBallast, !medium.isReadOnly {
        examination.add(.doctorDisk, .problem, words(.doctorNoBallast), .doctorFreeSpace)
      }
    } catch {
      examination.add(.doctorDisk, .problem, "\(error)")
    }
  }
}

/// Whether sealed drafts can be opened, as far as that shows without the passphrase.
struct DraftExamination {
  let store: Store

  func examine(_ examination: inout Examination) {
    guard store.description.sealsDrafts else { return }
    let words = examination.words
    do throws(StorageError) {
      let hasCentreKey = try store.hasCentreDraftKey()
      guard try store.hasDraftKey() else {
        return examination.add(
          .doctorKeys, .problem, words(.doctorDraftsNoKey, .text(store.root)),
          hasCentreKey ? .doctorDraftsNewPassphrase : .doctorShowSupervisor)
      }
      if hasCentreKey {
        examination.add(.doctorKeys, .fine, words(.doctorDraftsSealed))
      } else {
        examination.add(
          .doctorKeys, .problem, words(.doctorDraftsNoCentre), .doctorDraftsAskCentre)
      }
    } catch {
      examination.add(.doctorKeys, .problem, "\(error)", .doctorShowSupervisor)
    }
  }
}

/// Whether the recipients of bundles can be sealed to.
struct KeyExamination {
  let store: Store

  func examine(_ examination: inout Examination) {
    let recipients = store.description.recipients
    guard !recipients.isEmpty else {
      return examination.add(
        .doctorKeys, .note, examination.words(.doctorNoRecipients), .doctorAskKey)
    }
    let invalid = recipients.filter { AgeRecipient($0) == nil }
    for recipient in invalid {
      examination.add(
        .doctorKeys, .problem, examination.words(.doctorBadRecipient, .text(recipient)),
        .doctorAskKey)
    }
    if invalid.isEmpty {
      examination.add(
        .doctorKeys, .fine, examination.words(.doctorRecipients, .count(recipients.count)))
    }
  }
}
