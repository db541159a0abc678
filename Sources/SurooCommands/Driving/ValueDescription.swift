import Expressions
import JSONRecords

/// The result of an expression as `eval` and `drive` print it (contracts, 3):
/// its type and its three conversions.
enum ValueDescription {
  static func members(of value: Value, in context: any EvaluationContext) -> JSONObject {
    var members: JSONObject = [
      "type": .string(type(of: value)),
      "string": .string(value.text(in: context)),
      "number": number(value.number(in: context)),
      "boolean": .bool(value.boolean(in: context)),
    ]
    if case .nodes(let nodes) = value {
      members["values"] = .array(
        nodes.map { .string(Value.nodes([$0]).text(in: context)) })
    }
    return members
  }

  static func members(of problems: [ExpressionProblem]) -> JSONObject {
    let errors = problems.filter { !$0.isWarning }
    let isSyntax = errors.first?.id == "expression-syntax"
    let text = errors.map { problem in
      ([problem.message] + [problem.fix].compactMap(\.self)).joined(separator: " ")
    }.joined(separator: " ")
    return [
      "type": .string(isSyntax ? "syntax-error" : "error"), "message": .string(text),
    ]
  }

  private static func type(of value: Value) -> String {
    switch value {
    case .text: "string"
    case .number: "number"
    case .boolean: "boolean"
    case .date, .dateTime: "date"
    case .nodes: "nodeset"
    }
  }

  private static func number(_ number: Double) -> JSONValue {
    if number.isNaN { return .null }
    if number.isInfinite { return .string(number < 0 ? "-Infinity" : "Infinity") }
    return .number(number == 0 ? 0 : number)
  }
}
