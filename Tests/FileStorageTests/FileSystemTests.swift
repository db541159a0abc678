import FileSimulation
import FileStorage
import Glibc
import Testing

/// What both file systems do alike, and what only the real one can show.
@Suite struct FileSystemTests {
  private func onBoth(_ body: (any FileSystem, String) throws -> Void) throws {
    try withTemporaryFolder { try body(POSIXFileSystem(), $0) }
    let disk = SimulatedFileSystem()
    try disk.makeDirectory("/store")
    try body(disk, "/store")
  }

  @Test func `bytes are read back as they were written`() throws {
    try onBoth { files, folder in
      let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let file = try files.open("\(folder)/f", for: .create)
      try files.write(bytes, to: file)
      try files.sync(file)
      try files.syncData(file)
      try files.syncFileSystem(of: file)
      try files.dropCache(of: file)
      try files.close(file)
      #expect(try files.contents(of: "\(folder)/f") == bytes)
      #expect(try files.status("\(folder)/f")?.length == 600_000)
      #expect(throws: FileError(.read, path: "\(folder)/f", code: EFBIG)) {
        try files.contents(of: "\(folder)/f", atMost: 599_999)
      }
    }
  }

  @Test func `names are created, moved, listed and removed`() throws {
    try onBoth { files, folder in
      try files.makeDirectories("\(folder)/a/b")
      try files.makeDirectories("\(folder)/a/b")
      try AtomicFile.create([1], at: "\(folder)/a/z", on: files)
      try AtomicFile.create([2], at: "\(folder)/a/ү", on: files)
      try files.renameWithoutReplacing("\(folder)/a/z", to: "\(folder)/a/b/y")
      #expect(throws: FileError(.rename, path: "\(folder)/a/ү", code: EEXIST)) {
        try files.renameWithoutReplacing("\(folder)/a/ү", to: "\(folder)/a/b/y")
      }
      #expect(
        try files.list("\(folder)/a") == [
          DirectoryEntry(name: "b", kind: .directory), DirectoryEntry(name: "ү", kind: .file),
        ])
      #expect(throws: FileError(.removeDirectory, path: "\(folder)/a/b", code: ENOTEMPTY)) {
        try files.removeDirectory("\(folder)/a/b")
      }
      try files.unlink("\(folder)/a/b/y")
      try files.removeDirectory("\(folder)/a/b")
      #expect(try files.status("\(folder)/a/b") == nil)
      #expect(try files.freeSpace(folder) > 0)
    }
  }

  @Test func `what is missing or taken is named`() throws {
    try onBoth { files, folder in
      #expect(throws: FileError(.open, path: "\(folder)/none", code: ENOENT)) {
        try files.open("\(folder)/none", for: .read)
      }
      #expect(throws: FileError(.create, path: "\(folder)/no/f", code: ENOENT)) {
        try files.open("\(folder)/no/f", for: .create)
      }
      #expect(throws: FileError(.unlink, path: "\(folder)/none", code: ENOENT)) {
        try files.unlink("\(folder)/none")
      }
      #expect(throws: FileError(.list, path: "\(folder)/none", code: ENOENT)) {
        try files.list("\(folder)/none")
      }
    }
  }

  @Test func `appended bytes go to the end`() throws {
    try onBoth { files, folder in
      try AtomicFile.create([1, 2], at: "\(folder)/f", on: files)
      let file = try files.open("\(folder)/f", for: .append)
      try files.write([3], to: file)
      try files.truncate(file, to: 2)
      try files.write([4], to: file)
      try files.close(file)
      #expect(try files.contents(of: "\(folder)/f") == [1, 2, 4])
    }
  }

  @Test func `only the owner can read what is written`() throws {
    try withTemporaryFolder { folder in
      let files = POSIXFileSystem()
      try files.makeDirectories("\(folder)/d")
      try AtomicFile.write([1], to: "\(folder)/d/f", on: files)
      var status = stat()
      #expect(stat("\(folder)/d", &status) == 0 && status.st_mode & 0o777 == 0o700)
      #expect(stat("\(folder)/d/f", &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("/a", "/", "a"), ("a", ".", "a"), ("a/b/", "a", "b"), ("/", "/", "/"),
  ])
  func `paths are taken apart`(path: String, parent: String, last: String) {
    #expect(parentPath(path) == parent)
    #expect(lastName(path) == last)
  }

  @Test func `directories above a new one survive a power cut`() throws {
    let disk = SimulatedFileSystem()
    try disk.makeDirectories("/a/b/c")
    try AtomicFile.create([1], at: "/a/b/c/f", on: disk)
    for left in disk.afterPowerCut(at: disk.steps.count, states: 20, seed: 6) {
      #expect(try left.contents(of: "/a/b/c/f") == [1])
    }
  }

  @Test func `a part of a file is read from any place`() throws {
    try withTemporaryFolder { folder in
      let files = POSIXFileSystem()
      try AtomicFile.write(Array("0123456789".utf8), to: "\(folder)/f", on: files)
      #expect(try files.contents(of: "\(folder)/f", from: 3, count: 4) == Array("3456".utf8))
      #expect(try files.contents(of: "\(folder)/f", from: 8, count: 4) == Array("89".utf8))
      #expect(try files.contents(of: "\(folder)/f", from: 20, count: 4) == [])
    }
  }

  @Test func `the fingerprint tells one set of names from another`() throws {
    try withTemporaryFolder { folder in
      let (real, simulated) = (POSIXFileSystem(), SimulatedFileSystem())
      try simulated.makeDirectories("/d")
      var seen: Set<UInt64> = []
      for name in ["a", "b", "a-name-of-more-than-eight-bytes", "a-name-of-more-than-eight-bytez"] {
        let fingerprint = try real.fingerprint(ofNamesIn: folder)
        #expect(try simulated.fingerprint(ofNamesIn: "/d") == fingerprint)
        #expect(seen.insert(fingerprint).inserted)
        try real.close(real.open("\(folder)/\(name)", for: .create))
        try simulated.close(simulated.open("/d/\(name)", for: .create))
      }
      let before = try real.fingerprint(ofNamesIn: folder)
      try real.rename("\(folder)/a", to: "\(folder)/c")
      #expect(try real.fingerprint(ofNamesIn: folder) != before)
      try real.rename("\(folder)/c", to: "\(folder)/a")
      #expect(try real.fingerprint(ofNamesIn: folder) == before)
    }
  }
}
