internal import SurveyBasics

/// `random()`.
final class RandomNumber: Numeric {
  let site: Int

  init(site: Int) { self.site = site }

  func number(_ evaluation: inout Evaluation) -> Double {
    var generator = evaluation.context.generator(site: site)
    return generator.unit()
  }
}

/// `uuid()`: an identifier of version 4, or a random text of so many characters.
final class RandomIdentifier: Textual {
  let site: Int
  let length: (any Evaluable)?

  init(site: Int, length: (any Evaluable)?) {
    self.site = site
    self.length = length
  }

  func text(_ evaluation: inout Evaluation) -> String {
    var generator = evaluation.context.generator(site: site)
    guard let length else { return identifier(&generator) }
    let count = length.number(&evaluation)
    guard count >= 1 else { return "" }
    guard count <= Double(ExpressionLimits.textLength) else {
      evaluation.fail("The expression makes a text of more than 1 MiB.")
      return ""
    }
    let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    let bytes = (0..<Int(count)).map { _ in letters[Int.random(in: 0..<62, using: &generator)] }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func identifier(_ generator: inout SeededGenerator) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for index in 0..<32 {
      if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
      let random = Int(generator.next() >> 60)
      text.append(digits[index == 12 ? 4 : index == 16 ? 8 | random & 3 : random])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// `randomize(nodes, seed)`: the shuffle of xlsform 11.1.
final class ShuffledNodes: NodeSet {
  let base: any Evaluable
  let seed: (any Evaluable)?
  let site: Int

  init(_ base: any Evaluable, seed: (any Evaluable)?, site: Int) {
    self.base = base
    self.seed = seed
    self.site = site
  }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    let found = base.nodes(&evaluation)
    let number: Int64
    if let seed {
      let value = seed.value(&evaluation)
      number = Shuffle.seed(
        evaluation.text(of: value), evaluation.number(of: value), in: evaluation.context)
    } else {
      var generator = evaluation.context.generator(site: site)
      number = Int64(bitPattern: generator.next() >> 1)
    }
    nodes += Shuffle.shuffled(found, seed: number)
  }
}

/// The shuffle that all engines share, so that a seed gives the same order everywhere.
public enum Shuffle {
  /// The elements in the order that a seed gives: Park and Miller's generator
  /// and an inside-out Fisher–Yates shuffle.
  public static func shuffled<Element>(_ elements: [Element], seed: Int64) -> [Element] {
    let modulus: Int64 = 2_147_483_647
    var state = seed % modulus
    if state <= 0 { state += modulus - 1 }
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      state = state * 16807 % modulus
      let unit = Double(state - 1) / Double(modulus - 1)
      let other = Int(unit * Double(index + 1))
      result.append(element)
      if other != index { result.swapAt(index, other) }
    }
    return result
  }

  /// The seed that a text means: its number, or eight bytes of its digest when
  /// it is neither a number nor empty.
  public static func seed(_ text: String, in context: any EvaluationContext) -> Int64 {
    seed(text, Value.number(of: text, zone: context.now.offset), in: context)
  }

  static func seed(
    _ text: String, _ number: Double, in context: any EvaluationContext
  ) -> Int64 {
    if number.isNaN {
      guard !text.isEmpty, text != "NaN",
        let digest = context.digest(Array(text.utf8), algorithm: "SHA-256"), digest.count >= 8
      else { return 0 }
      return Int64(bitPattern: digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
    if number >= 0x1p63 { return .max }
    if number <= -0x1p63 { return .min }
    return Int64(number)
  }
}
