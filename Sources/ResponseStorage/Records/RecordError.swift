public import JSONRecords

/// Why a record cannot be read or written.
public enum RecordError: Error, Hashable {
  /// It is no JSON that suroo accepts.
  case json(JSONReadingError)
  /// It holds a number that JSON cannot.
  case number(JSONWritingError)
  /// A member is missing or of another kind than is expected.
  case member(String, expected: String)
  /// It is a record of another kind.
  case otherFormat(found: String?, expected: String)
  /// A newer program has written it.
  case newer(format: String, version: Int)
  /// Its content does not give the hash that it carries.
  case hash(expected: String, found: String)
  /// It is sealed with another draft key than that of the store.
  case otherKey
}

extension RecordError: CustomStringConvertible {
  /// What is wrong, in full sentences.
  public var description: String {
    switch self {
    case .json(let error): "\(error)"
    case .number(let error): "\(error)"
    case .member(let name, let expected): "The member \"\(name)\" is not \(expected)."
    case .otherFormat(nil, let expected): "It is no record of the format \"\(expected)\"."
    case .otherFormat(let found?, let expected):
      "It is a record of the format \"\(found)\", not \"\(expected)\"."
    case .newer(let format, let version):
      "A newer program has written it (\(format), version \(version)). Update suroo to read it."
    case .hash(let expected, let found):
      "Its content was changed: it carries the hash \(expected), but its content gives \(found)."
    case .otherKey:
      "It is sealed with the key of another store, or its first line was changed."
    }
  }
}
