import FileSimulation
import FileStorage
import Glibc
import Testing

@Suite struct AppendLogTests {
  private let lines = ["one", "two two", "", "three, which is longer"].map { Array($0.utf8) }

  private func text(_ lines: some Sequence<[UInt8]>) -> [UInt8] {
    lines.flatMap { $0 + [0x0A] }
  }

  @Test func `every line that was acknowledged survives a power cut`() throws {
    let disk = SimulatedFileSystem()
    let log = try AppendLog.create(at: "/log", on: disk)
    var acknowledged = [disk.steps.count]
    for line in lines {
      try log.append(line)
      acknowledged.append(disk.steps.count)
    }
    for count in acknowledged[0]...disk.steps.count {
      let certain = acknowledged.count { $0 <= count } - 1
      for (index, left) in disk.afterPowerCut(at: count, states: 40, seed: 4).enumerated() {
        let found = try left.contents(of: "/log")
        #expect(
          found.starts(with: text(lines.prefix(certain))), "step \(count), state \(index)")
        #expect(found.count <= text(lines.prefix(certain + 1)).count)
      }
    }
  }

  @Test(arguments: [ENOSPC, EDQUOT, EFBIG, EIO])
  func `a line that does not fit is cut off again and may be tried again`(code: Int32) throws {
    let disk = SimulatedFileSystem()
    let log = try AppendLog.create(at: "/log", on: disk)
    try log.append(lines[0])
    disk.fail(.init(.write, number: 1, code: code))
    #expect(throws: FileError(.write, path: "/log", code: code)) { try log.append(lines[1]) }
    #expect(log.suspicion == nil)
    #expect(try disk.contents(of: "/log") == text(lines.prefix(1)))
    try log.append(lines[1])
    #expect(try disk.contents(of: "/log") == text(lines.prefix(2)))
  }

  @Test func `a failed sync makes the log suspect for good`() throws {
    let disk = SimulatedFileSystem()
    let log = try AppendLog.create(at: "/log", on: disk)
    try log.append(lines[0])
    disk.fail(.init(.sync, number: 1, code: EIO))
    let failure = FileError(.sync, path: "/log", code: EIO)
    #expect(throws: failure) { try log.append(lines[1]) }
    #expect(log.suspicion == failure)
    let steps = disk.steps.count
    #expect(throws: failure) { try log.append(lines[1]) }
    #expect(disk.steps.count == steps, "A suspect log touches the file no more.")
  }

  @Test func `a tail that cannot be cut off makes the log suspect`() throws {
    let disk = SimulatedFileSystem()
    let log = try AppendLog.create(at: "/log", on: disk)
    disk.fail(.init(number: 1, code: EIO, isPersistent: true))
    #expect(throws: FileError(.write, path: "/log", code: EIO)) { try log.append(lines[0]) }
    #expect(log.suspicion?.operation == .write)
  }

  @Test(arguments: [ENOSPC, EIO, EROFS], [false, true])
  func `after any failure the acknowledged lines stand first`(
    code: Int32, isPersistent: Bool
  ) throws {
    for number in 1... {
      let disk = SimulatedFileSystem()
      disk.fail(.init(number: number, code: code, isPersistent: isPersistent))
      var acknowledged: [[UInt8]] = []
      if let log = try? AppendLog.create(at: "/log", on: disk) {
        for line in lines where (try? log.append(line)) != nil { acknowledged.append(line) }
      }
      guard disk.failures > 0 else { return }
      for left in disk.afterPowerCut(at: disk.steps.count, states: 20, seed: 5) {
        let found = (try? left.contents(of: "/log")) ?? []
        #expect(found.starts(with: text(acknowledged)), "operation \(number)")
      }
    }
  }

  @Test func `a log is opened again and goes on`() throws {
    let disk = SimulatedFileSystem()
    let log = try AppendLog.create(at: "/log", on: disk)
    try log.append(lines[0])
    try log.close()
    let again = try AppendLog.open("/log", on: disk)
    try again.append(lines[1])
    #expect(try disk.contents(of: "/log") == text(lines.prefix(2)))
  }
}
