import FileSimulation
import FileStorage
import Glibc
import Testing

@Suite struct AtomicFileTests {
  private let old = Array("old contents".utf8)
  private let new = Array("the new contents, which are longer".utf8)

  /// A disk on which `/f` holds the old contents for certain.
  private func disk(isFAT: Bool = false) throws -> SimulatedFileSystem {
    let disk = SimulatedFileSystem(isFAT: isFAT)
    try AtomicFile.write(old, to: "/f", on: disk)
    return disk
  }

  @Test(arguments: [false, true])
  func `after a power cut the name holds the old or the new contents whole`(isFAT: Bool) throws {
    let disk = try disk(isFAT: isFAT)
    let start = disk.steps.count
    try AtomicFile.write(new, to: "/f", on: disk)
    let end = disk.steps.count
    for count in start...end {
      for (index, left) in disk.afterPowerCut(at: count, states: 40, seed: 1).enumerated() {
        let found = try left.contents(of: "/f")
        #expect(found == new || count < end && found == old, "step \(count), state \(index)")
      }
    }
  }

  @Test func `a new file is there whole or not at all`() throws {
    let disk = SimulatedFileSystem()
    try AtomicFile.create(new, at: "/f", on: disk)
    for count in 0...disk.steps.count {
      for left in disk.afterPowerCut(at: count, states: 40, seed: 2) {
        let isThere = try left.status("/f") != nil
        #expect(isThere || count < disk.steps.count)
        if isThere { #expect(try left.contents(of: "/f") == new) }
      }
    }
  }

  @Test func `the simulation would notice a missing sync`() throws {
    let disk = try disk()
    let file = try disk.open("/.f.tmp", for: .create)
    try disk.write(new, to: file)
    try disk.close(file)
    try disk.rename("/.f.tmp", to: "/f")
    try disk.syncDirectory("/")
    let found = try disk.afterPowerCut(at: disk.steps.count, states: 40, seed: 3).map {
      try $0.contents(of: "/f")
    }
    #expect(found.contains([]))
    #expect(found.contains { $0 != old && $0 != new })
  }

  @Test(arguments: [ENOSPC, EIO, EROFS, EDQUOT, EFBIG, EACCES], [false, true])
  func `any failure leaves a whole file and nothing else`(code: Int32, isPersistent: Bool) throws {
    for number in 1... {
      let disk = try disk()
      disk.fail(.init(number: number, code: code, isPersistent: isPersistent))
      let isWritten = (try? AtomicFile.write(new, to: "/f", on: disk)) != nil
      guard disk.failures > 0 else { return }
      disk.fail(nil)
      let found = try disk.contents(of: "/f")
      #expect(found == new || found == old && !isWritten, "operation \(number)")
      if !isPersistent { #expect(try disk.list("/").map(\.name) == ["f"], "operation \(number)") }
      try AtomicFile.write(new, to: "/f", on: disk)
      #expect(try disk.contents(of: "/f") == new)
    }
  }

  @Test func `a taken name is not written over by create`() throws {
    let disk = try disk()
    #expect(throws: FileError(.rename, path: "/.f.tmp-4711", code: EEXIST)) {
      try AtomicFile.create(new, at: "/f", on: disk)
    }
    #expect(try disk.contents(of: "/f") == old)
    #expect(try disk.list("/").map(\.name) == ["f"])
  }

  @Test func `what a dead process of the same number left is replaced`() throws {
    let disk = try disk()
    try disk.close(disk.open("/.f.tmp-4711", for: .create))
    try AtomicFile.write(new, to: "/f", on: disk)
    #expect(try disk.contents(of: "/f") == new)
    #expect(try disk.list("/").map(\.name) == ["f"])
  }

  @Test(arguments: [
    (".f.tmp-1", true), (".a.b.tmp-99", true), (".tmp-5", true), ("f.tmp-1", false),
    (".f.tmp-", false), (".f.tmp-1a", false), (".f", false),
  ])
  func `temporary files are known by their names`(name: String, expected: Bool) {
    #expect(AtomicFile.isTemporary(name) == expected)
  }
}
