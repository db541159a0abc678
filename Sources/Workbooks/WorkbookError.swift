/// Why there is nothing to read in a file.
///
/// The description is a full sentence that names the file and what can be done.
public struct WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of failure.
  public enum Code: Hashable, Sendable {
    /// No file has that name.
    case missing
    /// The file exists and the system refuses to read it.
    case unreadable
    /// The file is of a kind that is not read.
    case unsupported
    /// The file is not what its kind demands.
    case damaged
    /// The file is larger than any questionnaire.
    case tooLarge
    /// The file cannot be put together.
    case unwritable
  }

  /// The kind of failure.
  public var code: Code
  /// The file as the person named it.
  public var file: String
  /// What went wrong and what can be done.
  public var description: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: The kind of failure.
  ///   - file: The file as the person named it.
  ///   - description: A full sentence that names the file and what can be done.
  public init(_ code: Code, file: String, _ description: String) {
    self.code = code
    self.file = file
    self.description = description
  }
}
