public import SurveyBasics

/// A YAML file as lists, maps and texts, each with the place where it stands.
///
/// Every scalar is the text that was written: `yes`, `010`, `2026-01-01` and
/// `~` are not interpreted, a missing value is the empty text. Anchors, aliases
/// and tags do not occur in it.
public struct TextTree: Hashable, Sendable {
  /// What a node holds.
  public enum Content: Hashable, Sendable {
    /// A text; the place of the node carries it.
    case text
    /// A list in order.
    case list([TextTree])
    /// A map in the order of the file; every key occurs once.
    case map([Entry])
  }

  /// A key of a map with its value.
  public struct Entry: Hashable, Sendable {
    /// Where the key stands; the place carries it.
    public var key: Place
    /// The value.
    public var value: TextTree
  }

  /// What this node holds.
  public var content: Content
  /// Where it begins; of a text, where its first character stands.
  public var place: Place

  /// The text, or nil for a list or a map.
  public var text: String? {
    if case .text = content { place.text } else { nil }
  }

  /// The elements, or nil for anything but a list.
  public var list: [TextTree]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The entries, or nil for anything but a map.
  public var map: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  /// The value of a key, or nil if this is no map or has no such key.
  public subscript(key: String) -> TextTree? {
    map?.first { $0.key.text == key }?.value
  }

  /// Reads a YAML file.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - name: How messages call the file; the path if it is nil.
  ///   - diagnostics: Receives what is wrong inside the file.
  /// - Returns: The tree, or nil if the file is empty or its YAML is not well formed.
  /// - Throws: ``WorkbookError`` if the file cannot be read.
  public static func reading(
    contentsOf path: String, named name: String? = nil, diagnostics: inout [Diagnostic]
  ) throws(WorkbookError) -> TextTree? {
    let file = name ?? path
    return try reading(
      bytes: Workbook.bytes(ofFile: path, named: file), file: file, diagnostics: &diagnostics)
  }

  /// Reads the bytes of a YAML file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The file as the person named it.
  ///   - diagnostics: Receives what is wrong inside the file.
  /// - Returns: The tree, or nil if the file is empty or its YAML is not well formed.
  /// - Throws: ``WorkbookError`` if it is not text.
  public static func reading(
    bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]
  ) throws(WorkbookError) -> TextTree? {
    YAMLReader.tree(
      try SourceText(bytes, file: file, diagnostics: &diagnostics), diagnostics: &diagnostics)
  }
}
