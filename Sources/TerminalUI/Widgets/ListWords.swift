/// The words a list needs, in the language of the interface.
public struct ListWords: Sendable {
  /// Before a code that is being typed: `Code`.
  public var code: String
  /// Before a search that is being typed: `Search`.
  public var search: String
  /// The place in the list: `3 of 214`.
  public var position: @Sendable (_ place: Int, _ count: Int) -> String
  /// Said when nothing matches the search.
  public var nothingFound: String
  /// Said when the search was read through the other keyboard layout.
  public var otherLayout: String

  /// Creates the words of a language.
  public init(
    code: String, search: String, nothingFound: String, otherLayout: String,
    position: @escaping @Sendable (_ place: Int, _ count: Int) -> String
  ) {
    self.code = code
    self.search = search
    self.nothingFound = nothingFound
    self.otherLayout = otherLayout
    self.position = position
  }
}
