/// Turns what a terminal sends into keys, however it is cut into pieces.
///
/// Unknown escape sequences are swallowed, so that a key the program does not
/// know never types `[A` into an answer.
public struct KeyDecoder: Sendable {
  /// What arrives from the terminal.
  public enum Unit: Hashable, Sendable {
    /// A byte.
    case byte(UInt8)
    /// A key that the terminal library recognised by itself.
    case key(Key)
    /// The start of a paste, recognised by the library.
    case pasteStart
    /// The end of a paste, recognised by the library.
    case pasteEnd
  }

  private enum State {
    case ground
    case escape
    // `ESC O`
    case single
    // `ESC [` and what came since; late if ESC was already given out as a key.
    case sequence(bytes: [UInt8], isLate: Bool)
    // `ESC [ [`, the function keys of the Linux console
    case console
    case paste
  }

  private var state = State.ground
  private var text = UTF8Assembler()
  private var pasted: [UInt8] = []
  // Escape was the last key: a `[` now is the rest of a sequence that a slow
  // line has torn apart.
  private var escapeWasLast = false

  /// Creates a decoder that has seen nothing.
  public init() {}

  /// Whether a paste has begun and not ended.
  public var isInPaste: Bool {
    if case .paste = state { true } else { false }
  }

  /// Returns the keys that are complete with these units; the rest waits.
  public mutating func feed(_ units: some Sequence<Unit>) -> [Key] {
    var keys: [Key] = []
    for unit in units {
      switch unit {
      case .byte(let byte):
        accept(byte, &keys)
      case .key(let key):
        guard !isInPaste else { continue }
        flush(&keys)
        abandonText(&keys)
        give(key, &keys)
      case .pasteStart:
        guard !isInPaste else { continue }
        flush(&keys)
        abandonText(&keys)
        beginPaste()
      case .pasteEnd:
        endPaste(&keys)
      }
    }
    return keys
  }

  /// Returns what an Escape means after which nothing came: the key itself.
  ///
  /// To be called when the terminal has been silent for the escape delay. Half
  /// a letter and half a sequence go on waiting.
  public mutating func flush() -> [Key] {
    var keys: [Key] = []
    flush(&keys)
    return keys
  }

  /// Ends a paste whose end mark was lost, after a long silence.
  public mutating func abandonPaste() -> [Key] {
    var keys: [Key] = []
    endPaste(&keys)
    return keys
  }

  private mutating func flush(_ keys: inout [Key]) {
    switch state {
    case .escape:
      state = .ground
      give(.escape, &keys)
      escapeWasLast = true
    case .single:
      state = .ground
      give(.escape, &keys)
      give(.text("O"), &keys)
    case .ground, .sequence, .console, .paste: break
    }
  }

  private mutating func give(_ key: Key, _ keys: inout [Key]) {
    escapeWasLast = false
    keys.append(key)
  }

  private mutating func abandonText(_ keys: inout [Key]) {
    for scalar in text.finish() { give(.text(Character(scalar)), &keys) }
    if case .sequence = state { state = .ground }
    if case .console = state { state = .ground }
  }

  private mutating func accept(_ byte: UInt8, _ keys: inout [Key]) {
    switch state {
    case .ground: acceptGround(byte, &keys)
    case .escape: acceptAfterEscape(byte, &keys)
    case .single:
      state = .ground
      if (0x20...0x7E).contains(byte) {
        if let key = KeySequences.single(byte) { give(key, &keys) }
      } else {
        give(.escape, &keys)
        give(.text("O"), &keys)
        accept(byte, &keys)
      }
    case .console:
      state = .ground
      if let key = KeySequences.console(byte) { give(key, &keys) }
      if byte < 0x20 || byte > 0x7E { accept(byte, &keys) }
    case .sequence(let bytes, let isLate): acceptSequence(bytes, isLate: isLate, byte, &keys)
    case .paste: acceptPaste(byte, &keys)
    }
  }

  private mutating func acceptGround(_ byte: UInt8, _ keys: inout [Key]) {
    if byte == 0x5B, escapeWasLast {
      state = .sequence(bytes: [], isLate: true)
      escapeWasLast = false
      return
    }
    if byte < 0x20 || byte == 0x7F {
      abandonText(&keys)
      if byte == 0x1B {
        state = .escape
      } else {
        give(KeySequences.control(byte), &keys)
      }
      return
    }
    for scalar in text.add(byte) where scalar.properties.generalCategory != .control {
      give(.text(Character(scalar)), &keys)
    }
  }

  private mutating func acceptAfterEscape(_ byte: UInt8, _ keys: inout [Key]) {
    state = .ground
    switch byte {
    case 0x5B: state = .sequence(bytes: [], isLate: false)
    case 0x4F: state = .single
    case 0x30...0x39: give(.function(byte == 0x30 ? 10 : Int(byte - 0x30)), &keys)
    default:
      give(.escape, &keys)
      accept(byte, &keys)
    }
  }

  private mutating func acceptSequence(
    _ bytes: [UInt8], isLate: Bool, _ byte: UInt8, _ keys: inout [Key]
  ) {
    switch byte {
    case 0x5B where bytes.isEmpty && !isLate:
      state = .console
    case 0x20...0x3F where bytes.count < KeySequences.longest:
      state = .sequence(bytes: bytes + [byte], isLate: isLate)
    case 0x40...0x7E:
      state = .ground
      if byte == 0x7E, bytes == Array("200".utf8) {
        beginPaste()
      } else if let key = KeySequences.sequence(bytes, final: byte) {
        give(key, &keys)
      } else if isLate {
        giveAsTyped(bytes, &keys)
        accept(byte, &keys)
      }
    default:
      state = .ground
      if isLate { giveAsTyped(bytes, &keys) }
      accept(byte, &keys)
    }
  }

  /// After Escape a person may really have typed a bracket.
  private mutating func giveAsTyped(_ bytes: [UInt8], _ keys: inout [Key]) {
    for byte in [0x5B] + bytes { give(.text(Character(Unicode.Scalar(byte))), &keys) }
  }

  private mutating func beginPaste() {
    state = .paste
    pasted = []
    escapeWasLast = false
  }

  private mutating func acceptPaste(_ byte: UInt8, _ keys: inout [Key]) {
    // A clipboard can hold a film; what is longer than any answer is dropped.
    if pasted.count >= Self.longestPaste {
      pasted.removeSubrange(Self.longestPaste / 2..<(pasted.count - Self.pasteEnd.count))
    }
    pasted.append(byte)
    if byte == 0x7E, pasted.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) {
      pasted.removeLast(Self.pasteEnd.count)
      endPaste(&keys)
    }
  }

  private mutating func endPaste(_ keys: inout [Key]) {
    guard isInPaste else { return }
    state = .ground
    if !pasted.isEmpty { give(.paste(String(decoding: pasted, as: UTF8.self)), &keys) }
    pasted = []
  }

  private static let longestPaste = 1 << 20
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
}
