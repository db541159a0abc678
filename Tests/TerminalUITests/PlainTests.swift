import CTerminal
import Foundation
import Glibc
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct PlainTests {
  /// A pipe whose writing end is closed once `bytes` are in it.
  private func source(_ bytes: [UInt8]) -> Int32 {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    #expect(write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    return ends[0]
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    let end = source(bytes)
    defer { close(end) }
    let reader = LineReader(descriptor: end)
    var lines: [String] = []
    while let line = reader.next() { lines.append(line) }
    #expect(reader.next() == nil)
    return lines
  }

  @Test(arguments: [
    ("", []), ("биринчи\nэкинчи\n", ["биринчи", "экинчи"]), ("а\r\nб", ["а", "б"]),
    ("\n\n", ["", ""]), ("!1", ["!1"]),
  ])
  func `lines arrive one by one`(text: String, lines expected: [String]) {
    #expect(lines(Array(text.utf8)) == expected)
  }

  @Test func `broken bytes do not break the lines around them`() {
    #expect(lines([0x61, 0xD2, 0x0A, 0xD2, 0xA3, 0x0A]) == ["a\u{FFFD}", "ң"])
  }

  @Test func `a descriptor that does not wait is waited for`() {
    var ends: [Int32] = [-1, -1]
    #expect(cterminal_pipe(&ends))
    let (readEnd, writeEnd) = (ends[0], ends[1])
    // More than a pipe holds, so that each side has to wait for the other.
    Thread.detachNewThread {
      DescriptorOutput(descriptor: writeEnd).line(String(repeating: "ң", count: 100_000))
      close(writeEnd)
    }
    #expect(LineReader(descriptor: readEnd).next()?.count == 100_000)
    close(readEnd)
  }

  @Test func `many lines go through one buffer`() {
    let text = (0..<5_000).map { "сап \($0)\n" }.joined().prefix(30_000)
    #expect(lines(Array(text.utf8)) == text.split(separator: "\n").map(String.init))
  }

  @Test func `what is printed cannot command the terminal`() {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    let output = DescriptorOutput(descriptor: ends[1])
    output.line("Жашы\u{1B}[2J")
    output.prompt("> ")
    close(ends[1])
    let reader = LineReader(descriptor: ends[0])
    #expect(reader.next() == "Жашы·[2J")
    #expect(reader.next() == "> ")
    #expect(output.isWorking)
    // The reading end takes nothing.
    let broken = DescriptorOutput(descriptor: ends[0])
    broken.line("nobody")
    #expect(!broken.isWorking)
    close(ends[0])
  }
}
