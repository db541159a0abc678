/// xlsform 7.1.
extension FunctionTable {
  static let controlFunctions: [FunctionDefinition] = [
    FunctionDefinition(
      "if", [.boolean, .any, .any], .any,
      "The second value if the condition holds, else the third.", special: .if),
    FunctionDefinition(
      "coalesce", [.any, .any], .any, "The first value unless it is empty, else the second.",
      special: .coalesce),
    FunctionDefinition(
      "once", [.any], .any, "The value that the question already has, else the argument.",
      special: .once),
    FunctionDefinition("true", [], .boolean, "True.", special: .truth(true)),
    FunctionDefinition("false", [], .boolean, "False.", special: .truth(false)),
    FunctionDefinition("not", [.boolean], .boolean, "The opposite of a condition.", special: .not),
    FunctionDefinition("boolean", [.boolean], .boolean, "The value as true or false.") {
      .boolean($0[0].boolean(&$1))
    },
    FunctionDefinition(
      "boolean-from-string", [.text], .boolean, "True for the texts 1 and true."
    ) {
      let text = $0[0].text(&$1)
      return .boolean(text == "1" || text.lowercased() == "true")
    },
    FunctionDefinition(
      "regex", [.text, .text], .boolean, "Whether the whole text has the form of the pattern.",
      special: .regex),
    FunctionDefinition(
      "checklist", [.number, .number, .values], optional: 1, repeating: 1, .boolean,
      "Whether the number of true values lies between two bounds; -1 is no bound."
    ) { arguments, evaluation in
      let least = arguments[0].number(&evaluation)
      let most = arguments[1].number(&evaluation)
      let truths = evaluation.truths(of: arguments[2...])
      return .boolean(
        isBetween(Double(truths.count { $0 }), least, most))
    },
    FunctionDefinition(
      "weighted-checklist", [.number, .number, .values, .values], repeating: 2, .boolean,
      "Whether the sum of the weights of the true values lies between two bounds; -1 is no bound."
    ) { arguments, evaluation in
      let least = arguments[0].number(&evaluation)
      let most = arguments[1].number(&evaluation)
      var sum = 0.0
      for index in stride(from: 2, to: arguments.count - 1, by: 2) {
        let truths = evaluation.truths(of: arguments[index...index])
        let weights = evaluation.allNumbers(of: arguments[index + 1])
        guard truths.count == weights.count else {
          evaluation.fail("weighted-checklist() has sets of different size as value and weight.")
          return .boolean(false)
        }
        for (truth, weight) in zip(truths, weights) where truth { sum += weight }
      }
      return .boolean(isBetween(sum, least, most))
    },
    FunctionDefinition(
      "depend", [.any, .any], optional: 1, repeating: 1, .any,
      "The first value; the others only cause it to be calculated anew.", special: .depend),
  ]
}

private func isBetween(_ number: Double, _ least: Double, _ most: Double) -> Bool {
  (least == -1 || number >= least) && (most == -1 || number <= most)
}

extension Evaluation {
  /// The truth of each argument, sets of nodes expanded.
  fileprivate mutating func truths(of arguments: ArraySlice<any Evaluable>) -> [Bool] {
    var truths: [Bool] = []
    for argument in arguments {
      if argument.singleNode != nil {
        truths.append(argument.boolean(&self))
        continue
      }
      let value = argument.value(&self)
      guard case .nodes(let nodes) = value else {
        truths.append(boolean(of: value))
        continue
      }
      for node in nodes where spend(1) { truths.append(boolean(of: [node])) }
    }
    return truths
  }

  /// The numbers of one argument, a set of nodes expanded.
  fileprivate mutating func allNumbers(of argument: any Evaluable) -> [Double] {
    if argument.singleNode != nil { return [argument.number(&self)] }
    let value = argument.value(&self)
    guard case .nodes(let nodes) = value else { return [number(of: value)] }
    var numbers: [Double] = []
    for node in nodes where spend(1) { numbers.append(number(of: node)) }
    return numbers
  }
}
