import FileSimulation
import FileStorage
import Testing

@Suite struct LineTests {
  private func lines(of text: String, atMost limit: Int = .max) throws -> [String?] {
    let files = SimulatedFileSystem()
    let file = try files.open("/f", for: .create)
    try files.write(Array(text.utf8), to: file)
    try files.close(file)
    var lines: [String?] = []
    var next = 0
    try files.forEachLine(of: "/f", atMost: limit, padding: 64) { line in
      #expect(line.offset == next)
      next += line.length + 1
      lines.append(line.bytes.map { String(decoding: $0, as: UTF8.self) })
      if let bytes = line.bytes { #expect(bytes.count == line.length) }
    }
    return lines
  }

  @Test func `lines come one by one with their offsets`() throws {
    #expect(try lines(of: "") == [])
    #expect(try lines(of: "a\n\nб\n") == ["a", "", "б"])
    #expect(try lines(of: "\na") == ["", "a"])
  }

  @Test func `a line that is too long is counted and not kept`() throws {
    let long = String(repeating: "x", count: 3_000_000)
    #expect(try lines(of: "a\n\(long)\nb\n\(long)", atMost: 5) == ["a", nil, "b", nil])
    #expect(try lines(of: "a\n\(long)\nb", atMost: 3_000_000) == ["a", long, "b"])
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
