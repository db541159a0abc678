import CSimdJSON

/// Why a document is no JSON that suroo accepts, and where.
public struct JSONReadingError: Error, Hashable {
  /// What is wrong with a document.
  public enum Reason: Hashable, Sendable {
    /// There is nothing but white space.
    case empty
    /// The document is larger than ``JSONReader/largest``.
    case tooLarge
    /// Arrays and objects are nested deeper than ``JSONReader/deepest``.
    case tooDeep
    /// The bytes are not UTF-8.
    case notUTF8
    /// A text, an array or an object is not closed.
    case unfinished
    /// A control character stands in a text without being escaped.
    case controlCharacter
    /// A text has an escape that means nothing.
    case string
    /// A number is malformed or too large.
    case number
    /// A whole number would be rounded.
    case inexactInteger
    /// An object has two members with this key.
    case repeatedKey(String)
    /// Something follows the end of the document.
    case trailing
    /// Anything else that JSON does not allow.
    case syntax
    /// There was not enough memory.
    case noMemory
  }

  /// What is wrong.
  public let reason: Reason
  /// The byte, counted from 0, at or shortly before which reading stopped,
  /// where that is known.
  public let offset: Int?

  /// Creates an error; for those who find out before reading.
  public init(_ reason: Reason, offset: Int?) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONReadingError: CustomStringConvertible {
  /// What is wrong and where, in a full sentence.
  public var description: String {
    "\(reason.sentence)\(offset.map { " (near byte \($0))" } ?? "")."
  }
}

extension JSONReadingError.Reason {
  init(status: Int) {
    self =
      switch status {
      case CSIMDJSON_EMPTY: .empty
      case CSIMDJSON_NOT_UTF8: .notUTF8
      case CSIMDJSON_UNFINISHED: .unfinished
      case CSIMDJSON_CONTROL_CHARACTER: .controlCharacter
      case CSIMDJSON_BAD_STRING: .string
      case CSIMDJSON_BAD_NUMBER: .number
      case CSIMDJSON_TRAILING: .trailing
      case CSIMDJSON_TOO_DEEP: .tooDeep
      case CSIMDJSON_NO_MEMORY: .noMemory
      default: .syntax
      }
  }

  /// The sentence without its full stop.
  var sentence: String {
    switch self {
    case .empty: "The JSON document is empty"
    case .tooLarge: "The JSON document is larger than 16 MiB"
    case .tooDeep: "The JSON document is nested deeper than \(JSONReader.deepest) levels"
    case .notUTF8: "The JSON document is not UTF-8"
    case .unfinished: "A text, an array or an object of the JSON document is not closed"
    case .controlCharacter: "A text of the JSON document holds a control character"
    case .string: "A text of the JSON document has an escape that means nothing"
    case .number: "A number of the JSON document is malformed or too large"
    case .inexactInteger: "A whole number of the JSON document is too large to be kept exactly"
    case .repeatedKey(let key): "An object of the JSON document has the key \"\(key)\" twice"
    case .trailing: "Something follows the end of the JSON document"
    case .syntax: "The JSON document breaks the grammar of JSON"
    case .noMemory: "There is not enough memory to read the JSON document"
    }
  }
}
