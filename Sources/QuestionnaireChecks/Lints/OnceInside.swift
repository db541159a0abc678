import Expressions

extension Lint {
  /// `once(random()) + 1`.
  static let onceInside = Lint(
    id: "once-inside",
    summary: "`once()` is not the outermost function.",
    advice: """
      `once()` gives the stored value of the calculation if there is one. If something is done \
      with it afterwards, that is done again each time: `once(1) + 1` grows. Put `once()` around \
      the whole; as a branch of `if()` it is fine.
      """,
    faulty: """
      survey:
      - {type: calculate, name: draw, calculation: once(random()) * 6}
      """,
    sound: """
      survey:
      - {type: integer, name: people, label: People}
      - {type: calculate, name: draw, calculation: once(random() * 6)}
      - {type: calculate, name: line, calculation: "if(${people} > 1, once(random() * 6), 1)"}
      """
  ) { examination in
    examination.cells.flatMap { cell -> [Finding] in
      guard cell.column == .calculation else { return [] }
      return cell.tree.inner(isResult: true).compactMap { range in
        examination.finding(
          "The stored value is put in here and changed again each time.", at: cell, range,
          fix: "Write once(…) around the whole expression.")
      }
    }
  }
}

extension ExpressionTree {
  /// The names of calls of `once` whose result is not the result of the whole.
  fileprivate func inner(isResult: Bool) -> [Range<Int>] {
    switch self {
    case .call("once", let range, let arguments, _):
      return (isResult ? [] : [range]) + arguments.flatMap { $0.inner(isResult: false) }
    case .call("if", _, let arguments, _) where arguments.count == 3:
      return arguments[0].inner(isResult: false)
        + arguments[1...].flatMap { $0.inner(isResult: isResult) }
    case .call("coalesce", _, let arguments, _):
      return arguments.flatMap { $0.inner(isResult: isResult) }
    default: return parts.flatMap { $0.tree.inner(isResult: false) }
    }
  }
}
