public import InterfaceText
import SurveyModel
public import Tabulation
public import TerminalUI

/// A table as lines of text.
///
///     let text = TableText(table, Wording(.ky), conflicts: 2)
///     for line in text.lines(width: 80) { print(line) }
///
/// Texts from questionnaires and answers are made fit for a terminal. No line
/// is longer than the width, down to 40 cells.
public struct TableText {
  private let table: Table
  private let words: Wording
  private let names: TableWords
  private let glyphs: Glyphs
  private let conflicts: Int

  /// The most rows of a table of texts.
  private static let mostRows = 40
  /// The length of a list from which choices without answers are left out.
  private static let longList = 30

  /// Creates the text of a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - words: The language of the interface.
  ///   - glyphs: The signs for bars.
  ///   - conflicts: How many of the responses have unresolved conflicts.
  public init(_ table: Table, _ words: Wording, glyphs: Glyphs = .full, conflicts: Int) {
    self.table = table
    self.words = words
    self.names = TableWords(words)
    self.glyphs = glyphs
    self.conflicts = conflicts
  }

  /// Returns the lines: title, cells, statistics, bases, what has to be known.
  ///
  /// - Parameter width: The cells of a line.
  /// - Returns: The lines without newlines, none ending in a blank.
  public func lines(width: Int) -> [String] {
    let width = max(40, width)
    var lines = wrapped(names.name(of: table.rows), width)
    if lines != [table.rows.name] { lines += wrapped(table.rows.name, width) }
    if let by = table.by { lines += wrapped(words(.tableBy, .name(names.name(of: by))), width) }
    if let condition = table.condition {
      lines += wrapped(words(.tableWhere, .text(condition)), width)
    }
    if let weight = table.weight { lines += wrapped(words(.tableWeight, .name(weight)), width) }
    if table.versions.count > 1 {
      lines += wrapped(
        words(.tableVersions, .text(table.versions.joined(separator: ", "))), width)
    }
    for part in [cells(width), statistics(width), bases(width)] where !part.isEmpty {
      lines += [""] + part
    }
    return lines + [""] + notes(width)
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    StyledText(markup: text).wrapped(to: width).map(\.plain)
  }

  private func shown(_ text: String) -> String {
    ForeignText.shown(StyledText(markup: text).plain)
  }

  // MARK: Cells

  /// The cells of each row that is shown.
  private var rows: [ArraySlice<Table.Cell>] {
    let count = table.groups.count
    let all = stride(from: 0, to: table.cells.count, by: count).map {
      table.cells[$0..<$0 + count]
    }
    guard all.count > Self.longList else { return all }
    let met = all.filter { ($0.first?.count ?? 0) > 0 }
    return isOfTexts ? Array(met.prefix(Self.mostRows)) : met
  }

  /// Whether the rows are texts that people wrote, the most frequent ones first.
  private var isOfTexts: Bool {
    table.rows.label != nil && table.cells.allSatisfy { $0.label == nil && $0.isListed }
  }

  private func cells(_ width: Int) -> [String] {
    let isWeighted = table.weight != nil
    guard !table.cells.isEmpty else { return [] }
    let rows = rows
    if table.by == nil {
      let highest = rows.compactMap { $0.first?.percent }.max() ?? 0
      return TextGrid(
        headers: [words(.tableCount)] + (isWeighted ? [words(.tableWeighted)] : []) + ["%"],
        rows: rows.compactMap(\.first).map { cell in
          TextGrid.Row(
            label: label(of: cell),
            cells: ["\(cell.count)"] + (isWeighted ? [names.number(cell.weighted, digits: 1)] : [])
              + [percent(cell)],
            bar: (Int((cell.percent ?? 0) * 100), Int(max(highest, 1) * 100)))
        }, glyphs: glyphs
      ).lines(width: width)
    }
    return TextGrid(
      corner: "%", headers: groupLabels,
      rows: rows.map { cells in
        TextGrid.Row(label: cells.first.map(label) ?? "", cells: cells.map(percent))
      } + [
        TextGrid.Row(
          label: words(.tableBase), cells: table.groups.map { "\($0.base.percentBase) " })
      ], glyphs: glyphs
    ).lines(width: width)
  }

  private func label(of cell: Table.Cell) -> String {
    shown(
      names.value(cell.row, label: cell.label, isListed: cell.isListed, of: table.rows))
  }

  private func percent(_ cell: Table.Cell) -> String {
    guard let percent = cell.percent else { return "-" }
    return names.number(percent, digits: 1) + (table.groups[cell.group].isSmall ? "*" : " ")
  }

  private var groupLabels: [String] {
    table.groups.map {
      shown(names.value($0.value, label: $0.label, isListed: $0.isListed, of: table.by))
    }
  }

  // MARK: Statistics

  private func statistics(_ width: Int) -> [String] {
    guard !table.statistics.isEmpty else { return [] }
    let kind = table.rows.kind
    let isMoment = kind == .date || kind == .time
    let values = table.statistics.flatMap { [$0.minimum, $0.maximum] }.compactMap(\.self)
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    let headers: [TextKey] =
      [.statisticCount] + (isMoment ? [] : [.statisticMean, .statisticDeviation])
      + [
        .statisticMinimum, .statisticLowerQuartile, .statisticMedian, .statisticUpperQuartile,
        .statisticMaximum,
      ]
    return TextGrid(
      headers: headers.map { words($0) },
      rows: zip(table.statistics, groupLabels).map { statistic, label in
        let moments =
          isMoment ? [] : [(statistic.mean, 2), (statistic.deviation, 2)]
        let places = [
          (statistic.minimum, isWhole ? 0 : 2), (statistic.lowerQuartile, isWhole ? 1 : 2),
          (statistic.median, isWhole ? 1 : 2), (statistic.upperQuartile, isWhole ? 1 : 2),
          (statistic.maximum, isWhole ? 0 : 2),
        ]
        let isSmall = table.groups[statistic.group].isSmall
        return TextGrid.Row(
          label: label,
          cells: ["\(statistic.count)\(isSmall ? "*" : " ")"]
            + (moments + places).map { names.measure($0, kind, digits: $1) })
      }, glyphs: glyphs
    ).lines(width: width)
  }

  // MARK: Bases

  private func bases(_ width: Int) -> [String] {
    func row(_ label: String, _ value: (Table.Base) -> Int) -> TextGrid.Row {
      TextGrid.Row(label: label, cells: table.groups.map { "\(value($0.base))" })
    }
    var rows = [row(words(.tableResponses)) { $0.responses }]
    if table.base.rows != nil { rows.append(row(words(.tableRows)) { $0.rows ?? 0 }) }
    rows.append(row(words(.tableAsked)) { $0.asked })
    rows.append(row("  " + words(.tableAnswered)) { $0.answered })
    for reason in MissingReason.allCases where (table.base.missing[reason] ?? 0) > 0 {
      rows.append(row("  " + words(reason.title)) { $0.missing[reason] ?? 0 })
    }
    rows.append(row(words(.tableNotAsked)) { $0.notAsked })
    return TextGrid(
      headers: table.by == nil ? [""] : groupLabels, rows: rows, glyphs: glyphs
    ).lines(width: width).filter { !$0.isEmpty || table.by != nil }
  }

  private func notes(_ width: Int) -> [String] {
    var notes: [String] = []
    if !table.cells.isEmpty {
      notes.append(words(table.isMultiple ? .tableBaseAsked : .tableBaseAnswered))
    }
    let also = MissingReason.allCases.filter {
      table.inBase.contains($0) && (!table.isMultiple || $0 == .refused)
    }
    if !also.isEmpty {
      notes.append(
        words(.tableBaseAlso, .reason(also.map { words($0.title) }.joined(separator: ", "))))
    }
    if table.rows.kind == .rank { notes.append(words(.tableRankNote)) }
    if table.hasOverlappingColumns { notes.append(words(.tableOverlap)) }
    if table.groups.contains(where: \.isSmall) {
      notes.append(words(.tableSmall, .limit(Table.smallBase)))
    }
    let count = table.cells.count / table.groups.count
    let empty = table.cells.filter { $0.group == 0 && $0.count == 0 }.count
    if count > Self.longList, empty > 0 { notes.append(words(.tableHidden, .count(empty))) }
    let left = count - empty - Self.mostRows
    if count > Self.longList, left > 0, isOfTexts { notes.append(words(.tableMore, .count(left))) }
    if table.weightless > 0 { notes.append(words(.tableWeightless, .count(table.weightless))) }
    if table.unreadable > 0 { notes.append(words(.tableUnreadable, .count(table.unreadable))) }
    notes.append(words(.tableConflicts, .count(conflicts)))
    return notes.flatMap { wrapped($0, width) }
  }
}
