public import SurveyBasics

/// An XML file as its elements in document order, without attributes.
public struct XMLTree: Hashable, Sendable {
  /// One element.
  public struct Element: Hashable, Sendable {
    /// The name without prefix.
    public let name: String
    /// The text between its begin and its end; of an element with others
    /// inside, empty.
    public fileprivate(set) var text: String
    /// The index of the element around it, −1 for the outermost.
    public let parent: Int
  }

  /// The elements, each behind the one around it.
  public let elements: [Element]

  /// The most elements within each other.
  private static let depthLimit = 64

  /// Reads the bytes of an XML file; external entities are never loaded.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The file as the person named it.
  ///   - diagnostics: Receives the fault of a file that is not well formed.
  /// - Returns: The elements, nil for a file that is not well formed.
  public static func reading(
    bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]
  ) -> XMLTree? {
    var elements: [Element] = []
    var open: [Int] = []
    var isTooDeep = false
    let isWellFormed = XMLPart.walk(bytes) { element in
      isTooDeep = isTooDeep || open.count >= depthLimit
      elements.append(Element(name: element.name, text: "", parent: open.last ?? -1))
      open.append(elements.count - 1)
    } end: { _, text in
      guard let index = open.popLast() else { return }
      // Text between elements is only there to be looked at.
      if index == elements.count - 1 { elements[index].text = text }
    }
    guard isWellFormed, !isTooDeep, !elements.isEmpty else {
      diagnostics.append(
        Diagnostic(
          "xml-syntax", .error,
          isTooDeep
            ? "More than \(depthLimit) elements lie within each other."
            : "The XML of this file is not well formed.",
          at: Place(file: file),
          fix: "Write the list again, or save it as CSV (UTF-8) and name that file."))
      return nil
    }
    return XMLTree(elements: elements)
  }
}
