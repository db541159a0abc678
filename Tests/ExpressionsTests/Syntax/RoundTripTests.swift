import Expressions
import SurveyBasics
import Testing

/// Generated trees are printed and read again; generated texts never crash.
@Suite struct RoundTripTests {
  @Test(arguments: 0..<40)
  func `a printed tree reads back equal`(seed: UInt64) throws {
    var generator = TreeGenerator(random: SeededGenerator(seed: seed))
    for _ in 0..<50 {
      let tree = generator.tree(depth: 5)
      let printed = tree.description
      let parsed = try ExpressionTree(parsing: printed)
      #expect(parsed.withoutPlaces == tree, "seed \(seed): \(printed)")
      #expect(parsed.description == printed, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<20)
  func `random tokens and bytes are read or refused with a place inside`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let record = SampleRecord("a\nr*\n b?\n g/\n  c\nlast")
    let tokens = [
      "${a}", "${b}", "${r}", "${c}", "/", "//", "data", "r", "b", "..", ".", "[", "]", "(", ")",
      ",",
      "+", "-", "*", "div", "mod", "and", "or", "=", "!=", "<", ">=", "|", "'x'", "1", "0.5", "if(",
      "count(", "sum(", "position(", "concat(", "current()", "indexed-repeat(", "@", "::", "self",
      "not(", "coalesce(", "once(", "regex(", "join(", "${", "}", "'", "\"", "é", "\u{0}", "$",
      "selected(", "date(", "randomize(", "missing(", "max(", "string(", "text()", "format-date(",
    ]
    for _ in 0..<300 {
      var source = ""
      for _ in 0..<Int.random(in: 1...14, using: &random) {
        source += tokens.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) { source += " " }
      }
      check(source, record, seed)
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      check(String(decoding: bytes, as: UTF8.self), record, seed)
    }
  }

  private func check(_ source: String, _ record: SampleRecord, _ seed: UInt64) {
    record.set("r[2]/b", "2")
    let length = source.utf8.count
    for (path, role) in [
      ("r[2]/b", ExpressionSite.Role.rule), ("a", .text), ("r", .rosterCount),
      ("last", .rosterChoiceFilter(roster: 2)),
    ] {
      let definition = record.definition(of: record.node(path))
      let (expression, problems) = CompiledExpression.compile(
        source, in: record.shape, at: ExpressionSite(definition, role))
      #expect(expression != nil || !problems.isEmpty, "seed \(seed): \(source)")
      for problem in problems {
        let isInside = problem.range.lowerBound >= 0 && problem.range.upperBound <= length
        #expect(isInside, "seed \(seed): \(source)")
      }
      var node = record.node(path)
      if role == .rosterCount { node = record.parent(of: node) }
      if case .rosterChoiceFilter = role { node = record.node("r[2]") }
      _ = expression?.text(at: NodeReference(record: node), in: record)
      _ = expression?.isTrue(at: NodeReference(record: node), in: record)
      _ = expression?.number(at: NodeReference(record: node), in: record)
    }
  }
}

/// Makes trees such as the parser makes, all offsets zero.
private struct TreeGenerator {
  var random: SeededGenerator
  private let none = 0..<0

  init(random: SeededGenerator) { self.random = random }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private mutating func trees(_ counts: ClosedRange<Int>, _ depth: Int) -> [ExpressionTree] {
    (0..<Int.random(in: counts, using: &random)).map { _ in tree(depth: depth) }
  }

  mutating func tree(depth: Int) -> ExpressionTree {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 4), using: &random) {
    case 0: return .number(pick([0, 1, 12.5, 0.001, 123_456_789_012, 1e20]), none)
    case 1: return .text(pick(["", "x", "it's", "say \"x\"", "жооп", "${a}", "  "]), none)
    case 2:
      let reference = ExpressionTree.Reference(
        pick(["a", "and", "жаш", "x-1"]), isLastSaved: Bool.random(using: &random))
      return .reference(reference, trees(0...1, depth - 1), none)
    case 3: return path(.context, depth)
    case 4: return path(.root, depth)
    case 5: return .call(pick(["f", "div", "jr:x", "text2"]), none, trees(0...3, depth - 1), none)
    case 6: return .negation(tree(depth: depth - 1), none)
    case 7: return .union(trees(2...3, depth - 1), none)
    case 8: return .filter(base(depth), trees(1...2, depth - 1), none)
    default:
      return Bool.random(using: &random) ? operation(depth) : path(.expression(base(depth)), depth)
    }
  }

  /// A start of a path or filter; a bare filter with predicates is not a base
  /// of a filter in the grammar unless parenthesised, which printing does.
  private mutating func base(_ depth: Int) -> ExpressionTree { tree(depth: depth - 1) }

  private mutating func operation(_ depth: Int) -> ExpressionTree {
    let levels: [[ExpressionTree.Operator]] = [
      [.or], [.and], [.equal, .notEqual], [.less, .lessOrEqual, .greater, .greaterOrEqual],
      [.add, .subtract], [.multiply, .divide, .remainder],
    ]
    let level = pick(levels)
    let terms = trees(1...3, depth - 1).map {
      ExpressionTree.Term(operation: pick(level), operatorRange: none, operand: $0)
    }
    return .operation(tree(depth: depth - 1), terms, none)
  }

  private mutating func path(_ start: ExpressionTree.Start, _ depth: Int) -> ExpressionTree {
    let tests: [ExpressionTree.NodeTest] = [
      .name("a"), .name("div"), .name("node"), .prefix("p"), .any, .node, .text, .comment,
    ]
    let count = Int.random(in: 1...3, using: &random)
    var steps = (0..<count).map { _ in
      ExpressionTree.Step(
        axis: pick(ExpressionTree.Axis.allCases), test: pick(tests),
        predicates: depth > 0 ? trees(0...1, depth - 1) : [], range: none)
    }
    if case .root = start, Bool.random(using: &random), Bool.random(using: &random) { steps = [] }
    return .path(start, steps, none)
  }
}
