import Expressions
import SurveyModel

/// What all walks through a questionnaire have in common.
struct RouteCourse {
  /// A definition with no more than a walk asks of it, because walks are many.
  struct Stop {
    enum Kind {
      case section, roster, asked, calculated
    }

    let number: Int32
    let end: Int32
    let kind: Kind
    let seconds: Double
    /// How often it stays without an answer.
    let blanks: Double
  }

  /// What a calculation gives, where conditions choose between literals.
  indirect enum Outcome {
    /// A literal, or what cannot be told.
    case answer(AnswerSet)
    /// One of two, as a condition decides.
    case choice(Condition, then: Outcome, otherwise: Outcome)
  }

  let stops: [Stop]
  /// Before anything is answered: no answer where somebody is asked, unknown elsewhere.
  let start: [AnswerSet]
  /// What may be answered.
  let answers: [AnswerSet]
  /// The names of the choices of each select multiple, in order.
  let offered: [[String]]
  let relevance: [Condition?]
  let calculations: [Outcome?]
  /// The number of rows: a question, or nil where it is not followed.
  let rowCounts: [Int32?]
  /// How often each text of an answer that is one of several is given: the more
  /// questions it leads to, the more often.
  let weights: [[Double]]
  /// How often a condition of relevance holds where it cannot be followed: the more
  /// questions depend on it, the more often.
  let lean: [Double]
  /// The questions that numbers of rows are read from.
  let counting: Set<Int32>

  init(_ examination: Examination) {
    let definitions = examination.definitions
    answers = definitions.map { examination.answers[$0.number] }
    offered = answers.map { set in
      if case .choices(let offered?, _, _) = set.values { offered.sorted() } else { [] }
    }
    relevance = examination.relevance.map { $0?.condition }
    var calculations: [Outcome?] = Array(repeating: nil, count: definitions.count)
    var rowCounts: [Int32?] = Array(repeating: nil, count: definitions.count)
    var counting: Set<Int32> = []
    for cell in examination.cells {
      if cell.column == .calculation {
        calculations[Int(cell.definition)] = Outcome(cell.tree, examination.reader(cell))
      }
      guard cell.column == .repeatCount else { continue }
      let read = cell.expression.dependencies.first { $0.kind == .value }?.definition
      rowCounts[Int(cell.definition)] = read
      if let read { counting.insert(read) }
    }
    self.calculations = calculations
    self.rowCounts = rowCounts
    self.counting = counting
    start = definitions.map { definition in
      definition.question?.isAsked == true
        ? AnswerSet(.none) : examination.answers[definition.number]
    }
    let language = examination.questionnaire.defaultLanguage
    stops = definitions.map { Stop($0, language: language) }
    let gains = RouteCourse.gains(definitions, relevance, calculations)
    weights = zip(definitions, answers).map { definition, set in
      guard case .texts(let texts) = set.values else { return [] }
      return texts.map { 1 + (gains[definition.number]?[$0] ?? 0) }
    }
    lean = definitions.map { definition in
      let asked = (definition.number..<definition.end).count {
        definitions[Int($0)].question?.isAsked == true
      }
      return max(0.5, Double(asked) / Double(asked + 1))
    }
  }

  /// How many questions follow from a choice, directly, through further answers or
  /// through calculations that choose between literals.
  private static func gains(
    _ definitions: [Definition], _ relevance: [Condition?], _ calculations: [Outcome?]
  ) -> [Int32: [String: Double]] {
    var gains: [Int32: [String: Double]] = [:]
    var own: [Double] = Array(repeating: 0, count: definitions.count)
    func credit(_ condition: Condition, _ gain: Double) {
      for (question, name) in condition.namedChoices {
        gains[question, default: [:]][name, default: 0] += gain
      }
    }
    for definition in definitions.reversed() {
      let number = Int(definition.number)
      if definition.question?.isAsked == true {
        own[number] = 1 + (gains[definition.number]?.values.max() ?? 0)
      }
      if let outcome = calculations[number], let results = gains[definition.number] {
        for (condition, result) in outcome.branches { credit(condition, results[result] ?? 0) }
      }
      if let condition = relevance[number] { credit(condition, own[number]) }
      if definition.parent >= 0 { own[Int(definition.parent)] += own[number] }
    }
    return gains
  }
}

extension RouteCourse.Outcome {
  /// Reads the expression of a calculation.
  init(_ tree: ExpressionTree, _ reader: ConditionReader) {
    switch tree {
    case .text(let text, _):
      self = .answer(text.isEmpty ? AnswerSet(.none) : AnswerSet(.texts([text]), mayBeBlank: false))
    case .number(let number, _):
      self = .answer(AnswerSet(.texts([Value.text(of: number)]), mayBeBlank: false))
    case .call("if", _, let arguments, _) where arguments.count == 3:
      self = .choice(
        reader.condition(arguments[0]), then: Self(arguments[1], reader),
        otherwise: Self(arguments[2], reader))
    default: self = .answer(AnswerSet(.unknown))
    }
  }

  /// The conditions of a choice between literals, each with what it leads to.
  fileprivate var branches: [(condition: Condition, result: String)] {
    guard case .choice(let condition, let then, let otherwise) = self else { return [] }
    if case .answer(let set) = then, case .texts(let texts) = set.values {
      return texts.map { (condition, $0) } + otherwise.branches
    }
    return then.branches + otherwise.branches
  }
}

extension RouteCourse.Stop {
  init(_ definition: Definition, language: Int) {
    number = definition.number
    end = definition.end
    guard let question = definition.question else {
      kind = definition.rosterRules == nil ? .section : .roster
      (seconds, blanks) = (0, 0)
      return
    }
    kind = question.isAsked ? .asked : .calculated
    seconds =
      question.isShown
      ? question.type.secondsToAnswer + definition.label.secondsToRead(in: language) : 0
    blanks = (question.required == nil ? 0.2 : 0) + (question.special.isEmpty ? 0 : 0.04)
  }
}

extension Question {
  /// Whether an interviewer asks it.
  var isAsked: Bool { isShown && calculation == nil && type != .note && type != .unsupported }
}

extension Condition {
  /// The choices that make it true, or take part in that.
  fileprivate var namedChoices: [(question: Int32, name: String)] {
    switch self {
    case .constant, .unknown, .negation: []
    case .all(let members), .any(let members): members.flatMap(\.namedChoices)
    case .branch(_, let then, let otherwise): then.namedChoices + otherwise.namedChoices
    case .test(let question, .equals(let name)), .test(let question, .selected(let name)):
      name.isEmpty ? [] : [(question, name)]
    case .test(let question, .compares(.equal, let number)): [(question, Value.text(of: number))]
    case .test: []
    }
  }
}

extension AnswerType {
  /// The seconds between the end of reading and the next question, thinking and
  /// reading out choices included: rules of thumb, with which three to four
  /// questions a minute are asked.
  fileprivate var secondsToAnswer: Double {
    switch self {
    case .note: 0
    case .acknowledge: 4
    case .integer, .selectOne, .range, .time: 12
    case .decimal, .date, .dateTime: 15
    case .selectMultiple, .text: 25
    case .rank, .geopoint: 40
    case .geotrace, .geoshape: 90
    case .unsupported: 5
    }
  }
}

extension LocalizedText {
  /// The seconds for reading the text out, at 130 words a minute.
  fileprivate func secondsToRead(in language: Int) -> Double {
    let words = self[language]?.source.utf8.count { $0 == 0x20 } ?? 0
    return Double(words + 1) * 60 / 130
  }
}
