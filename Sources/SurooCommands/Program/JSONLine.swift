import JSONRecords

/// Values as lines of JSON.
enum JSONLine {
  /// The canonical form; a number that JSON cannot hold becomes null, which
  /// callers see to beforehand.
  static func text(_ value: JSONValue) -> String {
    (try? JSONWriter.canonical(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
