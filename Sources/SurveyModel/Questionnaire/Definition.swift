public import Expressions
public import SurveyBasics

/// One row of a questionnaire that takes part in interviews: the root, a
/// section, a roster or a question.
///
/// Definitions are numbered in document order as in the ``RecordShape``;
/// groups of XLSForm are sections, its repeats are rosters.
public struct Definition: Sendable {
  /// What a definition is, with what only that kind has.
  public enum Content: Sendable {
    /// The record as a whole.
    case root
    /// A named run of questions.
    case section
    /// A section asked once for each of its rows.
    case roster(Roster)
    /// Something that holds an answer, or a note.
    indirect case question(Question)
  }

  /// The number, as in the shape.
  public let number: Int32
  /// The number of the enclosing definition, −1 for the root.
  public let parent: Int32
  /// The innermost roster that properly contains it, −1 where there is none.
  public let roster: Int32
  /// The number after the last definition inside this one.
  public let end: Int32
  /// The name as written.
  public let name: String
  /// The name within the key of an answer: unique among what the innermost roster
  /// holds (the name itself, or `section.section.name` where it is repeated).
  public let keyName: String
  /// The path of names from the root, such as `/data/household/age`.
  public let path: String
  /// What is asked or the title of the section.
  public let label: LocalizedText
  /// The small help for the respondent.
  public let hint: LocalizedText
  /// The instruction to the interviewer.
  public let guidance: LocalizedText
  /// Whether it applies; always when nil.
  public let relevant: CompiledExpression?
  /// Whether the answer may be changed by a person; nil when it may.
  public let readOnly: CompiledExpression?
  /// The words of the column `appearance`.
  public let appearance: Set<String>
  /// The row of the questionnaire.
  public let place: Place
  /// What it is.
  public let content: Content

  /// Creates a definition.
  public init(
    number: Int32, in shape: RecordShape, keyName: String, path: String,
    label: LocalizedText = .none, hint: LocalizedText = .none, guidance: LocalizedText = .none,
    relevant: CompiledExpression? = nil, readOnly: CompiledExpression? = nil,
    appearance: Set<String> = [], place: Place, content: Content
  ) {
    let form = shape.definitions[Int(number)]
    self.number = number
    self.parent = form.parent
    self.roster = form.roster
    self.end = form.end
    self.name = form.name
    self.keyName = keyName
    self.path = path
    self.label = label
    self.hint = hint
    self.guidance = guidance
    self.relevant = relevant
    self.readOnly = readOnly
    self.appearance = appearance
    self.place = place
    self.content = content
  }

  /// The question, nil for sections and rosters.
  public var question: Question? {
    if case .question(let question) = content { question } else { nil }
  }

  /// What makes it a roster, nil for sections and questions.
  public var rosterRules: Roster? {
    if case .roster(let roster) = content { roster } else { nil }
  }

  /// Whether all questions inside are shown on one screen.
  public var isFieldList: Bool {
    question == nil && !appearance.isDisjoint(with: ["field-list", "table-list", "full"])
  }
}

/// What only a roster has.
public struct Roster: Sendable {
  /// The number of rows; when nil, the interviewer adds and removes rows.
  public let count: CompiledExpression?

  /// Creates the rules of a roster.
  public init(count: CompiledExpression?) {
    self.count = count
  }
}
