import Expressions

/// Numbers as they are written in files.
enum NumberText {
  /// The shortest decimal that reads back as the same number.
  static func plain(_ number: Double) -> String { Value.text(of: number) }
}
