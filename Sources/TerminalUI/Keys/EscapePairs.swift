/// Turns Escape and a digit into a function key, for keyboards that hide them:
/// `Esc 1` is F1, `Esc 0` is F10, `Esc Esc` is F2.
///
/// For screens on which Escape alone does nothing. There is no timer: Escape
/// waits, visibly, for the next key.
public struct EscapePairs: Hashable, Sendable {
  /// Whether Escape was pressed and the next key completes the pair.
  public private(set) var isArmed = false

  /// Creates the state before any key.
  public init() {}

  /// Returns the key that is meant, or nil if it is the first of a pair.
  public mutating func complete(_ key: Key) -> Key? {
    guard isArmed else {
      isArmed = key == .escape
      return isArmed ? nil : key
    }
    isArmed = false
    switch key {
    case .escape: return .function(2)
    case .text(let digit):
      guard let number = digit.wholeNumberValue, digit.isASCII else { return key }
      return .function(number == 0 ? 10 : number)
    default: return key
    }
  }
}
