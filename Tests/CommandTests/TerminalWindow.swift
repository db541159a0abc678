import Foundation
import Testing

/// A real terminal without a window: a detached tmux session of a fixed size.
final class TerminalWindow {
  private let socket: String
  private let session = "suroo"

  /// Whether tmux is there; tests that need it are skipped by name otherwise.
  static let isAvailable = ["/usr/bin/tmux", "/usr/local/bin/tmux"]
    .contains { FileManager.default.isExecutableFile(atPath: $0) }

  /// Starts a command in a terminal of a size.
  init(
    columns: Int, rows: Int, _ command: String, environment: [String: String] = [:]
  ) throws {
    socket = "suroo-\(UUID().uuidString.prefix(8).lowercased())"
    var all = ["LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"]
    all.merge(environment) { $1 }
    let variables = all.sorted { $0.key < $1.key }
      .map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    // The shell stays after the program, so that what it printed last can be read.
    let line = "cd '\(BuiltProgram.package)' && env \(variables) \(command); echo ENDED=$?; cat"
    try start(
      "-f", "/dev/null", "new-session", "-d", "-s", session, "-x", String(columns), "-y",
      String(rows), "/bin/sh", "-c", line)
    _ = try tmux("set-option", "-g", "escape-time", "0")
  }

  deinit {
    _ = try? tmux("kill-server")
  }

  /// Presses keys by the names of tmux, such as `Enter`, `F3`, `Down`, `C-c`.
  func press(_ keys: String...) throws {
    for key in keys { _ = try tmux("send-keys", "-t", session, key) }
  }

  /// Types a text as it stands.
  func type(_ text: String) throws {
    _ = try tmux("send-keys", "-t", session, "-l", "--", text)
  }

  /// Sends single bytes with pauses, as a slow line does.
  func send(bytes: [UInt8], pause: TimeInterval = 0.02) throws {
    for byte in bytes {
      _ = try tmux("send-keys", "-t", session, "-H", String(byte, radix: 16))
      Thread.sleep(forTimeInterval: pause)
    }
  }

  /// Changes the size of the terminal.
  func resize(columns: Int, rows: Int) throws {
    _ = try tmux("resize-window", "-t", session, "-x", String(columns), "-y", String(rows))
  }

  /// What is shown now, line by line.
  func screen() throws -> String {
    try tmux("capture-pane", "-p", "-t", session)
  }

  /// What is shown now, with the escape sequences of its styles.
  func styledScreen() throws -> String {
    try tmux("capture-pane", "-p", "-e", "-t", session)
  }

  /// Waits until the screen fulfils a condition, and returns it.
  @discardableResult
  func wait(
    _ what: String, seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation,
    until condition: (String) -> Bool
  ) throws -> String {
    let end = Date().addingTimeInterval(seconds)
    var shown = try screen()
    while !condition(shown), Date() < end {
      Thread.sleep(forTimeInterval: 0.02)
      shown = try screen()
    }
    try #require(
      condition(shown), "waited for \(what); the screen shows:\n\(shown)",
      sourceLocation: sourceLocation)
    return shown
  }

  /// Waits until a text is on the screen.
  @discardableResult
  func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    try wait("“\(text)”", sourceLocation: sourceLocation) { $0.contains(text) }
  }

  /// The number of the process of the program in the terminal.
  func programProcess() throws -> Int32 {
    let shell = try tmux("list-panes", "-t", session, "-F", "#{pane_pid}")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let children = try Self.run("/usr/bin/pgrep", ["-P", shell])
    let first = children.split(separator: "\n").first.flatMap { Int32($0) }
    return try #require(first, "the program is not running")
  }

  private func start(_ arguments: String...) throws {
    // `Process` waits until everybody has closed the descriptor that it hands down, and
    // the server of tmux would keep it: the shell closes what it inherited.
    let close =
      "for f in /proc/self/fd/*; do n=${f##*/}; [ $n -gt 2 ] && eval \"exec $n>&-\"; done; "
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", close + "exec tmux \"$@\"", "tmux", "-L", socket] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  private func tmux(_ arguments: String...) throws -> String {
    try Self.run("/usr/bin/env", ["tmux", "-L", socket] + arguments)
  }

  private static func run(_ path: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }
}
