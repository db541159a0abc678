import FileSimulation
import Foundation
import ResponseStorage
import Sealing
import SurveyModel
import Testing

/// A sealed draft as version 1 wrote it; it is never written again, and every
/// program to come has to open it.
@Suite struct FrozenSealedDraftTests {
  private static let passphrase = "ак калпак тоо"
  /// Made for this sample and used for nothing else.
  private static let centre =
    "AGE-SECRET-KEY-1P6VFCLTZRMGZM6YMSK4MFYLZXVWEXUV2WD50NXR68DNDFUQAA8HSXJZX4T"
  private static let name = "2026-05-01_019de1bf-b3ca-7646-9dd6-4b4dbf80e6cf"

  private func withStore<Result>(_ body: (Store) throws -> Result) throws -> Result {
    let original = try #require(
      Bundle.module.path(forResource: "Fixtures/SealedDraft", ofType: nil))
    return try withTemporaryFolder { folder in
      try FileManager.default.copyItem(atPath: "\(original)/store", toPath: "\(folder)/store")
      return try body(try Store.open("\(folder)/store", for: nil))
    }
  }

  private func expectContents(_ store: Store) throws {
    let journal = try store.journal(Self.name)
    #expect(journal.opening.seed == 7)
    #expect(journal.opening.unit == "KG-O-017-05")
    #expect(
      journal.events.map(\.action) == [
        .visit(key: "first"), .answer(key: "first", text: "жашырын жооп"), .visit(key: "second"),
        .pause, .resume, .visit(key: "second"), .answer(key: "second", text: "34"), .pause,
      ])
  }

  @Test func `the passphrase opens it`() throws {
    try withStore { store in
      let draft = try #require(try store.draftList().drafts.first)
      #expect(draft.isSealed && draft.contents == nil && draft.heading.interviewer == "ana")
      try store.unlockDrafts(passphrase: Self.passphrase)
      try expectContents(store)
    }
  }

  @Test func `the key of the centre opens it`() throws {
    let identity = try #require(AgeIdentity(Self.centre))
    try withStore { store in
      try store.unlockDrafts(identities: [identity])
      try expectContents(store)
      let path = "\(store.root)/drafts/\(Self.name).draft/journal.jsonl"
      let plain = try SealedJournal.plainLines(of: path, identities: [identity], passphrase: nil)
      #expect(plain.damage == nil)
      let text = String(decoding: plain.bytes, as: UTF8.self)
      #expect(text.contains(#""op":"answer","q":"second","v":"34""#))
      #expect(!text.contains(#""s":""#) && !text.contains(#""salt":""#))
    }
  }
}
