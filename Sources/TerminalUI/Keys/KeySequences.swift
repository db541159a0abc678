/// The escape sequences of common terminals.
enum KeySequences {
  /// No known sequence has more parameter bytes than this.
  static let longest = 64

  /// The key of a control byte.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .unknown
    }
  }

  /// The key of `ESC O` and a byte.
  static func single(_ byte: UInt8) -> Key? {
    switch byte {
    case letter("M"): .enter
    case letter("I"): .tab
    case letter("X"): .text("=")
    // The keypad in application mode: its characters, moved up by 0x40.
    case 0x6A...0x79: .text(Character(Unicode.Scalar(byte - 0x40)))
    default: cursor(byte)
    }
  }

  /// The key of `ESC [ [` and a byte: F1 to F5 of the Linux console.
  static func console(_ byte: UInt8) -> Key? {
    (0x41...0x45).contains(byte) ? .function(Int(byte - 0x40)) : nil
  }

  /// The key of `ESC [`, parameters and a final byte; nil if there is none.
  static func sequence(_ parameters: [UInt8], final: UInt8) -> Key? {
    guard let numbers = numbers(parameters) else { return nil }
    switch final {
    case letter("Z"): return .backTab
    case letter("~"):
      if numbers.first?.first == 27 {
        return extended(code: numbers[safe: 2]?.first ?? 0, modifiers: numbers[safe: 1] ?? [])
      }
      return tilde(numbers.first?.first ?? 0)
    case letter("u"):
      let codes = numbers.first ?? []
      let modifiers = numbers[safe: 1] ?? []
      let base = codes[safe: 2].flatMap { $0 == 0 ? nil : $0 }
      return extended(code: codes.first ?? 0, base: base, modifiers: modifiers)
    case letter("R") where numbers.count > 1 && numbers.first?.first != 1:
      // A report of the cursor's place, not F3.
      return nil
    default: return cursor(final)
    }
  }

  private static func letter(_ scalar: Unicode.Scalar) -> UInt8 {
    UInt8(truncatingIfNeeded: scalar.value)
  }

  private static func cursor(_ byte: UInt8) -> Key? {
    switch byte {
    case letter("A"): .up
    case letter("B"): .down
    case letter("C"): .right
    case letter("D"): .left
    case letter("F"): .end
    case letter("H"): .home
    case letter("P")...letter("S"): .function(Int(byte - letter("P")) + 1)
    default: nil
    }
  }

  private static func tilde(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...24: .function(number - 12)
    default: nil
    }
  }

  /// A key by its code point and modifiers, as terminals with an extended
  /// keyboard report it.
  ///
  /// For Ctrl the letter of the base layout counts.
  private static func extended(code: Int, base: Int? = nil, modifiers: [Int]) -> Key? {
    let isRelease = modifiers[safe: 1] == 3
    let held = max(0, (modifiers.first ?? 1) - 1)
    guard !isRelease, let scalar = Unicode.Scalar(UInt32(clamping: code)) else { return nil }
    switch code {
    case 8, 127: return .backspace
    case 9: return held & 1 == 0 ? .tab : .backTab
    case 10, 13: return .enter
    case 27: return .escape
    default: break
    }
    if held & 4 != 0 {
      let scalar = base.flatMap { Unicode.Scalar(UInt32(clamping: $0)) } ?? scalar
      let letter = LayoutSwap.keyLetter(Character(scalar))
      return letter.isASCII && letter.isLetter ? .control(letter) : nil
    }
    guard scalar.properties.generalCategory != .control,
      scalar.properties.generalCategory != .privateUse
    else { return nil }
    let character = Character(scalar)
    // Shift is held, but the report names the small letter.
    if held & 1 != 0, let large = character.uppercased().first { return .text(large) }
    return .text(character)
  }

  /// Parameters between semicolons, each with its parts between colons; nil if
  /// there is anything else in them.
  private static func numbers(_ bytes: [UInt8]) -> [[Int]]? {
    var result: [[Int]] = [[0]]
    for byte in bytes {
      let last = result.count - 1
      switch byte {
      case letter(";"): result.append([0])
      case letter(":"): result[last].append(0)
      case letter("0")...letter("9"):
        let part = result[last].count - 1
        result[last][part] = min(result[last][part] * 10 + Int(byte - letter("0")), 0x1FFFFF)
      default: return nil
      }
    }
    return result
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
