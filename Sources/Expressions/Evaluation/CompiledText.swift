/// A text shown to people in which `${name}` and `instance(…)` paths stand for
/// answers (xlsform 2.3).
public struct CompiledText: Sendable {
  private enum Part: Sendable {
    case literal(String)
    case value(CompiledExpression)
  }

  /// The text as written.
  public let source: String
  /// What it reads from the record, without repetition.
  public let dependencies: [Dependency]
  private let parts: [Part]

  /// Compiles a text; a text without references has no dependencies and costs
  /// nothing to show.
  ///
  /// - Returns: The text with references that could not be resolved left as
  ///   written, and everything found.
  public static func compile(
    _ source: String, in shape: RecordShape, at site: ExpressionSite
  ) -> (text: CompiledText, problems: [ExpressionProblem]) {
    var parts: [Part] = []
    var problems: [ExpressionProblem] = []
    var dependencies: [Dependency] = []
    var known: Set<Dependency> = []
    for piece in TextPieces.pieces(of: source) {
      switch piece {
      case .literal(let text): parts.append(.literal(text))
      case .expression(let text, let offset):
        let (expression, found) = CompiledExpression.compile(text, in: shape, at: site)
        problems += found.map { problem in
          var moved = problem
          moved.range =
            (problem.range.lowerBound + offset)..<(problem.range.upperBound + offset)
          return moved
        }
        guard let expression else {
          parts.append(.literal(text))
          continue
        }
        parts.append(.value(expression))
        dependencies += expression.dependencies.filter { known.insert($0).inserted }
      }
    }
    let text = CompiledText(source: source, dependencies: dependencies, parts: parts)
    return (text, problems)
  }

  private init(source: String, dependencies: [Dependency], parts: [Part]) {
    self.source = source
    self.dependencies = dependencies
    self.parts = parts
  }

  /// Whether the text shows answers, so that it may differ from its source.
  public var hasReferences: Bool {
    parts.contains { if case .value = $0 { true } else { false } }
  }

  /// The text with the answers put in.
  public func text(at node: NodeReference, in context: any EvaluationContext) -> String {
    guard hasReferences else { return source }
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .value(let expression): text += expression.text(at: node, in: context)
      }
      guard text.utf8.count <= ExpressionLimits.textLength else {
        context.report(EvaluationProblem("A text with answers in it is longer than 1 MiB."))
        return source
      }
    }
    return text
  }
}

/// Finds the references in a text.
private enum TextPieces {
  enum Piece {
    case literal(String)
    /// An expression and the offset of its first byte.
    case expression(String, Int)
  }

  static func pieces(of text: String) -> [Piece] {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "$")) || bytes.contains(UInt8(ascii: "(")) else {
      return [.literal(text)]
    }
    var pieces: [Piece] = []
    var literalStart = 0
    var index = 0
    while index < bytes.count {
      guard let end = end(ofExpressionAt: index, in: bytes) else {
        index += 1
        continue
      }
      if literalStart < index {
        pieces.append(.literal(String(decoding: bytes[literalStart..<index], as: UTF8.self)))
      }
      pieces.append(.expression(String(decoding: bytes[index..<end], as: UTF8.self), index))
      index = end
      literalStart = end
    }
    if literalStart < bytes.count {
      pieces.append(.literal(String(decoding: bytes[literalStart...], as: UTF8.self)))
    }
    return pieces
  }

  private static let tableStart = Array("instance(".utf8)

  /// The offset after `${…}` or after a path that begins with `instance(`; a
  /// path ends at the first blank outside brackets.
  private static func end(ofExpressionAt start: Int, in bytes: [UInt8]) -> Int? {
    if bytes[start] == UInt8(ascii: "$") {
      guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "{") else { return nil }
      let close = bytes[start...].firstIndex { $0 == UInt8(ascii: "}") || $0 == 0x0A }
      guard let close, bytes[close] == UInt8(ascii: "}") else { return nil }
      return close + 1
    }
    guard bytes[start] == UInt8(ascii: "i"), bytes[start...].starts(with: tableStart),
      start == 0 || bytes[start - 1] <= 0x20 || bytes[start - 1] == UInt8(ascii: "(")
    else { return nil }
    var depth = 0
    var quote: UInt8?
    for (index, byte) in bytes.enumerated().dropFirst(start) {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
      case 0...0x20 where depth <= 0: return index
      default: break
      }
      if depth < 0 { return index }
    }
    return bytes.count
  }
}
