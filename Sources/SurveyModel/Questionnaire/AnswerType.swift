/// What kind of answer a question takes.
public enum AnswerType: String, Hashable, Sendable, CaseIterable {
  /// Free text.
  case text
  /// A whole number.
  case integer
  /// A number with at most 15 significant digits.
  case decimal
  /// A day.
  case date
  /// A time of day.
  case time
  /// A day and a time of day.
  case dateTime
  /// One choice of a list.
  case selectOne = "select_one"
  /// Any number of choices of a list, kept in the order of the list.
  case selectMultiple = "select_multiple"
  /// All choices of a list, put in order.
  case rank
  /// A whole or decimal number on a scale with a start, an end and a step.
  case range
  /// A tick that something was done; the answer is `OK`.
  case acknowledge
  /// A position.
  case geopoint
  /// A line of positions.
  case geotrace
  /// A closed line of positions.
  case geoshape
  /// A text shown with nothing to answer.
  case note
  /// A file or device reading that a terminal cannot take: shown with a
  /// warning, never required.
  case unsupported

  /// Whether the answer is taken from a list of choices.
  public var hasChoices: Bool {
    self == .selectOne || self == .selectMultiple || self == .rank
  }
}

/// Where the answer of a question that is never shown comes from at the start.
public enum AutomaticAnswer: String, Hashable, Sendable {
  /// The moment at which the interview began.
  case start
  /// The moment at which it was finished.
  case end
  /// The day on which it began.
  case today
  /// The name of this installation.
  case deviceid
  /// The code of the interviewer.
  case username
  /// The configured address, or empty.
  case email
  /// The configured number, or empty.
  case phonenumber
  /// `uuid:` and the id of the response; stays through corrections.
  case instanceID
  /// The name of the response for people, which the settings say how to put together.
  case instanceName
  /// Reserved names of devices that a terminal lacks; always empty.
  case empty

  /// Whether it belongs to the record as a whole: the response has it as a field
  /// of its own, and not among the answers.
  public var isOfRecord: Bool {
    self == .instanceID || self == .instanceName
  }
}
