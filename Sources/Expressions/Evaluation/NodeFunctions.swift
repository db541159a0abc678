internal import SurveyBasics

/// `position()` inside brackets.
final class CandidatePosition: Numeric {
  func number(_ evaluation: inout Evaluation) -> Double { Double(evaluation.position) }
}

/// `last()`.
final class CandidateCount: Numeric {
  func number(_ evaluation: inout Evaluation) -> Double { Double(evaluation.size) }
}

/// `position(node)`: the number of a row in its roster, of an item in its table.
final class NodePosition: Numeric {
  let base: any Evaluable

  init(_ base: any Evaluable) { self.base = base }

  func number(_ evaluation: inout Evaluation) -> Double {
    guard let node = base.firstNode(&evaluation) else { return 0 }
    guard node.tree > 0 else { return Double(evaluation.context.position(of: node.index)) }
    let table = evaluation.context.table(node.tree - 1)
    guard node.index > 0 else { return 1 }
    if let item = table.itemIndex(of: node.index), table.item(item) == node.index {
      return Double(item + 1)
    }
    let name = table.name(of: node.index)
    let siblings = table.children(of: table.parent(of: node.index))
    guard evaluation.spend(siblings.count) else { return 0 }
    let before = siblings.prefix { $0 != node.index }
    return Double(before.count { table.name(of: $0) == name } + 1)
  }
}

/// The number of a row among all rows of its roster, relevant or not.
final class RowNumber: Numeric {
  let base: any Evaluable

  init(_ base: any Evaluable) { self.base = base }

  func number(_ evaluation: inout Evaluation) -> Double {
    guard let node = base.firstNode(&evaluation), node.tree == 0 else { return 0 }
    return Double(evaluation.context.rowNumber(of: node.index))
  }
}

/// `count(nodes)`.
final class NodeCount: Numeric {
  let base: any Evaluable

  init(_ base: any Evaluable) { self.base = base }

  func number(_ evaluation: inout Evaluation) -> Double {
    if let definition = base as? DefinitionNodes { return Double(definition.count(&evaluation)) }
    return Double(base.nodes(&evaluation).count)
  }
}

/// `count-non-empty(nodes)`.
final class FilledNodeCount: Numeric {
  let base: any Evaluable

  init(_ base: any Evaluable) { self.base = base }

  func number(_ evaluation: inout Evaluation) -> Double {
    var count = 0
    for node in base.nodes(&evaluation) where evaluation.spend(1) {
      if !evaluation.text(of: node).isEmpty { count += 1 }
    }
    return Double(count)
  }
}

/// `sum(nodes)`, without those that are no number.
final class NodeSum: Numeric {
  let base: any Evaluable

  init(_ base: any Evaluable) { self.base = base }

  func number(_ evaluation: inout Evaluation) -> Double {
    if let definition = base as? DefinitionNodes { return definition.sum(&evaluation) }
    var sum = 0.0
    for node in base.nodes(&evaluation) where evaluation.spend(1) {
      let number = evaluation.number(of: node)
      if !number.isNaN { sum += number }
    }
    return sum
  }
}

/// The text of a part whose nodes are of no further use.
final class TextConversion: Textual {
  let base: any Evaluable

  init(_ base: any Evaluable) { self.base = base }

  func text(_ evaluation: inout Evaluation) -> String { base.text(&evaluation) }
}

/// `missing(question)`.
final class MissingReason: Textual {
  let base: any Evaluable

  init(_ base: any Evaluable) { self.base = base }

  func text(_ evaluation: inout Evaluation) -> String {
    guard let node = base.nodes(&evaluation).first, node.tree == 0 else { return "" }
    return evaluation.context.missingReason(of: node.index)
  }
}

/// `jr:choice-name(value, question)`.
final class ChoiceLabel: Textual {
  let name: any Evaluable
  let question: any Evaluable

  init(_ name: any Evaluable, of question: any Evaluable) {
    self.name = name
    self.question = question
  }

  func text(_ evaluation: inout Evaluation) -> String {
    let name = name.text(&evaluation)
    guard !name.isEmpty, let node = question.firstNode(&evaluation), node.tree == 0 else {
      return ""
    }
    return evaluation.context.choiceLabel(name, of: node.index)
  }
}

/// `digest(text, algorithm, encoding)`.
final class Digest: Textual {
  let arguments: [any Evaluable]

  init(_ arguments: [any Evaluable]) { self.arguments = arguments }

  func text(_ evaluation: inout Evaluation) -> String {
    let text = arguments[0].text(&evaluation)
    let algorithm = arguments[1].text(&evaluation)
    let encoding = arguments.count > 2 ? arguments[2].text(&evaluation) : "base64"
    guard let digest = evaluation.context.digest(Array(text.utf8), algorithm: algorithm) else {
      evaluation.context.report(
        EvaluationProblem("digest() does not know the algorithm \"\(algorithm.prefix(40))\"."))
      return ""
    }
    switch encoding {
    case "base64": return Base64.encoded(digest)
    case "hex":
      let digits = Array("0123456789abcdef".utf8)
      return String(
        decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    default:
      evaluation.context.report(
        EvaluationProblem("digest() does not know the encoding \"\(encoding.prefix(40))\"."))
      return ""
    }
  }
}

/// `now()` and `today()`.
final class Clock: Evaluable {
  let isDay: Bool

  init(isDay: Bool) { self.isDay = isDay }

  func value(_ evaluation: inout Evaluation) -> Value {
    let local = evaluation.context.now.local
    return isDay ? .date(local.date) : .dateTime(local)
  }
}
