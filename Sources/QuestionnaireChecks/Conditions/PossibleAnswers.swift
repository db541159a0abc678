import Expressions
import SurveyModel

/// The answers that each question may have by its type, its choices and its constraint.
struct PossibleAnswers {
  private let questionnaire: Questionnaire
  private var sets: [AnswerSet]
  /// The answers by type and choices only.
  private(set) var unconstrained: [AnswerSet] = []

  /// Works out the answers of all questions.
  init(_ questionnaire: Questionnaire, _ cells: [RuleCell]) {
    self.questionnaire = questionnaire
    sets = questionnaire.definitions.map { _ in AnswerSet(.unknown) }
    for definition in questionnaire.definitions {
      guard let question = definition.question else { continue }
      sets[Int(definition.number)].values = PossibleAnswers.values(of: question, in: questionnaire)
    }
    for cell in cells {
      switch cell.column {
      case .calculation:
        guard let question = questionnaire.definitions[Int(cell.definition)].question,
          !question.isShown, question.defaultValue == nil,
          let texts = cell.tree.literalResults, texts.allSatisfy(question.type.keeps)
        else { continue }
        sets[Int(cell.definition)].values = .texts(texts.filter { !$0.isEmpty })
      case .choiceFilter: applyFilter(cell)
      default: continue
      }
    }
    unconstrained = sets
    for cell in cells where cell.column == .constraint {
      // What is calculated is not refused.
      guard questionnaire.definitions[Int(cell.definition)].question?.calculation == nil else {
        continue
      }
      let own = AnswerSpace(sets).answering(cell.definition)?.assuming(cell.condition)
      guard let kept = own?[cell.definition] else { continue }
      sets[Int(cell.definition)].values = kept.values
    }
  }

  /// The result.
  var space: AnswerSpace { AnswerSpace(sets) }

  private static func values(
    of question: Question, in questionnaire: Questionnaire
  ) -> AnswerSet.Values {
    guard question.calculation == nil else { return .unknown }
    switch question.type {
    case .integer: return .numbers(.all(isWhole: true), isDate: false)
    case .decimal: return .numbers(.all(isWhole: false), isDate: false)
    case .date: return .numbers(.all(isWhole: true), isDate: true)
    case .range:
      let start = question.parameters["start"].flatMap(Double.init) ?? 1
      let end = question.parameters["end"].flatMap(Double.init) ?? 10
      return .numbers(Interval(min(start, end), max(start, end), isWhole: false), isDate: false)
    case .acknowledge: return .texts(["OK"])
    case .selectOne, .selectMultiple:
      guard case .list(let index)? = question.choices?.origin else {
        return question.type == .selectOne
          ? .unknown : .choices(offered: nil, chosen: [], refused: [])
      }
      let list = questionnaire.choiceLists[index]
      let names = (0..<list.count).map(list.name)
      return question.type == .selectOne
        ? .texts(names) : .choices(offered: Set(names), chosen: [], refused: [])
    case .text, .time, .dateTime, .rank, .geopoint, .geotrace, .geoshape, .note, .unsupported:
      return .unknown
    }
  }

  /// Leaves out choices that a filter never offers.
  private mutating func applyFilter(_ cell: RuleCell) {
    guard let question = questionnaire.definitions[Int(cell.definition)].question,
      question.calculation == nil, case .list(let index)? = question.choices?.origin
    else { return }
    let list = questionnaire.choiceLists[index]
    guard list.count <= ChoiceOffer.largestList else { return }
    let offer = ChoiceOffer(questionnaire, cell, AnswerSpace(sets))
    let names = (0..<list.count).filter { offer.mayOffer($0, of: list) }.map(list.name)
    switch sets[Int(cell.definition)].values {
    case .texts: sets[Int(cell.definition)].values = names.isEmpty ? .none : .texts(names)
    case .choices:
      sets[Int(cell.definition)].values = .choices(offered: Set(names), chosen: [], refused: [])
    default: break
    }
  }
}

/// Whether a filter may keep a choice.
struct ChoiceOffer {
  /// Lists longer than this are not looked through.
  static let largestList = 5000

  private var reader: ConditionReader
  private let tree: ExpressionTree
  private let answers: AnswerSpace

  init(_ questionnaire: Questionnaire, _ cell: RuleCell, _ answers: AnswerSpace) {
    reader = ConditionReader(questionnaire, cell.definition, cell.column)
    tree = cell.tree
    self.answers = answers
  }

  /// Whether there may be answers with which the choice is offered.
  func mayOffer(_ item: Int, of list: ChoiceList) -> Bool {
    var reader = reader
    reader.item = (list.items, item)
    return answers.assuming(reader.condition(tree)) != nil
  }
}

extension AnswerType {
  /// Whether a result is stored as it is.
  fileprivate func keeps(_ text: String) -> Bool {
    switch self {
    case .text, .selectOne, .acknowledge, .note: true
    case .integer: text.isEmpty || Int(text).map(String.init) == text
    case .decimal, .range: text.isEmpty || Value.text(of: Value.number(of: text, zone: 0)) == text
    default: false
    }
  }
}

extension ExpressionTree {
  /// All results, for literals and choices between literals; nil for anything else.
  fileprivate var literalResults: [String]? {
    switch self {
    case .text(let text, _): return [text]
    case .number(let number, _): return [Value.text(of: number)]
    case .call("if", _, let arguments, _) where arguments.count == 3:
      guard let then = arguments[1].literalResults, let otherwise = arguments[2].literalResults
      else { return nil }
      return then + otherwise.filter { !then.contains($0) }
    default: return nil
    }
  }
}
