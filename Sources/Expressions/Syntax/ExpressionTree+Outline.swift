extension ExpressionTree {
  /// The tree as indented lines, each with the offsets of its source.
  package var outline: String {
    lines.map { String(repeating: "  ", count: $0.depth) + $0.text }.joined(separator: "\n")
  }

  private typealias Line = (depth: Int, text: String)

  private var lines: [Line] {
    let place = "\(range.lowerBound)-\(range.upperBound)"
    switch self {
    case .number(let number, _): return [(0, "number \(DecimalText.text(of: number)) @\(place)")]
    case .text(let text, _): return [(0, "text \"\(text)\" @\(place)")]
    case .reference(let reference, let predicates, _):
      let kind = reference.isLastSaved ? "last-saved reference" : "reference"
      return [(0, "\(kind) \(reference.name) @\(place)")]
        + indented(predicates, under: "predicate")
    case .call(let name, _, let arguments, _):
      return [(0, "call \(name) @\(place)")] + indented(arguments)
    case .negation(let operand, _): return [(0, "negation @\(place)")] + indented([operand])
    case .operation(let first, let terms, _):
      return [(0, "operation @\(place)")] + indented([first])
        + terms.flatMap { term -> [Line] in
          let range = term.operatorRange
          let sign = "\(term.operation.rawValue) @\(range.lowerBound)-\(range.upperBound)"
          return [(1, sign)] + indented([term.operand])
        }
    case .union(let members, _): return [(0, "union @\(place)")] + indented(members)
    case .filter(let base, let predicates, _):
      return [(0, "filter @\(place)")] + indented([base])
        + indented(predicates, under: "predicate")
    case .path(let start, let steps, _):
      var result: [Line] = [(0, "path @\(place)")]
      switch start {
      case .context: break
      case .root: result.append((1, "root"))
      case .expression(let base): result += indented([base])
      }
      for step in steps {
        let place = "\(step.range.lowerBound)-\(step.range.upperBound)"
        result.append((1, "\(step.axis.rawValue)::\(name(of: step.test)) @\(place)"))
        result += indented(step.predicates, under: "predicate").map { ($0.depth + 1, $0.text) }
      }
      return result
    }
  }

  private func indented(_ trees: [ExpressionTree]) -> [Line] {
    trees.flatMap { $0.lines.map { ($0.depth + 1, $0.text) } }
  }

  private func indented(_ trees: [ExpressionTree], under title: String) -> [Line] {
    trees.flatMap { tree -> [Line] in
      [(1, title)] + tree.lines.map { ($0.depth + 2, $0.text) }
    }
  }

  private func name(of test: NodeTest) -> String {
    switch test {
    case .name(let name): name
    case .prefix(let prefix): "\(prefix):*"
    case .any: "*"
    case .node: "node()"
    case .text: "text()"
    case .comment: "comment()"
    }
  }
}
