import Foundation

/// A program at a pseudo-terminal, read as it speaks and killed without warning.
final class PseudoTerminal {
  /// TIOCSPTLCK, TIOCGPTN and TIOCSWINSZ of Linux.
  private static let (setLock, getNumber, setSize): (UInt, UInt, UInt) = (
    0x4004_5431, 0x8004_5430, 0x5414
  )

  private let process = Process()
  private let master: Int32
  private(set) var output = ""
  private var pending: [UInt8] = []

  /// Starts the program.
  init(_ arguments: [String], environment: [String: String]) throws {
    // What posix_openpt(3), unlockpt(3) and ptsname(3) do, which Foundation does not show.
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (unlock, number): (Int32, UInt32) = (0, 0)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    guard master >= 0, ioctl(master, Self.setLock, &unlock) == 0,
      ioctl(master, Self.getNumber, &number) == 0, ioctl(master, Self.setSize, &size) == 0
    else { throw POSIXError(.ENOTTY) }
    self.master = master
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw POSIXError(.ENOTTY) }
    let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    process.executableURL = URL(filePath: BuiltProgram.path)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    // Threads of tests block signals, and the program would inherit that.
    var (none, former) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    try process.run()
    try handle.close()
  }

  deinit {
    kill()
    close(master)
  }

  /// Enters a line; on the full screen, types it and presses Enter.
  func enter(_ line: String) {
    let bytes = Array((line + "\r").utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Sends a signal to the program, as the terminal does for Ctrl+C.
  func send(_ signal: Int32) {
    Foundation.kill(process.processIdentifier, signal)
  }

  /// Whether the terminal shows what is typed.
  var shows: Bool {
    var settings = termios()
    return tcgetattr(master, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits for the end of the program.
  ///
  /// - Returns: The number of the signal that ended it; nil for another end.
  func ending() -> Int32? {
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil
  }

  /// Takes in what the program says until a condition holds or the time is over.
  ///
  /// - Returns: Whether it holds.
  @discardableResult
  func read(forMilliseconds limit: Int, until condition: (String) -> Bool) -> Bool {
    let end = ContinuousClock.now + .milliseconds(limit)
    while !condition(output) {
      let rest = end - ContinuousClock.now
      guard rest > .zero else { return false }
      let milliseconds =
        Int32(rest.components.attoseconds / 1_000_000_000_000_000)
        + Int32(rest.components.seconds) * 1000
      var poll = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard Foundation.poll(&poll, 1, max(1, milliseconds)) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = Foundation.read(master, &buffer, buffer.count)
      guard count > 0 else { return condition(output) }
      // To Swift a carriage return and a newline are one character.
      pending += buffer[..<count].filter { $0 != 0x0D }
      output = String(decoding: pending, as: UTF8.self)
    }
    return true
  }

  /// Ends the program as a power cut does, and takes in what it had said.
  func kill() {
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }
}
