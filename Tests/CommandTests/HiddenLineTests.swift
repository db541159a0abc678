import Foundation
import Testing

/// The prompt for a passphrase at a pseudo-terminal.
@Suite struct HiddenLineTests {
  private let folder: TemporaryFolder
  private let terminal: PseudoTerminal

  /// Starts a command that asks for a passphrase and waits until it does.
  init() throws {
    folder = try TemporaryFolder()
    terminal = try PseudoTerminal(
      ["key", "new", "--passphrase", "--out", "\(folder.path)/a.key"],
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path])
    #expect(terminal.shows)
    try waitForPrompt("New passphrase: ")
  }

  private func waitForPrompt(_ prompt: String) throws {
    try #require(
      terminal.read(forMilliseconds: 20_000) { $0.hasSuffix(prompt) }, "\(terminal.output)")
    #expect(!terminal.shows)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func `whatever ends the program there, the terminal shows again what is typed`(
    signal: Int32
  ) throws {
    terminal.send(signal)
    #expect(terminal.ending() == signal)
    #expect(terminal.shows)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/a.key"))
  }

  @Test func `a program that is stopped shows what is typed until it goes on`() throws {
    terminal.send(SIGTSTP)
    try wait { terminal.shows }
    terminal.send(SIGCONT)
    try wait { !terminal.shows }
    terminal.enter("бир эки үч төрт")
    try waitForPrompt("The same again: ")
    terminal.enter("бир эки үч төрт")
    #expect(terminal.ending() == nil)
    terminal.read(forMilliseconds: 50, until: { _ in false })
    #expect(terminal.shows)
    #expect(!terminal.output.contains("үч"), "\(terminal.output)")
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/a.key"))
  }

  private func wait(until condition: () -> Bool) throws {
    for _ in 0..<2000 where !condition() { usleep(10_000) }
    try #require(condition())
  }
}
