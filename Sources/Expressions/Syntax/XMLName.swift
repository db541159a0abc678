/// The characters that names in expressions may have.
///
/// These are the ranges of XML 1.0 (fifth edition) without the colon, the
/// invisible joiners and the pictures, so that Kyrgyz names are names.
enum XMLName {
  /// Whether a name may begin with the scalar.
  static func canStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A: true
    case 0..<0xC0: false
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x2070...0x218F,
      0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD:
      true
    case 0x10000...0xEFFFF: scalar.properties.isAlphabetic
    default: false
    }
  }

  /// Whether a name may go on with the scalar.
  static func canContinue(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: canStart(scalar)
    }
  }
}
