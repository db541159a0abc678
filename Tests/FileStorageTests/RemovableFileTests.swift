import FileSimulation
import FileStorage
import Glibc
import Testing

@Suite struct RemovableFileTests {
  private static let steps: [FileError.Operation] = [
    .create, .write, .sync, .close, .syncDirectory, .open, .syncFileSystem, .dropCache, .read,
    .read, .close,
  ]

  @Test func `a file is written once, brought to the medium and read from it`() throws {
    let files = SimulatedFileSystem()
    let file = try RemovableFile(at: "/a", on: files)
    try file.write([1, 2])
    try file.write([3])
    try file.finish()
    var found: [UInt8] = []
    try file.readBack { found += $0 }
    #expect(found == [1, 2, 3])
    #expect(files.steps.map(\.operation) == Self.steps)
  }

  @Test func `what the medium has changed shows when it is read back`() throws {
    let files = SimulatedFileSystem()
    let file = try RemovableFile(at: "/a", on: files)
    try file.write([1, 2])
    try file.finish()
    files.replaceContents(of: "/a", with: [1, 0])
    var found: [UInt8] = []
    try file.readBack { found += $0 }
    #expect(found == [1, 0])
  }

  @Test func `a taken name is refused and an abandoned file leaves nothing`() throws {
    let files = SimulatedFileSystem()
    let file = try RemovableFile(at: "/a", on: files)
    #expect(throws: FileError(.create, path: "/a", code: EEXIST)) {
      try RemovableFile(at: "/a", on: files)
    }
    try file.write([1])
    #expect(file.abandon())
    #expect(file.abandon())
    #expect(try files.list("/").isEmpty)
  }

  @Test func `a medium that is gone keeps what it has`() throws {
    let files = SimulatedFileSystem()
    let file = try RemovableFile(at: "/a", on: files)
    try file.write([1])
    files.fail(.init(number: 1, code: ENODEV, isPersistent: true))
    #expect(throws: FileError.self) { try file.finish() }
    #expect(!file.abandon())
  }

  @Test func `after finishing the file is there whatever the power does`() throws {
    for isFAT in [false, true] {
      let files = SimulatedFileSystem(isFAT: isFAT)
      let file = try RemovableFile(at: "/a", on: files)
      try file.write(Array(repeating: 7, count: 600_000))
      try file.finish()
      for disk in files.afterPowerCut(at: files.steps.count, states: 20, seed: 1) {
        #expect(try disk.contents(of: "/a").count == 600_000)
      }
    }
  }
}
