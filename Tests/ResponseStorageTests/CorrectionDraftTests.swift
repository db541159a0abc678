import FileSimulation
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

/// Corrections of finished responses as a store keeps them.
@Suite struct CorrectionDraftTests {
  private func opening(of parent: String, minutes: Int = 60) -> InterviewOpening {
    var opening = SampleInterview.opening
    opening.at = Timestamp(
      milliseconds: SampleInterview.now.milliseconds + minutes * 60_000, offset: 360)
    opening.prefilled = []
    opening.correction = Correction(
      parents: [parent], revision: 2, by: "eve", role: .supervisor, reason: "a slip",
      rowsMade: ["members": 3], holdsPersonal: false)
    return opening
  }

  private func corrected(_ stored: Store.StoredResponse) -> Response {
    var response = stored.response
    response.revision = 2
    response.parents = [stored.response.revisionID ?? ""]
    response.made = Response.Making(
      by: "eve", role: .supervisor, at: SampleInterview.now, reason: "a slip")
    response.answers["age"] = .integer(35)
    return response
  }

  private let change = JournalEvent(
    number: 1, at: SampleInterview.now, milliseconds: 5,
    action: .answer(key: "age", text: "35"))
  private let answers: [JournalEvent] = [
    JournalEvent(
      number: 2, at: SampleInterview.now, milliseconds: 6,
      action: .keep(key: "income", reason: "asked twice")),
    JournalEvent(
      number: 3, at: SampleInterview.now, milliseconds: 7,
      action: .giveUp(key: nil, reason: "moved away")),
  ]

  @Test func `the draft of a correction stands beside the interview and its other corrections`()
    throws
  {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    let stored = try SampleInterview.run(in: store)
    let parent = try #require(stored.response.revisionID)
    let first = try store.begin(opening(of: parent))
    try first.append(change)
    let second = try store.begin(opening(of: parent, minutes: 90))
    let drafts = try store.draftList().drafts
    #expect(drafts.map(\.name) == [first.name, second.name])
    #expect(
      drafts.map(\.contents?.opening) == [opening(of: parent), opening(of: parent, minutes: 90)])
    for event in answers { try first.append(event) }
    #expect(try store.journal(first.name).events == [change] + answers)
  }

  @Test func `a correction is finished as a revision with events of its own`() throws {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    let stored = try SampleInterview.run(in: store)
    let parent = try #require(stored.response.revisionID)
    let journal = try store.begin(opening(of: parent))
    try journal.append(change)
    for event in answers { try journal.append(event) }
    var response = corrected(stored)
    response.personalSHA256 = stored.response.personalSHA256
    let word = Review(
      responseID: response.responseID, revisionID: "", after: [parent], kind: .comment,
      question: "income", text: "asked twice", by: "ana", role: .interviewer,
      at: SampleInterview.now)
    let second = try store.complete(
      journal, response, personal: nil, milliseconds: 9, isPersonal: SampleInterview.isPersonal,
      reviews: { id in
        var word = word
        word.revisionID = id
        return [word]
      })
    #expect(second.response.eventsSHA256 != stored.response.eventsSHA256)
    let lineage = try #require(try store.catalog().lineages.first)
    #expect(lineage.heads.map(\.revisionID) == [second.response.revisionID])
    #expect(lineage.reviews.map(\.revisionID) == [second.response.revisionID])
    let held = try store.revision(lineage.current)
    #expect(held.response == second.response)
    // The personal part lies beside the first revision.
    #expect(held.personal == SampleInterview.personal)
    #expect(held.events?["events"]?.elements?.count == 4)
    #expect(held.events?["events"]?[0]?["corrects"]?[0]?.text == parent)
    #expect(try store.draftList().drafts.isEmpty)
  }

  @Test func `a correction that was finished before the power went is not finished twice`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let stored = try SampleInterview.run(in: store)
    let parent = try #require(stored.response.revisionID)
    let other = try store.begin(opening(of: parent, minutes: 90))
    try other.close()
    let began = disk.steps.count
    let journal = try store.begin(opening(of: parent))
    try journal.append(change)
    let acknowledged = disk.steps.count
    let second = try store.complete(
      journal, corrected(stored), personal: SampleInterview.personal, milliseconds: 9,
      isPersonal: SampleInterview.isPersonal)
    for count in began...disk.steps.count {
      for left in disk.afterPowerCut(at: count, states: 3, seed: 3) {
        let next = try Store.open("/store", for: SampleInterview.holder, on: left)
        let findings = try next.recover(at: SampleInterview.now)
        #expect(
          !findings.contains {
            switch $0 {
            case .differs, .trouble: true
            default: false
            }
          }, "step \(count): \(findings)")
        #expect(try next.recover(at: SampleInterview.now).isEmpty)
        let heads = try #require(try next.catalog().lineages.first).heads.map(\.revisionID)
        let drafts = try next.draftList().drafts.filter { $0.name != other.name }
        if count >= acknowledged {
          // Either it is finished, or it can be finished.
          #expect(drafts.count + (heads == [second.response.revisionID] ? 1 : 0) == 1)
        }
        #expect(heads.count == 1)
      }
    }
  }
}
