extension FunctionTable {
  /// Every function with its arguments and what it gives, as the article of the
  /// documentation.
  package static var reference: String {
    var text = """
      # Functions

      Every function of the expression language, by family.

      An argument in brackets may be left out; one with an ellipsis may be repeated.

      """
    for definition in definitions {
      text += "\n- `\(definition.signature)`: \(definition.summary)"
      if !definition.aliases.isEmpty {
        text += " Also \(definition.aliases.map { "`\($0)`" }.joined(separator: ", "))."
      }
    }
    return text + "\n"
  }
}

extension FunctionDefinition {
  /// The name with the kinds of its arguments.
  fileprivate var signature: String {
    let names = parameters.enumerated().map { index, parameter in
      var name =
        switch parameter {
        case .text: "text"
        case .number: "number"
        case .boolean: "condition"
        case .any: "value"
        case .nodes: "nodes"
        case .values: "values"
        }
      if repeating > 0, index >= parameters.count - repeating { name += "…" }
      return index < required ? name : "[\(name)]"
    }
    return "\(name)(\(names.joined(separator: ", ")))"
  }
}
