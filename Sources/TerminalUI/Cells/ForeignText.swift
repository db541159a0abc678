/// Makes text from elsewhere fit to be shown.
///
/// Data files come from other machines: an escape sequence or a change of
/// writing direction in an answer must never reach a terminal.
public enum ForeignText {
  /// The sign that stands for what cannot be shown.
  public static let replacement: Character = "·"

  /// Returns `text` with every control character, direction control,
  /// zero-width and unassigned code point replaced by ``replacement``, and no
  /// character of more code points than a cell can hold.
  ///
  /// Only for display: what is stored keeps all of them.
  ///
  /// - Complexity: O(*n*); text of letters, digits and signs is returned as it
  ///   is.
  public static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: needsCare) else { return text }
    var result = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars {
      if CellWidth.isMark(scalar) {
        // Variation selectors would change the width on some terminals only.
        if isVariationSelector(scalar) { continue }
        if length == 0 {
          result.append(contentsOf: String(replacement).unicodeScalars)
          length = 1
        } else if length < scalarsPerCell {
          result.append(scalar)
          length += 1
        }
      } else if isHarmless(scalar) {
        result.append(scalar)
        length = 1
      } else {
        result.append(contentsOf: String(replacement).unicodeScalars)
        length = 0
      }
    }
    return String(result)
  }

  /// What ncurses can put into one cell.
  private static let scalarsPerCell = 5

  private static func needsCare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x400...0x482, 0x48A...0x52F: false
    default: true
    }
  }

  private static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator,
      .paragraphSeparator:
      false
    // Not of the class of format characters, but of no width all the same.
    default:
      scalar.value != 0x034F && scalar.value != 0x115F && scalar.value != 0x1160
        && scalar.value != 0x3164 && scalar.value != 0xFFA0
    }
  }
}
