import FileSimulation
import FileStorage
import Glibc
import SurveyBasics
import Testing

@Suite struct StoreLockTests {
  private let ana = StoreLock.Holder(
    process: 17, host: "laptop-3", user: "ana",
    since: Timestamp("2026-05-01T10:15:30.250+06:00"))
  private let bek = StoreLock.Holder(process: 18, host: "laptop-3", user: "bek", since: nil)

  private func check(_ path: String, on files: any FileSystem) throws {
    let lock = try StoreLock(path, for: ana, on: files)
    #expect(throws: StoreLockError.held(path: path, by: ana)) {
      try StoreLock(path, for: bek, on: files)
    }
    lock.release()
    let second = try StoreLock(path, for: bek, on: files)
    #expect(throws: StoreLockError.held(path: path, by: bek)) {
      try StoreLock(path, for: ana, on: files)
    }
    second.release()
  }

  @Test func `two locks exclude each other, also in one process`() throws {
    try withTemporaryFolder { try check("\($0)/LOCK", on: POSIXFileSystem()) }
    try check("/LOCK", on: SimulatedFileSystem())
  }

  @Test func `the message names the holder and since when`() {
    #expect(
      "\(StoreLockError.held(path: "/store/LOCK", by: ana))"
        == "/store is being used by ana on laptop-3 (process 17, since "
        + "2026-05-01T10:15:30.250+06:00). Close it there and try again.")
    #expect(
      "\(StoreLockError.held(path: "/store/LOCK", by: nil))"
        == "/store is being used by another process. Close it there and try again.")
  }

  @Test func `a full disk keeps nobody out`() throws {
    let disk = SimulatedFileSystem()
    try disk.close(disk.open("/LOCK", for: .lock))
    disk.fail(.init(.write, number: 1, code: ENOSPC))
    let lock = try StoreLock("/LOCK", for: ana, on: disk)
    #expect(throws: StoreLockError.self) { try StoreLock("/LOCK", for: bek, on: disk) }
    lock.release()
  }

  @Test func `a protected disk is named`() {
    let disk = SimulatedFileSystem()
    disk.fail(.init(.open, number: 1, code: EROFS))
    #expect(throws: StoreLockError.failed(FileError(.open, path: "/LOCK", code: EROFS))) {
      try StoreLock("/LOCK", for: ana, on: disk)
    }
  }
}
