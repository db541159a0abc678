/// Something an author should know about a file, with the place where it stands.
///
/// The description is for people: place, severity, one or more full sentences,
/// the offending text with a caret, then notes and the way to mend it.
///
///     survey.yaml:14:15: error: There is no question named "aeg".
///       ${aeg} > 17
///       ^~~~~~
///       fix: Did you mean "age"?
public struct Diagnostic: Hashable, Sendable {
  /// How much a diagnostic matters.
  public enum Severity: String, Sendable, Comparable {
    /// Worth a look; nothing fails.
    case warning
    /// The file cannot be used as it is.
    case error

    /// Whether the left severity matters less.
    public static func < (left: Severity, right: Severity) -> Bool {
      left == .warning && right == .error
    }
  }

  /// The stable name of the rule, such as `unknown-name`.
  public var id: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, in full sentences.
  public var message: String
  /// Where it stands.
  public var place: Place
  /// Other places that belong to it, each with a sentence.
  public var notes: [Note]
  /// What to do, as a sentence, where that can be said.
  public var fix: String?

  /// A sentence about another place.
  public struct Note: Hashable, Sendable {
    /// The sentence.
    public var message: String
    /// The place it speaks of, if any.
    public var place: Place?

    /// Creates a note.
    public init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// Creates a diagnostic.
  public init(
    _ id: String, _ severity: Severity, _ message: String, at place: Place, notes: [Note] = [],
    fix: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.place = place
    self.notes = notes
    self.fix = fix
  }
}

/// A place in a file: a line and column of a text, or a cell of a sheet, and
/// the part of its text that is meant.
public struct Place: Hashable, Sendable {
  /// Where in the file.
  public enum Position: Hashable, Sendable {
    /// The file as a whole.
    case file
    /// A line and a column of characters, both counted from 1.
    case line(Int, column: Int)
    /// A sheet as a whole.
    case sheet(String)
    /// A cell such as `C5` of a sheet.
    case cell(String, sheet: String)
  }

  /// The file as the person named it.
  public var file: String
  /// Where in the file.
  public var position: Position
  /// The text that stands there: a cell, a value, a line.
  public var text: String
  /// The part of `text` that is meant, as offsets of its UTF-8 bytes.
  public var range: Range<Int>?

  /// Creates a place.
  public init(
    file: String, _ position: Position = .file, text: String = "", range: Range<Int>? = nil
  ) {
    self.file = file
    self.position = position
    self.text = text
    self.range = range
  }

  /// The same place with another part of its text meant.
  public func narrowed(to range: Range<Int>?) -> Place {
    var copy = self
    copy.range = range
    return copy
  }
}

extension Place: CustomStringConvertible {
  /// `file:line:column`, `file[sheet!cell]`, `file[sheet]` or `file`.
  public var description: String {
    switch position {
    case .file: file
    case .line(let line, let column): "\(file):\(line):\(column)"
    case .sheet(let sheet): "\(file)[\(sheet)]"
    case .cell(let cell, let sheet): "\(file)[\(sheet)!\(cell)]"
    }
  }
}
