import CNcurses
import CTerminal
import Glibc

/// The terminal while it belongs to the program.
///
/// Opening takes it over, ``close()`` gives it back as it was; a crash does
/// too. There is one session at a time, on the thread that opened it.
///
///     let session = try TerminalSession.open(environment: environment)
///     defer { session.close() }
///     EventLoop.run(on: session, draw: { screen.draw($0) }, handle: { screen.apply($0) })
///
/// What is written to standard error meanwhile appears after the session.
public final class TerminalSession: Terminal {
  /// What is used on this terminal.
  public let capabilities: Capabilities
  /// Wakes the loop from other threads.
  public let wakePipe = WakePipe()
  /// How large the terminal is.
  public private(set) var size = Size(columns: 80, rows: 24)

  private let library: OpaquePointer
  private let screen: NcursesScreen
  private let signals: Int32
  private let usesPasteMarks: Bool
  private var decoder = KeyDecoder()
  private var isOpen = true
  private var isDead = false

  /// Takes the terminal over.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process.
  ///   - wishes: What the person asked for.
  /// - Returns: The session; it has to be closed.
  /// - Throws: The reason why there can be no full screen; the terminal is
  ///   then as it was.
  public static func open(
    environment: [String: String], wishes: TerminalWishes = TerminalWishes()
  ) throws(FullScreenObstacle) -> TerminalSession {
    if let obstacle = Capabilities.obstacle(
      environment: environment, inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1)
    {
      throw obstacle
    }
    guard cterminal_save(STDIN_FILENO) else { throw .inputIsNoTerminal }
    guard cterminal_locale() else { throw .noUnicode }
    // Exported, they would override the real size.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    guard let library = cncurses_open() else { throw .terminalUnknown }
    guard cncurses_has_string("cup") != 0 else {
      endwin()
      delscreen(library)
      cterminal_restore()
      throw .cursorCannotMove
    }
    return TerminalSession(library: library, environment: environment, wishes: wishes)
  }

  private init(
    library: OpaquePointer, environment: [String: String], wishes: TerminalWishes
  ) {
    self.library = library
    raw()
    noecho()
    nonl()
    keypad(cncurses_window(), true)
    nodelay(cncurses_window(), true)
    let (seconds, attoseconds) = wishes.escapeDelay.components
    let milliseconds = min(max(0, seconds), 10) * 1000 + attoseconds / 1_000_000_000_000_000
    set_escdelay(Int32(clamping: milliseconds))
    typeahead(-1)
    let capabilities = Capabilities(
      environment: environment, hasColours: has_colors(), wishes: wishes)
    self.capabilities = capabilities
    screen = NcursesScreen(theme: capabilities.theme)
    usesPasteMarks = capabilities.glyphs == .full
    if usesPasteMarks { NcursesKeys.definePaste() }
    cterminal_errors_hold()
    signals = cterminal_signals_open()
    cterminal_crash_install(STDOUT_FILENO, Self.reset)
    setPasteMarks(on: true)
    adaptSize()
  }

  deinit {
    close()
  }

  /// Gives the terminal back.
  ///
  /// Closing again does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    setPasteMarks(on: false)
    if !isDead { endwin() }
    cterminal_crash_remove()
    cterminal_signals_close()
    delscreen(library)
    cterminal_restore()
    cterminal_errors_release()
  }

  /// Shows a screen; one that is shown already costs nothing.
  public func show(_ surface: Surface) {
    guard isOpen, !isDead else { return }
    screen.show(surface)
  }

  /// Makes the next screen be drawn from the ground, after something else has
  /// written to the terminal.
  public func redraw() {
    screen.redraw()
  }

  /// Hands the terminal to the shell and stops until the shell continues the
  /// program.
  public func suspend() {
    guard isOpen, !isDead else { return }
    def_prog_mode()
    setPasteMarks(on: false)
    endwin()
    cterminal_stop()
    resume()
  }

  /// Waits for something to happen and returns everything that has.
  public func next(timeout: Duration?) -> [InputEvent] {
    guard isOpen, !isDead else { return [.leave(.hangUp)] }
    // A paste whose end was lost on the way must not swallow keys for ever.
    let timeout = decoder.isInPaste ? min(timeout ?? Self.pasteSilence, Self.pasteSilence) : timeout
    var sources = [STDIN_FILENO, signals, wakePipe.readEnd].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let count = poll(&sources, nfds_t(sources.count), Self.milliseconds(timeout))
    guard count >= 0 || errno == EINTR else {
      isDead = true
      return [.leave(.hangUp)]
    }
    guard count > 0 else {
      return count == 0 && decoder.isInPaste ? decoder.abandonPaste().map(InputEvent.key) : []
    }
    var events: [InputEvent] = []
    if sources[0].revents != 0 { readKeys(sources[0].revents, &events) }
    if sources[1].revents != 0 { readSignals(&events) }
    if sources[2].revents != 0 {
      _ = Self.drain(wakePipe.readEnd)
      events.append(.woken)
    }
    return events
  }

  // MARK: - Events

  private static let pasteSilence = Duration.seconds(2)

  private func readKeys(_ state: Int16, _ events: inout [InputEvent]) {
    let units = NcursesKeys.available()
    events += decoder.feed(units).map(InputEvent.key)
    // ncurses has waited for the rest of an escape sequence already.
    events += decoder.flush().map(InputEvent.key)
    let isGone = state & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
    if isGone || (units.isEmpty && cterminal_at_end(STDIN_FILENO)) {
      isDead = true
      events.append(.leave(.hangUp))
    }
  }

  private func readSignals(_ events: inout [InputEvent]) {
    for byte in Self.drain(signals) {
      switch Int32(byte) {
      case SIGWINCH:
        adaptSize()
        events.append(.resized(size))
      case SIGCONT:
        resume()
        events.append(.resized(size))
      case SIGTSTP:
        suspend()
        events.append(.resized(size))
      case SIGHUP:
        isDead = true
        events.append(.leave(.hangUp))
      case SIGTERM: events.append(.leave(.terminated))
      case SIGINT: events.append(.leave(.interrupted))
      default: break
      }
    }
  }

  private static func drain(_ descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  private static func milliseconds(_ timeout: Duration?) -> Int32 {
    guard let timeout else { return -1 }
    let (seconds, attoseconds) = timeout.components
    guard seconds < 1_000_000 else { return -1 }
    return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  // MARK: - State of the terminal

  private func adaptSize() {
    var columns: Int32 = 80
    var rows: Int32 = 24
    if cterminal_size(STDOUT_FILENO, &columns, &rows) {
      // A terminal may claim any size; no screen of people is larger.
      columns = min(columns, 1000)
      rows = min(rows, 500)
      resizeterm(rows, columns)
    } else {
      columns = getmaxx(cncurses_window())
      rows = getmaxy(cncurses_window())
    }
    size = Size(columns: Int(columns), rows: Int(rows))
    screen.redraw()
  }

  private func resume() {
    reset_prog_mode()
    setPasteMarks(on: true)
    adaptSize()
  }

  private func setPasteMarks(on: Bool) {
    guard usesPasteMarks, !isDead else { return }
    Self.send(on ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
  }

  private static func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  /// What a crash sends: paste marks off, back from the second screen, cursor
  /// on, ordinary style.
  ///
  /// Terminals ignore what they do not know.
  private static let reset = "\u{1B}[?2004l\u{1B}[?1049l\u{1B}[?25h\u{1B}[0m\r\n"
}
