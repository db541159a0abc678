import SurveyBasics

/// A questionnaire written by chance, with every kind of question, rule and
/// expression, as YAML text; the same seed gives the same text.
///
/// A few in a hundred hold a cycle and do not load.
package struct RandomQuestionnaire {
  /// The text.
  package private(set) var yaml = "survey:\n"
  var chance: SeededGenerator
  /// Everything that was written so far and can be named.
  var known: [Known] = []
  private var open: [String] = []
  private var isInTwoLanguages = false

  /// Something that has a name.
  struct Known {
    enum Kind { case number, text, one, several, roster }
    let name: String
    let kind: Kind
    /// The rosters around it, from the outside in.
    let rosters: [String]
    /// Whether it lies directly in its roster.
    let isDirect: Bool
    let hasReasons: Bool
    let isShown: Bool

    /// Whether the name means one node at a site.
    func isSingle(at site: Site) -> Bool {
      kind != .roster && site.rosters.starts(with: rosters)
    }
  }

  /// Where a row of the questionnaire is being written.
  struct Site {
    var rosters: [String] = []
    var isDirect = true
    var depth = 0
  }

  /// Writes a questionnaire.
  package init(seed: UInt64, rows: Int = 14) {
    chance = SeededGenerator(seed: seed)
    isInTwoLanguages = chance.unit() < 0.4
    var left = rows
    write(&left, at: Site())
    yaml += """
      choices:
      - {list_name: l, name: a, \(labels("Choice a", chance.unit() < 0.3)), f: x, n: '1'}
      - {list_name: l, name: b, \(labels("Choice b", false)), f: y, n: '2'}
      - {list_name: l, name: c, \(labels("Choice c", false)), f: x, n: '3'}
      - {list_name: l, name: d, \(labels("Choice d", false)), f: y, n: '4', exclusive: 'yes'}
      """
  }

  // MARK: Rows

  private mutating func write(_ left: inout Int, at site: Site) {
    var written = 0
    while left > 0, site.depth == 0 || written < 5 {
      left -= 1
      written += 1
      let name = "q\(known.count)"
      switch chance.unit() {
      case ..<0.1 where site.depth < 3:
        var inner = site
        inner.depth += 1
        inner.isDirect = false
        row("begin_group", "g\(left)", ruled([("relevant", 0.5), ("read_only", 0.1)], inner))
        write(&left, at: inner)
        yaml += "- {type: end_group}\n"
      case ..<0.26 where site.rosters.count < 2 && site.depth < 3:
        let name = "r\(left)"
        var cells = ruled([("relevant", 0.25)], site)
        if chance.unit() < 0.6 { cells.append(("repeat_count", rowCount(site))) }
        if chance.unit() < 0.2 {
          cells.removeAll { $0.0 == "relevant" }
          cells.append(("relevant", rowRule(site)))
        }
        row("begin_repeat", name, cells)
        known.append(
          Known(
            name: name, kind: .roster, rosters: site.rosters, isDirect: site.isDirect,
            hasReasons: false, isShown: true))
        var inner = site
        inner.depth += 1
        inner.isDirect = true
        inner.rosters.append(name)
        write(&left, at: inner)
        yaml += "- {type: end_repeat}\n"
      case ..<0.5: calculation(name, site)
      default: question(name, site)
      }
    }
  }

  private mutating func calculation(_ name: String, _ site: Site) {
    let isNumber = chance.unit() < 0.5
    var expression = isNumber ? number(site, 2) : text(site, 2)
    if chance.unit() < 0.08 { expression = "once(\(expression))" }
    var cells = ruled([("relevant", 0.2), ("required", 0.1)], site)
    cells.append(("calculation", expression))
    row("calculate", name, cells)
    know(name, isNumber ? .number : .text, site, isShown: false)
  }

  private mutating func question(_ name: String, _ site: Site) {
    let types: [(String, Known.Kind)] = [
      ("integer", .number), ("integer", .number), ("decimal", .number), ("text", .text),
      ("text", .text), ("select_one l", .one), ("select_one l", .one),
      ("select_multiple l", .several), ("rank l", .several), ("date", .text),
      ("acknowledge", .text), ("range", .number), ("note", .text),
    ]
    var (type, kind) = types[Int(chance.next() % UInt64(types.count))]
    var cells = ruled(
      [("relevant", 0.3), ("required", 0.2), ("read_only", 0.05)], site)
    if let source = any(where: { $0.kind == .text && $0.isShown && !$0.rosters.isEmpty }),
      chance.unit() < 0.1
    {
      (type, kind) = ("select_one ${\(source.name)}", .text)
      if chance.unit() < 0.5 { cells.append(("choice_filter", truth(site, 1))) }
    } else if kind == .one || kind == .several {
      if chance.unit() < 0.6 { cells.append(("choice_filter", filter(site))) }
      if chance.unit() < 0.2 {
        let seed = any(where: { $0.kind == .number && $0.isSingle(at: site) })
        let isSeeded = chance.unit() < 0.5
        cells.append(
          (
            "parameters",
            isSeeded ? "randomize=true, seed=${\(seed?.name ?? "")}" : "randomize=true"
          ))
        if isSeeded, seed == nil { cells.removeLast() }
      }
    }
    if chance.unit() < 0.15, kind != .several {
      cells.append(("constraint", "not(\(truth(site, 1)))"))
    }
    if chance.unit() < 0.1 { cells.append(("warning", truth(site, 1))) }
    let hasReasons = chance.unit() < 0.25 && type != "note"
    if hasReasons { cells.append(("special", "dont_know refused")) }
    if type != "note" { cells += beginning(name, type, kind, site) }
    cells.append(("label", ""))
    row(type, name, cells)
    know(name, kind, site, isShown: type != "note", hasReasons: hasReasons)
  }

  /// What a question begins with, or what fills it.
  private mutating func beginning(
    _ name: String, _ type: String, _ kind: Known.Kind, _ site: Site
  ) -> [(String, String)] {
    let isNumber = kind == .number
    switch chance.unit() {
    case ..<0.1:
      switch kind {
      case .number: return [("default", "3")]
      case .one: return type.hasPrefix("select_one l") ? [("default", "b")] : []
      default: return type == "text" ? [("default", "x")] : []
      }
    case ..<0.22:
      // In a date a minus sign makes a literal of any text.
      if kind == .one || kind == .several || type == "date" { return [] }
      return [("default", isNumber ? "0 + \(number(site, 1))" : "concat(\(text(site, 1)))")]
    case ..<0.32:
      guard let trigger = any(where: { $0.isShown && $0.kind != .roster }) else { return [] }
      return [
        ("trigger", "${\(trigger.name)}"),
        ("calculation", isNumber ? number(site, 1) : kind == .text ? text(site, 1) : "'a'"),
      ]
    case ..<0.4:
      if kind == .several { return [] }
      return [("calculation", isNumber ? number(site, 1) : text(site, 1))]
    default: return []
    }
  }

  private mutating func know(
    _ name: String, _ kind: Known.Kind, _ site: Site, isShown: Bool, hasReasons: Bool = false
  ) {
    known.append(
      Known(
        name: name, kind: kind, rosters: site.rosters, isDirect: site.isDirect,
        hasReasons: hasReasons, isShown: isShown))
  }

  /// Conditions, each with how often it is there.
  private mutating func ruled(
    _ columns: [(String, Double)], _ site: Site
  ) -> [(String, String)] {
    var cells: [(String, String)] = []
    for (column, share) in columns where chance.unit() < share {
      cells.append((column, truth(site, 2)))
    }
    return cells
  }

  private mutating func row(_ type: String, _ name: String, _ cells: [(String, String)]) {
    var row =
      "- {type: \"\(type)\", name: \(name), \(labels("Question \(name)", chance.unit() < 0.2))"
    for (column, text) in cells where column != "label" { row += ", \(column): \"\(text)\"" }
    yaml += row + "}\n"
  }

  private mutating func labels(_ text: String, _ isQuoting: Bool) -> String {
    var label = text
    if isQuoting, let quoted = any(where: { $0.rosters.isEmpty && $0.kind != .roster }) {
      label += " ${\(quoted.name)}"
    }
    return isInTwoLanguages
      ? "\"label::A (ky)\": \"\(label)\", \"label::B (ru)\": \"ru \(label)\""
      : "label: \"\(label)\""
  }

  mutating func any(where condition: (Known) -> Bool) -> Known? {
    known.filter(condition).randomElement(using: &chance)
  }
}
