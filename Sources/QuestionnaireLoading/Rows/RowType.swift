import SurveyBasics
import SurveyModel

/// What a row of the survey sheet is, from its column `type`.
enum RowType: Equatable {
  case begin(Nesting)
  case end(Nesting)
  case question(QuestionForm)
  /// A data file that only look-ups use, with the ending that its name gets.
  case dataFile(ending: String)
  /// The beginning of questions that are asked once for each choice of a list.
  case beginLoop(list: Range<Int>?)
  case endLoop
  /// A setting that stands on the survey sheet.
  case setting
  /// The log of other tools, which the journal takes the place of.
  case audit

  /// The two kinds of rows that enclose others.
  enum Nesting: String {
    case group
    case roster = "repeat"
  }

  /// What the type says about a question.
  struct QuestionForm: Equatable {
    var type: AnswerType
    var isShown = true
    var automatic: AutomaticAnswer?
    var isCalculation = false
    var choices: Choices?
    /// What a terminal cannot take, such as “a photo”.
    var device: String?
    /// A constraint that the type brings along.
    var constraint: String?

    init(_ type: AnswerType) {
      self.type = type
    }
  }

  /// Where a select takes its choices from.
  struct Choices: Equatable {
    enum Source: Equatable {
      case list(String)
      case external(String)
      case file(String)
      case roster(String)
    }

    let source: Source
    /// The part of the type's text that names it.
    let range: Range<Int>
    /// Whether “other, please specify” is added.
    let hasOther: Bool
  }
}

extension RowType {
  /// Understands a type (xlsform 2.2 and 4).
  ///
  /// - Returns: The type; of a text that is none, a text question that stands
  ///   in for it, with the fault already reported.
  static func reading(_ place: Place, findings: Findings) -> (type: RowType, isSound: Bool) {
    let text = place.text
    if let simple = simple[text] ?? oldSpelling(text) { return (simple, true) }
    if let nesting = nesting(text) ?? loop(text) { return (nesting, true) }
    if settings[text] != nil { return (.setting, true) }
    for (phrase, type) in selects where text.begins(with: phrase) {
      guard let choices = choices(text, after: phrase) else { break }
      var form = QuestionForm(type)
      form.choices = choices
      return (.question(form), true)
    }
    findings.add([fault(place)])
    return (.question(QuestionForm(.text)), false)
  }

  private static func nesting(_ text: String) -> RowType? {
    guard let letter = text.utf8.first, "bBeE".utf8.contains(letter) else { return nil }
    let words = text.replacing("_", with: " ").lowercased().split(separator: " ")
    guard let first = words.first else { return nil }
    let kind: Nesting
    switch words.dropFirst().joined(separator: " ") {
    case "group": kind = .group
    case "repeat", "lgroup", "looped group": kind = .roster
    default: return nil
    }
    return first == "begin" ? .begin(kind) : first == "end" ? .end(kind) : nil
  }

  /// The types that are settings, whose value stands in the column `name` (xlsform 2.2).
  static let settings: [String: Column] = [
    "form_id": .formID, "set_form_id": .formID, "set form id": .formID,
    "form_title": .formTitle, "set_form_title": .formTitle, "set form title": .formTitle,
  ]

  /// `begin loop over LIST`, `begin_loop LIST` or `end loop`.
  private static func loop(_ text: String) -> RowType? {
    for phrase in ["end loop", "end_loop"] where text == phrase { return .endLoop }
    for phrase in ["begin loop over", "begin_loop over", "begin loop", "begin_loop"] {
      if text == phrase { return .beginLoop(list: nil) }
      guard text.hasPrefix(phrase + " ") else { continue }
      let end = text.utf8.count
      let start = text.utf8.lastIndex(of: UInt8(ascii: " ")) ?? text.startIndex
      return .beginLoop(list: text.utf8.distance(from: text.startIndex, to: start) + 1..<end)
    }
    return nil
  }

  private static func choices(_ text: String, after phrase: String) -> Choices? {
    var rest = text.dropFirst(phrase.count + 1)
    var hasOther = false
    for suffix in [" or_other", " or other", " or specify other"] where rest.hasSuffix(suffix) {
      rest = rest.dropLast(suffix.count)
      hasOther = true
    }
    guard !rest.isEmpty, rest.utf8.first != UInt8(ascii: " ") else { return nil }
    let offset = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
    let range = offset..<offset + rest.utf8.count
    let name = String(rest)
    let source: Choices.Source
    if phrase.hasSuffix("file") {
      source = .file(name)
    } else if name.hasPrefix("${"), name.hasSuffix("}") {
      source = .roster(String(name.dropFirst(2).dropLast()))
    } else if phrase.hasSuffix("external") {
      source = .external(name)
    } else {
      guard !name.contains(" ") else { return nil }
      source = .list(name)
    }
    return Choices(source: source, range: range, hasOther: hasOther)
  }

  private static func fault(_ place: Place) -> Diagnostic {
    let text = place.text
    let whole = place.narrowed(to: 0..<text.utf8.count)
    func fault(_ message: String, fix: String?) -> Diagnostic {
      Diagnostic("unknown-type", .error, message, at: whole, fix: fix)
    }
    let first = text.part(before: " ")
    if selects.contains(where: { $0.phrase == text }) {
      return fault(
        "\"\(text)\" needs the name of a list of choices.",
        fix: "Write the name behind it, such as \"\(text) yes_no\".")
    }
    if selects.contains(where: { text.begins(with: $0.phrase) }) {
      return fault(
        "\"\(text)\" does not name one list of choices.",
        fix: "The name of a list has no blanks: write _ for them, on the choices sheet too.")
    }
    if let reason = foreign[text] ?? foreign[first]
      ?? (first.hasPrefix("sensor_") ? foreign["sensor_stream"] : nil)
      ?? foreign[text.split(separator: " ").prefix(2).joined(separator: " ")]
    {
      return fault(reason.message, fix: reason.fix)
    }
    if let fix = equivalents[text.replacing("_", with: " ").lowercased()] {
      return fault("There is no question type \"\(text)\".", fix: fix)
    }
    let words = Array(simple.keys.filter { $0.count > 2 }) + selects.map(\.phrase)
    let proposals = (words + ["begin_group", "end_group", "begin_repeat", "end_repeat"]).sorted()
    var fix = Spelling.proposal(for: text, among: proposals)
    let rest = text.dropFirst(first.count)
    if fix == nil, !rest.isEmpty,
      let near = Spelling.nearest(to: first, among: selects.map(\.phrase) + [first.lowercased()])
    {
      fix = "Did you mean \"\(near)\(rest)\"?"
    }
    return fault(
      "There is no question type \"\(text)\".",
      fix: fix ?? """
        Usual types are text, integer, decimal, date, select_one LIST, select_multiple LIST, note, \
        calculate.
        """)
  }
}

extension String {
  /// Whether it begins with a phrase and a blank.
  fileprivate func begins(with phrase: String) -> Bool {
    let bytes = phrase.utf8
    guard utf8.starts(with: bytes) else { return false }
    return utf8.dropFirst(bytes.count).first == UInt8(ascii: " ")
  }
}
