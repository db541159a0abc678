import SurveyBasics

// Expressions by chance; `depth` is how far they may still nest.
extension RandomQuestionnaire {
  mutating func number(_ site: Site, _ depth: Int) -> String {
    let one = any { $0.kind == .number && $0.isSingle(at: site) }
    let some = any { $0.kind == .number && !$0.rosters.isEmpty }
    let roster = any { $0.kind == .roster }
    switch Int(chance.next() % 16) {
    case 0, 1, 2: return one.map { "${\($0.name)}" } ?? "2"
    case 3: return some.map { "sum(${\($0.name)})" } ?? "1"
    case 4: return roster.map { "count(${\($0.name)})" } ?? "1"
    case 5:
      return some.map { "count(${\($0.rosters.last ?? "")}[position() > 1])" } ?? "0"
    case 6 where site.isDirect && !site.rosters.isEmpty: return "position(..)"
    case 7 where depth > 0:
      return
        "\(number(site, depth - 1)) \(["+", "-", "*"].randomElement(using: &chance) ?? "+") \(number(site, depth - 1))"
    case 8 where depth > 0: return "coalesce(\(number(site, depth - 1)), 1)"
    case 9 where depth > 0:
      return
        "if(\(truth(site, depth - 1)), \(number(site, depth - 1)), \(number(site, depth - 1)))"
    case 10: return some.map { "max(${\($0.name)})" } ?? "1"
    case 11:
      guard let some, some.rosters.count == 1 else { return "0" }
      return
        "indexed-repeat(${\(some.name)}, ${\(some.rosters[0])}, \(one.map { "${\($0.name)}" } ?? "2"))"
    case 12: return before(site, .number) ?? "3"
    case 13:
      return any { $0.kind == .several && $0.isSingle(at: site) }
        .map { "count-selected(${\($0.name)})" } ?? "0"
    case 14: return chance.unit() < 0.3 ? "round(random() * 9, 0)" : "4"
    case 15:
      guard let some, some.rosters.count == 1, some.isDirect else { return "1" }
      return "count(${\(some.rosters[0])}[\(some.name) > 1])"
    default: return "\(chance.next() % 5)"
    }
  }

  mutating func text(_ site: Site, _ depth: Int) -> String {
    let one = any { $0.kind != .roster && $0.isSingle(at: site) }
    let some = any { $0.kind != .roster && !$0.rosters.isEmpty }
    switch Int(chance.next() % 10) {
    case 0, 1, 2: return one.map { "${\($0.name)}" } ?? "'t'"
    case 3 where depth > 0:
      // Cut, since texts of texts would double from one calculation to the next.
      return "substr(concat(\(text(site, depth - 1)), '-', \(text(site, depth - 1))), 0, 60)"
    case 4: return some.map { "substr(join('+', ${\($0.name)}), 0, 60)" } ?? "'u'"
    case 5:
      return any { $0.kind == .one && $0.isSingle(at: site) }
        .map { "jr:choice-name(${\($0.name)}, '${\($0.name)}')" } ?? "'a'"
    case 6:
      return any { $0.hasReasons && $0.isSingle(at: site) }.map { "missing(${\($0.name)})" }
        ?? "'x'"
    case 7 where depth > 0:
      return "if(\(truth(site, depth - 1)), \(text(site, depth - 1)), '')"
    case 8: return before(site, .text) ?? "'y'"
    default: return ["'a'", "'b'", "'x'", "''", "today()"].randomElement(using: &chance) ?? "''"
    }
  }

  mutating func truth(_ site: Site, _ depth: Int) -> String {
    let one = any { $0.kind != .roster && $0.isSingle(at: site) }
    switch Int(chance.next() % 9) {
    case 0, 1: return "\(number(site, depth - 1)) \(comparison()) \(number(site, depth - 1))"
    case 2, 3: return one.map { "${\($0.name)} != ''" } ?? "1 = 1"
    case 4: return one.map { "${\($0.name)}" } ?? "true()"
    case 5:
      return any { $0.kind == .several && $0.isSingle(at: site) }
        .map { "selected(${\($0.name)}, 'a')" } ?? "true()"
    case 6 where depth > 0:
      return
        "(\(truth(site, depth - 1)) \(chance.unit() < 0.5 ? "and" : "or") \(truth(site, depth - 1)))"
    case 7 where depth > 0: return "not(\(truth(site, depth - 1)))"
    default: return "\(text(site, depth - 1)) = \(text(site, depth - 1))"
    }
  }

  mutating func filter(_ site: Site) -> String {
    let one = any { $0.kind != .roster && $0.isSingle(at: site) }
    switch Int(chance.next() % 6) {
    case 0: return "f = \(chance.unit() < 0.5 ? "'x'" : text(site, 1))"
    case 1: return "name != \(one.map { "${\($0.name)}" } ?? "'a'")"
    case 2: return "n <= \(number(site, 1))"
    case 3: return "\(truth(site, 1)) or f = 'y'"
    case 4: return "not(selected(\(text(site, 1)), name))"
    default: return "position() < 4 and (\(truth(site, 1)) or n > 1)"
    }
  }

  /// The number of rows of a roster: few.
  mutating func rowCount(_ site: Site) -> String {
    chance.unit() < 0.2 ? "2" : "min(3, \(number(site, 1)))"
  }

  /// Whether a row applies, by its own number.
  mutating func rowRule(_ site: Site) -> String {
    switch Int(chance.next() % 3) {
    case 0: "position() <= \(number(site, 1))"
    case 1: "position(.) != 2 or \(truth(site, 1))"
    default: "position() mod 2 = 1"
    }
  }

  /// The answer in the row before or after.
  private mutating func before(_ site: Site, _ kind: Known.Kind) -> String? {
    guard site.isDirect, let roster = site.rosters.last else { return nil }
    let sign = chance.unit() < 0.7 ? "-" : "+"
    return any { $0.kind == kind && $0.isDirect && $0.rosters == site.rosters }.map {
      "${\(roster)}[position() = position(current()/..) \(sign) 1]/\($0.name)"
    }
  }

  private mutating func comparison() -> String {
    ["<", ">", "=", "!=", "<=", ">="].randomElement(using: &chance) ?? "="
  }
}
