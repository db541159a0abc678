import CNcurses

/// Reads what ncurses has for us and says it in the decoder's terms.
struct NcursesKeys {
  /// Codes of our own for the marks around a paste, beyond those of ncurses.
  private static let pasteStart: Int32 = 0x300
  private static let pasteEnd: Int32 = 0x301

  /// Teaches the terminal's description the marks around a paste.
  static func definePaste() {
    define_key("\u{1B}[200~", pasteStart)
    define_key("\u{1B}[201~", pasteEnd)
  }

  /// Returns everything that has arrived.
  ///
  /// The narrow call is used because the wide one loses a letter whose bytes
  /// arrive in two pieces.
  static func available() -> [KeyDecoder.Unit] {
    var units: [KeyDecoder.Unit] = []
    while units.count < 1 << 16 {
      let code = wgetch(cncurses_window())
      if code == ERR { break }
      if let byte = UInt8(exactly: code) {
        units.append(.byte(byte))
      } else if code != KEY_RESIZE {
        units.append(unit(code))
      }
    }
    return units
  }

  private static func unit(_ code: Int32) -> KeyDecoder.Unit {
    switch code {
    case pasteStart: .pasteStart
    case pasteEnd: .pasteEnd
    default: .key(key(code))
    }
  }

  static func key(_ code: Int32) -> Key {
    switch code {
    case KEY_UP, KEY_SR: .up
    case KEY_DOWN, KEY_SF: .down
    case KEY_LEFT, KEY_SLEFT: .left
    case KEY_RIGHT, KEY_SRIGHT: .right
    case KEY_HOME, KEY_SHOME, KEY_A1, KEY_FIND: .home
    case KEY_END, KEY_SEND, KEY_C1, KEY_SELECT, KEY_LL: .end
    case KEY_PPAGE, KEY_A3, KEY_SPREVIOUS: .pageUp
    case KEY_NPAGE, KEY_C3, KEY_SNEXT: .pageDown
    case KEY_BACKSPACE: .backspace
    case KEY_DC, KEY_SDC: .delete
    case KEY_IC, KEY_SIC: .insert
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case cncurses_function_key(1)...cncurses_function_key(12):
      .function(Int(code - cncurses_function_key(0)))
    default: .unknown
    }
  }
}
