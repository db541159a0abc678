extension ExpressionTree: CustomStringConvertible {
  /// The expression as text that parses to an equal tree, offsets apart.
  public var description: String {
    switch self {
    case .number(let number, _): DecimalText.text(of: number)
    case .text(let text, _): text.contains("'") ? "\"\(text)\"" : "'\(text)'"
    case .reference(let reference, let predicates, _):
      "${\(reference.isLastSaved ? "last-saved#" : "")\(reference.name)}\(printed(predicates))"
    case .call(let name, _, let arguments, _):
      "\(name)(\(arguments.map(\.description).joined(separator: ", ")))"
    case .negation(let operand, _): "-\(operand.printed(from: 7))"
    case .operation(let first, let terms, _):
      terms.reduce(first.printed(from: precedence + 1)) { text, term in
        "\(text) \(term.operation.rawValue) \(term.operand.printed(from: precedence + 1))"
      }
    case .union(let members, _):
      members.map { $0.printed(from: 9) }.joined(separator: " | ")
    case .filter(let base, let predicates, _):
      base.printedAsBase(isFiltered: true) + printed(predicates)
    case .path(.context, let steps, _):
      printed(steps, afterSlash: false)
    case .path(.root, let steps, _):
      steps.isEmpty ? "/" : printed(steps, afterSlash: true)
    case .path(.expression(let base), let steps, _):
      base.printedAsBase(isFiltered: false) + printed(steps, afterSlash: true)
    }
  }

  /// How tightly the outermost part binds; 10 for what never needs
  /// parentheses, 0 for the lone root, after which an operator would be a name.
  private var precedence: Int {
    switch self {
    case .operation(_, let terms, _): terms.first?.operation.precedence ?? 1
    case .negation: 7
    case .union: 8
    case .path(.root, let steps, _) where steps.isEmpty: 0
    case .path: 9
    case .number, .text, .reference, .call, .filter: 10
    }
  }

  private func printed(from lowest: Int) -> String {
    precedence >= lowest ? description : "(\(description))"
  }

  private func printedAsBase(isFiltered: Bool) -> String {
    switch self {
    case .number, .text, .call: description
    case .reference, .filter: isFiltered ? "(\(description))" : description
    case .negation, .operation, .union, .path: "(\(description))"
    }
  }

  private func printed(_ predicates: [ExpressionTree]) -> String {
    predicates.map { "[\($0)]" }.joined()
  }

  private func printed(_ steps: [Step], afterSlash: Bool) -> String {
    var text = ""
    var separator = afterSlash ? "/" : ""
    for (index, step) in steps.enumerated() {
      let isAbbreviated =
        step.axis == .descendantOrSelf && step.test == .node && step.predicates.isEmpty
        && separator == "/" && index + 1 < steps.count
      if isAbbreviated {
        separator = "//"
        continue
      }
      text += separator + printed(step)
      separator = "/"
    }
    return text
  }

  private func printed(_ step: Step) -> String {
    let test =
      switch step.test {
      case .name(let name): name
      case .prefix(let prefix): "\(prefix):*"
      case .any: "*"
      case .node: "node()"
      case .text: "text()"
      case .comment: "comment()"
      }
    let head =
      switch (step.axis, step.test) {
      case (.self, .node): "."
      case (.parent, .node): ".."
      case (.child, _): test
      case (.attribute, _): "@\(test)"
      default: "\(step.axis.rawValue)::\(test)"
      }
    return head + printed(step.predicates)
  }
}
