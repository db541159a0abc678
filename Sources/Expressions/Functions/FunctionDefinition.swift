/// A function of the expression language: how it is called and what it does.
struct FunctionDefinition: Sendable {
  /// What an argument is taken as.
  enum Parameter: Sendable {
    case text, number, boolean
    /// The value as it is.
    case any
    /// A set of nodes; anything else is refused when the expression is read.
    case nodes
    /// Any value; a set of nodes contributes each of its nodes.
    case values
  }

  /// What a function gives.
  enum Result: Sendable {
    case text, number, boolean, date, dateTime, any
  }

  enum Implementation: Sendable {
    /// The arguments, evaluated as far as needed, give the value.
    case plain(@Sendable ([any Evaluable], inout Evaluation) -> Value)
    /// The compiler has to know the function.
    case special(Special)
  }

  /// Functions that are more than a value of their arguments.
  enum Special: Sendable {
    case `if`, coalesce, once, not, truth(Bool), depend, regex
    case sum, count, countNonEmpty, position, last, indexedRepeat, instance, current, randomize
    case pulldata, choiceName, missing
    case today, now, random, uuid, formatDate, digest
  }

  let name: String
  let aliases: [String]
  let parameters: [Parameter]
  /// The fewest arguments.
  let required: Int
  /// How many of the last parameters may be repeated together, 0 for none.
  let repeating: Int
  let result: Result
  /// One line for people.
  let summary: String
  let implementation: Implementation

  init(
    _ name: String, aliases: [String] = [], _ parameters: [Parameter], optional: Int = 0,
    repeating: Int = 0, _ result: Result, _ summary: String, special: Special
  ) {
    self.init(
      name, aliases: aliases, parameters, optional: optional, repeating: repeating, result, summary,
      .special(special))
  }

  init(
    _ name: String, aliases: [String] = [], _ parameters: [Parameter], optional: Int = 0,
    repeating: Int = 0, _ result: Result, _ summary: String,
    body: @escaping @Sendable ([any Evaluable], inout Evaluation) -> Value
  ) {
    self.init(
      name, aliases: aliases, parameters, optional: optional, repeating: repeating, result, summary,
      .plain(body))
  }

  private init(
    _ name: String, aliases: [String], _ parameters: [Parameter], optional: Int, repeating: Int,
    _ result: Result, _ summary: String, _ implementation: Implementation
  ) {
    self.name = name
    self.aliases = aliases
    self.parameters = parameters
    self.required = parameters.count - optional
    self.repeating = repeating
    self.result = result
    self.summary = summary
    self.implementation = implementation
  }

  /// Whether the function takes this many arguments.
  func takes(_ count: Int) -> Bool {
    if count < required { return false }
    if count <= parameters.count, repeating <= 1 { return true }
    return count == parameters.count
      || repeating > 0 && (count - required) % repeating == 0
  }

  /// What the argument at an index is taken as.
  func parameter(at index: Int) -> Parameter {
    if index < parameters.count { return parameters[index] }
    return parameters[parameters.count - repeating + (index - parameters.count) % repeating]
  }

  /// What to write in place of a call with this many arguments, too few or too many.
  func correction(of count: Int) -> String {
    if case .special(.sum) = implementation, count > 1 {
      return "To add single answers, write + between them; sum() adds the rows of a roster."
    }
    return "\(usage): \(summary.prefix(1).lowercased())\(summary.dropFirst())"
  }

  /// How it is called, such as `round(number, [number])`.
  private var usage: String {
    var words = parameters.enumerated().map { index, parameter in
      let word =
        switch parameter {
        case .text: "text"
        case .number: "number"
        case .boolean: "condition"
        case .any: "value"
        case .nodes: "${…}"
        case .values: "values"
        }
      return index < required ? word : "[\(word)]"
    }
    if repeating > 0 { words.append("…") }
    return "\(name)(\(words.joined(separator: ", ")))"
  }

  /// The number of arguments in words, for messages.
  var arity: String {
    if repeating > 1 { return "\(required) arguments, or \(repeating) more at a time" }
    if repeating == 1 {
      return required == 1 ? "at least 1 argument" : "at least \(required) arguments"
    }
    if required == parameters.count {
      return required == 0 ? "no arguments" : required == 1 ? "1 argument" : "\(required) arguments"
    }
    return "\(required) to \(parameters.count) arguments"
  }
}

/// A call of a function that is nothing but a value of its arguments.
final class FunctionCall: Evaluable {
  let arguments: [any Evaluable]
  let body: @Sendable ([any Evaluable], inout Evaluation) -> Value

  init(
    _ arguments: [any Evaluable],
    _ body: @escaping @Sendable ([any Evaluable], inout Evaluation) -> Value
  ) {
    self.arguments = arguments
    self.body = body
  }

  func value(_ evaluation: inout Evaluation) -> Value { body(arguments, &evaluation) }
}

extension Evaluation {
  /// The texts of arguments, sets of nodes expanded; a reference to one
  /// question counts as one text even when it is empty.
  mutating func texts(of arguments: ArraySlice<any Evaluable>) -> [String] {
    var texts: [String] = []
    for argument in arguments {
      if argument.singleNode != nil {
        texts.append(argument.text(&self))
        continue
      }
      let value = argument.value(&self)
      guard case .nodes(let nodes) = value else {
        texts.append(text(of: value))
        continue
      }
      for node in nodes where spend(1) { texts.append(text(of: node)) }
    }
    return texts
  }

  /// The numbers of arguments, sets of nodes expanded, without those that are NaN.
  mutating func numbers(of arguments: ArraySlice<any Evaluable>) -> [Double] {
    var numbers: [Double] = []
    for argument in arguments {
      let value = argument.value(&self)
      if case .nodes(let nodes) = value {
        for node in nodes where spend(1) { numbers.append(number(of: node)) }
      } else {
        numbers.append(number(of: value))
      }
    }
    return numbers.filter { !$0.isNaN }
  }
}
