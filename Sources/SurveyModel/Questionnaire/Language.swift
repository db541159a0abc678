/// A language in which a questionnaire can be shown.
public struct Language: Hashable, Sendable {
  /// The label in the column headers, such as `Кыргызча (ky)`.
  public let label: String

  /// Creates a language from what follows `::` in the column headers.
  public init(label: String) {
    self.label = label
  }

  /// The tag in parentheses at the end of the label (`ky`), else the whole label.
  public var tag: String {
    guard label.hasSuffix(")"), let open = label.lastIndex(of: "("),
      label.index(after: open) < label.index(before: label.endIndex)
    else { return label }
    return String(label[label.index(after: open)...].dropLast())
  }

  /// The label without the tag, as shown to people.
  public var title: String {
    let end = tag == label ? label.endIndex : label.lastIndex(of: "(") ?? label.endIndex
    return String(label[..<end].reversed().drop { $0 == " " }.reversed())
  }
}
