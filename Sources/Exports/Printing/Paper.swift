import Expressions
import InterfaceText
import SurveyModel

/// What all parts of a printed questionnaire look up.
struct Paper {
  let questionnaire: Questionnaire
  /// The index of the language that is printed.
  let language: Int
  let words: Wording
  let numbers: QuestionNumbers

  init(_ questionnaire: Questionnaire, language: Int, words: Wording) {
    self.questionnaire = questionnaire
    self.language = language
    self.words = words
    numbers = QuestionNumbers(questionnaire)
  }

  /// A text of the interface.
  func word(_ key: TextKey) -> HTMLPiece {
    HTMLPiece(words(key))
  }

  /// A text of the questionnaire with its emphasis; nothing where it has none.
  func text(_ text: LocalizedText) -> HTMLPiece {
    text[language].map { TextMarkup.piece($0.source, on: self) } ?? .none
  }

  /// The number or name of a definition, which leads to it.
  func link(to number: Int32) -> HTMLPiece {
    let name = HTMLPiece(shortName(of: number))
    // What fills itself in has no place on paper.
    if questionnaire.definitions[Int(number)].question?.automatic != nil { return name }
    return .element("a", nil, ["href": "#d\(number)"], name)
  }

  /// The question that a part of an expression names, as `${name}` or as `../name`.
  func named(_ tree: ExpressionTree) -> Definition? {
    switch tree {
    case .reference(let reference, let predicates, _):
      return predicates.isEmpty && !reference.isLastSaved ? definition(named: reference.name) : nil
    case .path(.context, let steps, _):
      guard steps.count > 1, let last = steps.last, case .name(let name) = last.test,
        last.axis == .child, steps.allSatisfy({ $0.predicates.isEmpty }),
        steps.dropLast().allSatisfy({ $0.axis == .parent })
      else { return nil }
      return definition(named: name)
    default: return nil
    }
  }

  /// The number of a question, else its name.
  func shortName(of number: Int32) -> String {
    numbers[number] ?? questionnaire.definitions[Int(number)].name
  }

  /// The only definition with a name; nil where there are several or none.
  func definition(named name: String) -> Definition? {
    let numbers = questionnaire.shape.definitions(named: name)
    return numbers.count == 1 ? questionnaire.definitions[Int(numbers[0])] : nil
  }

  /// What stands for an answer inside a text: a value that files fix, else the
  /// number of the question in brackets.
  func placeholder(for name: String) -> HTMLPiece {
    guard let definition = definition(named: name) else { return HTMLPiece("[\(name)]") }
    guard let calculation = definition.question?.calculation,
      let tree = try? ExpressionTree(parsing: calculation.source)
    else { return HTMLPiece("[") + link(to: definition.number) + HTMLPiece("]") }
    if let value = fixedValue(tree) { return HTMLPiece(value) }
    if case .call("jr:choice-name", _, let arguments, _) = tree, arguments.count == 2,
      case .reference(let reference, _, _) = arguments[0],
      let chosen = self.definition(named: reference.name)
    {
      return HTMLPiece("[") + link(to: chosen.number) + HTMLPiece("]")
    }
    return HTMLPiece("[") + link(to: definition.number) + HTMLPiece("]")
  }

  /// What a look-up gives whose arguments are all literals, such as the name of the study.
  func fixedValue(_ tree: ExpressionTree) -> String? {
    guard case .call("pulldata", _, let arguments, _) = tree, arguments.count == 4 else {
      return nil
    }
    let texts = arguments.compactMap { argument -> String? in
      if case .text(let text, _) = argument { text } else { nil }
    }
    guard texts.count == 4, let number = questionnaire.shape.instance(named: texts[0]) else {
      return nil
    }
    let table = questionnaire.tables[Int(number)]
    guard let value = table.column(named: texts[1]), let key = table.column(named: texts[2]) else {
      return nil
    }
    return (0..<table.itemCount).first { table.cell(item: $0, column: key) == texts[3] }.map {
      table.cell(item: $0, column: value)
    }
  }

  /// A choice as it is named in conditions: its code and its label.
  func choice(_ name: String, of list: ChoiceList) -> HTMLPiece {
    guard let item = list.item(named: name) else { return HTMLPiece(name) }
    let label = list.plainLabel(of: item, language: language)
    guard label != name else { return HTMLPiece(name) }
    return HTMLPiece("\(name) (") + TextMarkup.piece(label, on: self) + HTMLPiece(")")
  }
}
