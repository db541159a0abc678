import Expressions
import QuestionnaireLoading
import SurveyBasics
import SurveyModel

/// A questionnaire with what several lints need: its expressions as trees and
/// the answers that each question may have.
///
/// A class, because it goes through many hands and a questionnaire is large.
final class Examination {
  let loaded: LoadedQuestionnaire
  let questionnaire: Questionnaire
  /// All expressions in the order of the questionnaire.
  let cells: [RuleCell]
  /// The answers that may be given, rules of other questions apart.
  let answers: AnswerSpace
  /// The conditions of relevance by the numbers of definitions.
  let relevance: [RuleCell?]
  private let asked: [AnswerSpace?]
  /// Where answers are held against literals, cell by cell.
  private(set) lazy var literalComparisons = cells.map(findLiteralComparisons)
  private let possible: PossibleAnswers

  /// Prepares the examination; nil for a questionnaire that did not load.
  init?(_ loaded: LoadedQuestionnaire) {
    guard let questionnaire = loaded.questionnaire else { return nil }
    self.loaded = loaded
    self.questionnaire = questionnaire
    cells = Examination.cells(of: questionnaire, loaded)
    var relevance: [RuleCell?] = Array(repeating: nil, count: questionnaire.definitions.count)
    for cell in cells where cell.column == .relevant { relevance[Int(cell.definition)] = cell }
    self.relevance = relevance
    possible = PossibleAnswers(questionnaire, cells)
    let answers = possible.space
    self.answers = answers
    asked = questionnaire.definitions.map { definition in
      var seen: Set<Int32> = []
      return Examination.asking(definition.number, answers, questionnaire, relevance, &seen)
    }
  }

  /// The definitions.
  var definitions: [Definition] { questionnaire.definitions }

  /// The definitions that are questions.
  private(set) lazy var questions: [(definition: Definition, question: Question)] =
    questionnaire.definitions.compactMap { definition in
      definition.question.map { (definition, $0) }
    }

  /// The answers that are possible when a definition is relevant; nil when it never is.
  func answers(asking definition: Int32) -> AnswerSpace? {
    asked[Int(definition)]
  }

  /// The answers that a question may have before its constraint; nil if there are none.
  func unconstrained(_ definition: Int32) -> AnswerSet? {
    possible.unconstrained[Int(definition)].answered
  }

  /// Reads parts of a cell as conditions.
  func reader(_ cell: RuleCell) -> ConditionReader {
    ConditionReader(questionnaire, cell.definition, cell.column)
  }

  /// The list that the choices of a question are taken from, nil where there is none.
  func list(of question: Question) -> ChoiceList? {
    guard case .list(let index)? = question.choices?.origin else { return nil }
    return questionnaire.choiceLists[index]
  }

  /// A finding about a part of an expression, nil where there is no cell to point at.
  func finding(
    _ message: String, at cell: RuleCell, _ range: Range<Int>? = nil,
    notes: [Diagnostic.Note] = [], fix: String? = nil
  ) -> Finding? {
    guard let place = cell.place else { return nil }
    return Finding(
      order: Int(cell.definition), message: message,
      place: place.narrowed(to: cell.isWritten ? range : nil), notes: notes, fix: fix)
  }

  /// A finding about a definition, at one of its cells or else at its row.
  func finding(
    _ message: String, about definition: Definition, at columns: String...,
    notes: [Diagnostic.Note] = [], fix: String? = nil
  ) -> Finding {
    let place = columns.lazy.compactMap { [loaded] in loaded.place(of: $0, of: definition.number) }
      .first
    return Finding(
      order: Int(definition.number), message: message, place: place ?? definition.place,
      notes: notes, fix: fix)
  }

  /// Assumes that a definition is relevant: that the conditions of the sections
  /// around it hold, its own, and those of every question that must have an
  /// answer for this.
  private static func asking(
    _ number: Int32, _ answers: AnswerSpace, _ questionnaire: Questionnaire,
    _ relevance: [RuleCell?], _ seen: inout Set<Int32>
  ) -> AnswerSpace? {
    var chain: [Int32] = []
    var next = number
    while next >= 0 {
      chain.append(next)
      next = questionnaire.definitions[Int(next)].parent
    }
    var space = answers
    for number in chain.reversed() where seen.insert(number).inserted {
      guard let cell = relevance[Int(number)] else { continue }
      guard let assumed = space.assuming(cell.condition) else { return nil }
      space = assumed
      for subject in cell.condition.subjects where !space[subject].mayBeBlank {
        guard let further = asking(subject, space, questionnaire, relevance, &seen) else {
          return nil
        }
        space = further
      }
    }
    return space
  }

  private static func cells(
    of questionnaire: Questionnaire, _ loaded: LoadedQuestionnaire
  ) -> [RuleCell] {
    var cells: [RuleCell] = []
    for definition in questionnaire.definitions {
      func add(_ expression: CompiledExpression?, _ column: RuleCell.Column) {
        guard let expression, let tree = try? ExpressionTree(parsing: expression.source) else {
          return
        }
        let reader = ConditionReader(questionnaire, definition.number, column)
        cells.append(
          RuleCell(
            number: cells.count, definition: definition.number, column: column,
            expression: expression, tree: tree,
            condition: reader.condition(tree),
            place: loaded.place(of: column.rawValue, of: definition.number)))
      }
      add(definition.relevant, .relevant)
      add(definition.readOnly, .readOnly)
      add(definition.rosterRules?.count, .repeatCount)
      guard let question = definition.question else { continue }
      add(question.required?.expression, .required)
      add(question.constraint?.expression, .constraint)
      add(question.warning?.expression, .warning)
      add(question.calculation, .calculation)
      add(question.choices?.filter, .choiceFilter)
      if case .expression(let expression)? = question.defaultValue {
        add(expression, .defaultValue)
      }
    }
    return cells
  }
}

extension ConditionReader {
  /// Reads the expressions of a column of a definition.
  init(_ questionnaire: Questionnaire, _ definition: Int32, _ column: RuleCell.Column) {
    self.init(
      questionnaire: questionnaire, site: definition,
      ownNode: [.repeatCount, .choiceFilter].contains(column) ? .other : .answer)
  }
}
