import SurveyBasics
import SurveyModel

/// Makes a table of what was counted.
struct TableBuilder {
  let count: TableCount
  let questionnaire: String
  let versions: [String]
  let request: TableRequest

  private var rows: TableVariable { count.design.rows.variable }
  private var isWeighted: Bool { count.design.weight != nil }
  private var isOfRows: Bool { count.design.level > 0 }

  /// The most values of a number that get rows of their own.
  private static let fewNumbers = 20

  func table() -> Table {
    let columns = self.columns()
    let groups = columns.map { column in
      Table.Group(
        value: column.value, label: column.label, isListed: column.isListed,
        base: base(column.count, responses: column.responses))
    }
    var cells: [Table.Cell] = []
    for row in rowValues(columns[0].count) {
      for (index, column) in columns.enumerated() {
        cells.append(cell(row, index, row.tally(column.count), groups[index].base))
      }
    }
    let missing = MissingReason.allCases.filter { request.inBase.contains($0) }
    if !columns[0].count.cells.isEmpty || !cells.isEmpty, rows.kind != .severalCodes {
      for reason in missing {
        let row = Row(value: .missing(reason), label: nil, isListed: true) {
          $0.states[Int(reason.code)]
        }
        for (index, column) in columns.enumerated() {
          cells.append(cell(row, index, row.tally(column.count), groups[index].base))
        }
      }
    }
    return Table(
      questionnaire: questionnaire, versions: versions, rows: heading(rows),
      by: count.design.by.map { heading($0.variable) },
      weight: count.design.weight?.variable.name, condition: request.condition,
      inBase: request.inBase, groups: groups, cells: cells,
      statistics: statistics(columns.map(\.count)), weightless: columns[0].count.weightless,
      unreadable: columns[0].count.unreadable)
  }

  private func heading(_ variable: TableVariable) -> Table.Heading {
    Table.Heading(name: variable.name, label: variable.label, kind: variable.kind)
  }

  // MARK: Columns

  private struct Column {
    let value: Table.Value
    let label: String?
    let isListed: Bool
    let count: GroupCount
    let responses: Int
  }

  private func columns() -> [Column] {
    guard let by = count.design.by else {
      return [
        Column(
          value: .all, label: nil, isListed: true, count: count.groups[0],
          responses: count.total.responses)
      ]
    }
    let total = Column(
      value: .all, label: nil, isListed: true, count: count.total, responses: count.total.responses)
    let found = values(of: by.variable, count.byCodes).compactMap { value -> Column? in
      let place = value.number + 1
      guard count.groups.indices.contains(place), count.groups[place].responses > 0 else {
        return nil
      }
      let group = count.groups[place]
      return Column(
        value: .code(value.code), label: value.label, isListed: value.isListed, count: group,
        responses: group.responses)
    }
    let rest = count.groups[0]
    let none = Column(
      value: .none, label: nil, isListed: true, count: rest, responses: rest.responses)
    return [total] + found + (rest.responses > 0 ? [none] : [])
  }

  // MARK: Rows

  private struct Row {
    let value: Table.Value
    let label: String?
    let isListed: Bool
    let tally: (GroupCount) -> Tally
  }

  private func rowValues(_ all: GroupCount) -> [Row] {
    switch rows.kind {
    case .code, .severalCodes, .rank:
      let values = values(of: rows, count.rowCodes)
      let isOpen = rows.choices.isEmpty && rows.metadata == nil
      // Texts that nobody listed stand in the order of their frequency.
      let sorted =
        isOpen
        ? values.sorted {
          let (left, right) = (all.cell($0.number).count, all.cell($1.number).count)
          return left != right ? left > right : $0.code < $1.code
        } : values
      return sorted.map { value in
        Row(value: .code(value.code), label: value.label, isListed: value.isListed) {
          $0.cell(value.number)
        }
      }
    case .number:
      guard all.numbers.count <= Self.fewNumbers else { return [] }
      return all.numbers.keys.map { Double(tallyKey: $0) }.sorted().map { number in
        Row(value: .code(NumberText.plain(number)), label: nil, isListed: true) {
          $0.numbers[number.tallyKey] ?? Tally()
        }
      }
    case .date, .time: return ranges(all)
    case .presence: return []
    }
  }

  /// Days, months or years, whichever first makes at most 31 rows; hours of times.
  private func ranges(_ all: GroupCount) -> [Row] {
    let numbers = all.numbers.keys.map { Double(tallyKey: $0) }.sorted()
    let names: [(Double) -> String] =
      rows.kind == .time
      ? [
        { number in
          let hour = Int(number) / 3600; return hour < 10 ? "0\(hour)" : "\(hour)"
        }
      ]
      : [10, 7, 4].map { length in
        { String(CivilDate(daysSinceEpoch: Int($0)).description.prefix(length)) }
      }
    for (index, name) in names.enumerated() {
      var members: [String: [UInt64]] = [:]
      for number in numbers { members[name(number), default: []].append(number.tallyKey) }
      guard members.count <= 31 || index == names.count - 1 else { continue }
      return members.sorted { $0.key < $1.key }.map { range, keys in
        Row(value: .code(range), label: nil, isListed: true) { group in
          keys.reduce(Tally()) { $0 + (group.numbers[$1] ?? Tally()) }
        }
      }
    }
    return []
  }

  /// The values of a variable: those of the list in its order, then what else
  /// was found, sorted.
  private func values(
    of variable: TableVariable, _ codes: Coder
  ) -> [(number: Int, code: String, label: String?, isListed: Bool)] {
    let listed = variable.choices.enumerated().map { number, choice in
      (number: number, code: choice.code, label: Optional(choice.label), isListed: true)
    }
    let hasList = !variable.choices.isEmpty
    let found = codes.texts.enumerated().dropFirst(codes.listed).map { number, text in
      (
        number: number, code: String(decoding: text, as: UTF8.self), label: String?.none,
        isListed: !hasList
      )
    }
    if variable.kind == .number {
      return found.sorted { (Double($0.code) ?? 0, $0.code) < (Double($1.code) ?? 0, $1.code) }
    }
    return listed + found.sorted { $0.code < $1.code }
  }

  private func cell(_ row: Row, _ group: Int, _ tally: Tally, _ base: Table.Base) -> Table.Cell {
    let weighted = isWeighted ? tally.weight : Double(tally.count)
    return Table.Cell(
      row: row.value, label: row.label, isListed: row.isListed, group: group, count: tally.count,
      weighted: weighted,
      percent: base.weightedBase > 0 ? 100 * weighted / base.weightedBase : nil)
  }

  // MARK: Bases

  private func base(_ group: GroupCount, responses: Int) -> Table.Base {
    var base = Table.Base()
    base.responses = responses
    base.answered = group.states[GroupCount.answered].count
    for reason in MissingReason.allCases {
      base.missing[reason] = group.states[Int(reason.code)].count
    }
    base.notAsked = group.states[GroupCount.notAsked].count
    if isOfRows { base.rows = base.asked + base.notAsked }
    var counted = group.states[GroupCount.answered]
    for reason in MissingReason.allCases where isInBase(reason) {
      counted += group.states[Int(reason.code)]
    }
    base.percentBase = counted.count
    base.weightedBase = isWeighted ? counted.weight : Double(counted.count)
    return base
  }

  /// Of several answers everybody is in the base who was asked and did not refuse.
  private func isInBase(_ reason: MissingReason) -> Bool {
    request.inBase.contains(reason) || rows.kind == .severalCodes && reason != .refused
  }

  private func statistics(_ groups: [GroupCount]) -> [Statistics] {
    switch rows.kind {
    case .number, .date, .time:
      groups.enumerated().map {
        Statistics(group: $0.offset, $0.element.numbers, isWeighted: isWeighted)
      }
    case .code, .severalCodes, .rank, .presence: []
    }
  }
}

extension GroupCount {
  /// What was counted of a value by its number.
  func cell(_ number: Int) -> Tally {
    cells.indices.contains(number) ? cells[number] : Tally()
  }
}
