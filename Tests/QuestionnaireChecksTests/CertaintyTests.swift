import QuestionnaireChecks
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

/// What is claimed of conditions, against interviews in which everything is answered.
@Suite struct CertaintyTests {
  /// The questions that conditions are about, with all answers that are tried.
  private static let given: [(name: String, row: String, answers: [String])] = [
    (
      "n",
      "{type: integer, name: n, label: N, constraint: '. >= 0 and . <= 4', constraint_message: '?'}",
      ["", "0", "1", "2", "3", "4"]
    ),
    ("s", "{type: select_one abc, name: s, label: S}", ["", "a", "b", "c"]),
    ("m", "{type: select_multiple ab, name: m, label: M}", ["", "a", "b", "a b"]),
    ("k", "{type: integer, name: k, label: K, relevant: \"${s} = 'a'\"}", ["", "1", "7"]),
  ]

  @Test(arguments: UInt64(1)...30)
  func `what is never or always relevant is so in every interview`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<8).map { "q\($0)" }
    var rows = Self.given.map { "- \($0.row)" }
    for name in names {
      let condition = Self.condition(3, &generator)
      rows.append("- {type: text, name: \(name), label: Q, relevant: \"\(condition)\"}")
    }
    let yaml = Self.sheets(rows)
    let claims = try #require(QuestionnaireReport(on: try load(yaml))).diagnostics
    let scenario = try Scenario(yaml)
    var isEver: [String: Set<Bool>] = [:]
    try Self.combinations { answers in
      for (given, answer) in zip(Self.given, answers) {
        _ = try? scenario.apply(.answer(key: given.name, text: answer))
      }
      for name in names {
        isEver[name, default: []].insert(try #require(scenario.isRelevant(name) as Bool?))
      }
    }
    for name in names {
      let seen = isEver[name] ?? []
      let said = claims.filter { $0.message.contains("\"\(name)\"") }
      for claim in said where claim.id == "never-relevant" {
        #expect(seen == [false], "seed \(seed): \(claim)")
      }
      for claim in said where claim.id == "always-relevant" {
        #expect(seen == [true], "seed \(seed): \(claim)")
      }
    }
  }

  @Test(arguments: UInt64(1)...30)
  func `a constraint said to hold never or always does so for every answer`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<8).map { "q\($0)" }
    let rows = names.map { name in
      let rule = Self.rule(3, &generator)
      return
        "- {type: integer, name: \(name), label: Q, constraint: \"\(rule)\", constraint_message: '?'}"
    }
    let yaml = Self.sheets(rows)
    let claims = try #require(QuestionnaireReport(on: try load(yaml))).diagnostics
    let scenario = try Scenario(yaml)
    for name in names {
      let accepted = Set(
        try (-2...7).map { number in
          if case .accepted = try scenario.apply(.answer(key: name, text: "\(number)")) {
            true
          } else {
            false
          }
        })
      for claim in claims where claim.message.contains("\"\(name)\"") {
        switch claim.id {
        case "constraint-never-holds": #expect(accepted == [false], "seed \(seed): \(claim)")
        case "constraint-never-fails": #expect(accepted == [true], "seed \(seed): \(claim)")
        default: continue
        }
      }
    }
  }

  @Test func `enough is claimed for these tests to mean something`() throws {
    var found: [String: Int] = [:]
    for seed in UInt64(1)...30 {
      var generator = SeededGenerator(seed: seed)
      var rows = Self.given.map { "- \($0.row)" }
      for name in 0..<8 {
        let condition = Self.condition(3, &generator)
        rows.append("- {type: text, name: q\(name), label: Q, relevant: \"\(condition)\"}")
      }
      let report = try #require(QuestionnaireReport(on: try load(Self.sheets(rows))))
      for diagnostic in report.diagnostics { found[diagnostic.id, default: 0] += 1 }
    }
    #expect(found["never-relevant", default: 0] > 10)
    #expect(found["always-relevant", default: 0] > 5)
  }

  private static func sheets(_ rows: [String]) -> String {
    """
    settings:
    - {form_id: q, version: "1"}
    survey:
    \(rows.joined(separator: "\n"))
    choices:
    - {list_name: abc, name: a, label: A}
    - {list_name: abc, name: b, label: B}
    - {list_name: abc, name: c, label: C}
    - {list_name: ab, name: a, label: A}
    - {list_name: ab, name: b, label: B}

    """
  }

  private static func combinations(_ body: ([String]) throws -> Void) throws {
    func choose(_ chosen: [String]) throws {
      guard chosen.count < given.count else { return try body(chosen) }
      for answer in given[chosen.count].answers { try choose(chosen + [answer]) }
    }
    try choose([])
  }

  private static func condition(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    if depth > 0 {
      let (left, right) = (
        condition(depth - 1, &generator), condition(depth - 1, &generator)
      )
      switch generator.next() % 8 {
      case 0, 1, 2: return "(\(left)) and (\(right))"
      case 3, 4: return "(\(left)) or (\(right))"
      case 5: return "not(\(left))"
      case 6: return "if(\(left), \(right), false())"
      default: break
      }
    }
    let number = generator.next() % 6
    let comparison = comparison(&generator)
    switch generator.next() % 9 {
    case 0: return "${n} \(comparison) \(number)"
    case 1: return "\(number) \(comparison) ${n}"
    case 2: return "${s} = '\(["a", "b", "c"][Int(number % 3)])'"
    case 3: return "${s} != '\(["a", "b", "c"][Int(number % 3)])'"
    case 4: return "selected(${m}, '\(["a", "b"][Int(number % 2)])')"
    case 5: return "count-selected(${m}) \(comparison) \(number % 4)"
    case 6: return "${k} \(comparison) \(number)"
    case 7: return "coalesce(${n}, 0) \(comparison) \(number)"
    default: return "${\(["n", "s", "m", "k"][Int(number % 4)])} = ''"
    }
  }

  private static func rule(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    if depth > 0 {
      let (left, right) = (rule(depth - 1, &generator), rule(depth - 1, &generator))
      switch generator.next() % 6 {
      case 0, 1: return "(\(left)) and (\(right))"
      case 2, 3: return "(\(left)) or (\(right))"
      case 4: return "not(\(left))"
      default: break
      }
    }
    return ". \(comparison(&generator)) \(generator.next() % 6)"
  }

  private static func comparison(_ generator: inout SeededGenerator) -> String {
    ["=", "!=", "<", "<=", ">", ">="][Int(generator.next() % 6)]
  }
}
