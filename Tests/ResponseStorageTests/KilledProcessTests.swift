import FileSimulation
import FileStorage
import Glibc
import ResponseStorage
import SurveyModel
import Testing

@Suite struct KilledProcessTests {
  @Test(arguments: [0, 1, 7, 18])
  func `a killed process leaves its answers and gives up its lock`(count: Int) async throws {
    try await withTemporaryFolder { folder in
      let root = "\(folder)/store"
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [root = root as String, count = count as Int] in
        let store = try SampleInterview.store(on: POSIXFileSystem(), at: root)
        let journal = try store.begin(SampleInterview.opening)
        for event in SampleInterview.events.prefix(count) { try journal.append(event) }
        kill(getpid(), SIGKILL)
      }
      let store = try Store.open(root, for: SampleInterview.holder)
      #expect(try store.recover(at: SampleInterview.now).isEmpty)
      let draft = try #require(try store.draftList().drafts.first)
      #expect(
        try store.journal(draft.name).events == Array(SampleInterview.events.prefix(count)))
      store.close()
    }
  }
}
