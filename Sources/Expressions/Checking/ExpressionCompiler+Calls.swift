extension ExpressionCompiler {
  mutating func call(
    _ name: String, _ nameRange: Range<Int>, _ arguments: [ExpressionTree], _ range: Range<Int>,
    as use: Use
  ) -> Operand? {
    guard let definition = FunctionTable.definition(named: name) else {
      fail(
        "unknown-function", "There is no function named \(name)().", at: nameRange,
        fix: FunctionTable.substitute(for: name))
      return nil
    }
    guard definition.takes(arguments.count) else {
      let given = arguments.isEmpty ? "none" : "\(arguments.count)"
      fail(
        "wrong-arity", "\(name)() takes \(definition.arity), not \(given).", at: range,
        fix: definition.correction(of: arguments.count))
      return nil
    }
    switch definition.implementation {
    case .plain(let body):
      guard var operands = operands(arguments, of: definition) else { return nil }
      if operands.isEmpty, definition.parameters.count == 1, definition.repeating == 0 {
        let own = contextOperand(range)
        readValue(of: own)
        operands = [own]
      }
      return result(definition, FunctionCall(operands.map(\.code), body), operands, range)
    case .special(let special):
      return self.special(special, definition, arguments, range, as: use)
    }
  }

  /// Compiles arguments as their parameters want them.
  mutating func operands(
    _ trees: [ExpressionTree], of definition: FunctionDefinition
  ) -> [Operand]? {
    var operands: [Operand] = []
    for (index, tree) in trees.enumerated() {
      let operand: Operand?
      switch definition.parameter(at: index) {
      case .text, .number: operand = scalar(tree)
      case .boolean, .any:
        operand = self.operand(tree, as: .single)
        if let operand { readValue(of: operand) }
      case .values:
        operand = self.operand(tree, as: .set)
        if let operand { readValue(of: operand) }
      case .nodes:
        operand = nodes(tree, of: "\(definition.name)()")
        if let operand { readValue(of: operand) }
      }
      guard let operand else { continue }
      operands.append(operand)
    }
    return operands.count == trees.count ? operands : nil
  }

  /// The operand for the call of a function.
  func result(
    _ definition: FunctionDefinition, _ code: any Evaluable, _ arguments: [Operand],
    _ range: Range<Int>
  ) -> Operand {
    let type: StaticType =
      switch definition.result {
      case .text: .text
      case .number: .number
      case .boolean: .boolean
      case .date, .dateTime: .date
      case .any: .any
      }
    return Operand(
      code: code, type: type, range: range,
      dependsOnCandidate: arguments.contains(where: \.dependsOnCandidate),
      usesPosition: arguments.contains(where: \.usesPosition))
  }

  private mutating func special(
    _ special: FunctionDefinition.Special, _ definition: FunctionDefinition,
    _ arguments: [ExpressionTree], _ range: Range<Int>, as use: Use
  ) -> Operand? {
    switch special {
    case .truth(let truth): return Operand(code: TruthLiteral(truth), type: .boolean, range: range)
    case .current: return currentOperand(range)
    case .instance: return instance(arguments[0], range)
    case .position: return position(arguments, range)
    case .last:
      return Operand(
        code: CandidateCount(), type: .number, range: range, dependsOnCandidate: true,
        usesPosition: true)
    case .once: return once(arguments[0], definition, range)
    case .count: return count(arguments[0], definition, range)
    case .missing: return missing(arguments[0], definition, range)
    case .indexedRepeat: return indexedRepeat(arguments, range)
    case .choiceName: return choiceName(arguments, definition, range)
    case .pulldata: return pulldata(arguments, definition, range)
    case .today, .now:
      usesClock = true
      if case .today = special { return result(definition, Clock(isDay: true), [], range) }
      return result(definition, Clock(isDay: false), [], range)
    case .random, .uuid, .randomize: return chance(special, definition, arguments, range)
    case .if, .coalesce, .not, .depend, .regex, .sum, .countNonEmpty, .formatDate, .digest:
      guard let operands = operands(arguments, of: definition) else { return nil }
      return evaluated(special, definition, operands, range)
    }
  }

  /// Functions whose arguments are values but whose body is known here.
  private mutating func evaluated(
    _ special: FunctionDefinition.Special, _ definition: FunctionDefinition,
    _ operands: [Operand], _ range: Range<Int>
  ) -> Operand? {
    let codes = operands.map(\.code)
    switch special {
    case .if:
      var result = result(definition, Choice(codes[0], codes[1], codes[2]), operands, range)
      result.type = common(operands[1].type, operands[2].type)
      return result
    case .coalesce:
      var result = result(definition, Coalescence(codes[0], codes[1]), operands, range)
      result.type = common(operands[0].type, operands[1].type)
      return result
    case .not: return result(definition, Opposite(codes[0]), operands, range)
    case .sum: return result(definition, NodeSum(codes[0]), operands, range)
    case .countNonEmpty: return result(definition, FilledNodeCount(codes[0]), operands, range)
    case .depend:
      var result = result(definition, codes[0], operands, range)
      result.type = operands[0].type
      return result
    case .regex: return regex(definition, operands, range)
    case .formatDate: return formatDate(definition, operands, range)
    case .digest: return digest(definition, operands, range)
    default: return nil
    }
  }

  /// The type of a result that is one of two.
  private func common(_ first: StaticType, _ second: StaticType) -> StaticType {
    switch (first, second) {
    case (.text, .text): .text
    case (.number, .number): .number
    case (.boolean, .boolean): .boolean
    case (.date, .date): .date
    default: .any
    }
  }

  private mutating func once(
    _ argument: ExpressionTree, _ definition: FunctionDefinition, _ range: Range<Int>
  ) -> Operand? {
    onceDepth += 1
    defer { onceDepth -= 1 }
    guard let operand = operand(argument, as: .single) else { return nil }
    readValue(of: operand)
    let own = currentOperand(range)
    readValue(of: own)
    return result(definition, Coalescence(own.code, operand.code), [operand, own], range)
  }

  private mutating func chance(
    _ special: FunctionDefinition.Special, _ definition: FunctionDefinition,
    _ arguments: [ExpressionTree], _ range: Range<Int>
  ) -> Operand? {
    guard let operands = operands(arguments, of: definition) else { return nil }
    let site = chanceSites
    chanceSites += 1
    switch special {
    case .random:
      usesChance = true
      return result(definition, RandomNumber(site: site), operands, range)
    case .uuid:
      usesChance = true
      return result(
        definition, RandomIdentifier(site: site, length: operands.first?.code), operands, range)
    default:
      guard var type = operands[0].nodeType else { return nil }
      let seed = operands.count > 1 ? operands[1].code : nil
      if seed == nil { usesChance = true }
      type.form = .general
      type.isAbsolute = false
      return Operand(
        code: ShuffledNodes(operands[0].code, seed: seed, site: site), type: .nodes(type),
        range: range, dependsOnCandidate: operands.contains(where: \.dependsOnCandidate))
    }
  }

  // MARK: Literals that are checked when the expression is read

  private mutating func regex(
    _ definition: FunctionDefinition, _ operands: [Operand], _ range: Range<Int>
  ) -> Operand? {
    var literal: RegularExpression?
    if let text = operands[1].code as? TextLiteral {
      let expression = RegularExpression(text.text)
      if let problem = expression.problem {
        fail(
          "bad-pattern", "The pattern cannot be used: \(problem).", at: operands[1].range,
          fix: patternHint(text.text))
        return nil
      }
      literal = expression
    }
    return result(
      definition, PatternMatch(operands[0].code, operands[1].code, literal: literal), operands,
      range)
  }

  private func patternHint(_ pattern: String) -> String? {
    if ["(?=", "(?!", "(?<=", "(?<!"].contains(where: { pattern.utf8.contains($0) }) {
      return "Looking ahead or behind is not possible; join two regex() by and, or use not()."
    }
    if ["\\1", "\\2", "\\3", "\\k"].contains(where: { pattern.utf8.contains($0) }) {
      return "A pattern cannot refer back to what it has matched."
    }
    if ["(?>", "++", "*+", "?+"].contains(where: { pattern.utf8.contains($0) }) {
      return "Possessive repetition is not needed; leave out the second sign."
    }
    return nil
  }

  private mutating func formatDate(
    _ definition: FunctionDefinition, _ operands: [Operand], _ range: Range<Int>
  ) -> Operand? {
    let literal = (operands[1].code as? TextLiteral).map { DateFormat($0.text) }
    if let code = literal?.unknownCode {
      fail(
        "bad-format",
        code == "%"
          ? "The format ends with a single %." : "The format has no code \"\(code)\".",
        at: operands[1].range,
        fix: "There are %Y %y %m %n %b %d %e %a %H %h %M %S %3 %W, and %% for a percent sign.")
      return nil
    }
    if literal?.usesNames ?? true { usesLanguage = true }
    return result(
      definition, FormattedDate(operands[0].code, operands[1].code, literal: literal), operands,
      range)
  }

  private mutating func digest(
    _ definition: FunctionDefinition, _ operands: [Operand], _ range: Range<Int>
  ) -> Operand? {
    let allowed = [["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"], ["base64", "hex"]]
    for (operand, names) in zip(operands.dropFirst(), allowed) {
      guard let literal = operand.code as? TextLiteral, !names.contains(literal.text) else {
        continue
      }
      fail(
        "wrong-argument", "digest() does not know \"\(literal.text)\".", at: operand.range,
        fix: "There are \(names.joined(separator: ", ")).")
      return nil
    }
    return result(definition, Digest(operands.map(\.code)), operands, range)
  }
}

extension String.UTF8View {
  /// Whether the bytes of a text occur.
  fileprivate func contains(_ part: String) -> Bool {
    indices.contains { self[$0...].starts(with: part.utf8) }
  }
}
