import Foundation
import FoundationXML

/// The walk over one XML part of a workbook: every element with its
/// attributes when it begins, with its text when it ends.
///
/// Prefixes of elements and attributes are dropped, external entities are
/// never loaded.
enum XMLPart {
  /// An element that begins.
  struct Element {
    /// The name without prefix.
    let name: String
    private let attributes: [String: String]

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// The value of an attribute, whatever its prefix.
    subscript(attribute: String) -> String? {
      attributes[attribute]
        ?? attributes.first { $0.key.hasSuffix(":" + attribute) }?.value
    }
  }

  /// Walks over a part.
  ///
  /// - Parameters:
  ///   - bytes: The XML.
  ///   - begin: Called for each element that begins.
  ///   - end: Called for each element that ends, with its name and the text
  ///     since the last element that began or ended.
  /// - Returns: Whether the part was well formed to its end.
  static func walk(
    _ bytes: [UInt8], begin: @escaping (Element) -> Void,
    end: @escaping (_ name: String, _ text: String) -> Void
  ) -> Bool {
    let events = Events(begin: begin, end: end)
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = events
    // The parser takes a part that breaks off for a whole one.
    return parser.parse() && events.hasEnded
  }
}

private final class Events: NSObject, XMLParserDelegate {
  private let begin: (XMLPart.Element) -> Void
  private let end: (String, String) -> Void
  private var text = ""
  private var depth = 0
  /// Whether the outermost element has ended.
  private(set) var hasEnded = false

  init(begin: @escaping (XMLPart.Element) -> Void, end: @escaping (String, String) -> Void) {
    self.begin = begin
    self.end = end
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    text = ""
    depth += 1
    begin(XMLPart.Element(withoutPrefix(name), attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    end(withoutPrefix(name), text)
    text = ""
    depth -= 1
    hasEnded = depth == 0
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
  }

  func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
    text += String(decoding: CDATABlock, as: UTF8.self)
  }

  private func withoutPrefix(_ name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) }
      ?? name
  }
}
