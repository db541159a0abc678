import Expressions
import SurveyBasics
import SurveyModel
import SurveyScreens
import Tabulation

/// A table as lines of values: one for each cell, each statistic of a column,
/// and each part of the base of a column.
struct TableLines {
  static let header = [
    "rows", "by", "by_label", "kind", "row", "row_label", "count", "weighted", "percent",
    "percent_base",
  ]

  private let table: Table
  private let words: TableWords

  init(_ table: Table, _ words: TableWords) {
    self.table = table
    self.words = words
  }

  var lines: [[String?]] { cells + statistics + bases }

  private var cells: [[String?]] {
    table.cells.map { cell in
      line(
        cell.group, "cell", name(cell.row),
        words.value(cell.row, label: cell.label, isListed: cell.isListed, of: table.rows),
        "\(cell.count)", Value.text(of: cell.weighted), cell.percent.map(Value.text(of:)),
        "\(table.groups[cell.group].base.percentBase)")
    }
  }

  private var statistics: [[String?]] {
    table.statistics.flatMap { statistic -> [[String?]] in
      let numbers: [(String, Double?)] = [
        ("mean", statistic.mean), ("sd", statistic.deviation), ("min", statistic.minimum),
        ("p25", statistic.lowerQuartile), ("median", statistic.median),
        ("p75", statistic.upperQuartile), ("max", statistic.maximum),
      ]
      return numbers.map { name, number in
        let text = number.map { number in
          (name == "sd" ? nil : MeasureText.text(number, table.rows.kind))
            ?? Value.text(of: number)
        }
        return line(statistic.group, "statistic", name, text, "\(statistic.count)", nil, nil, nil)
      }
    }
  }

  private var bases: [[String?]] {
    table.groups.indices.flatMap { index -> [[String?]] in
      let base = table.groups[index].base
      var parts = [("responses", base.responses)]
      if let rows = base.rows { parts.append(("rows", rows)) }
      parts += [("asked", base.asked), ("answered", base.answered)]
      parts += MissingReason.allCases.map { ($0.rawValue, base.missing[$0] ?? 0) }
      parts.append(("not_asked", base.notAsked))
      return parts.map { line(index, "base", $0.0, nil, "\($0.1)", nil, nil, nil) }
    }
  }

  private func line(
    _ group: Int, _ kind: String, _ row: String?, _ label: String?, _ count: String?,
    _ weighted: String?, _ percent: String?, _ base: String?
  ) -> [String?] {
    let column = table.groups[group]
    return [
      table.rows.name, name(column.value),
      words.value(column.value, label: column.label, isListed: column.isListed, of: table.by),
      kind, row, label, count, weighted, percent, base,
    ]
  }

  private func name(_ value: Table.Value) -> String? {
    switch value {
    case .code(let code): code
    case .missing(let reason): reason.rawValue
    case .none, .all: nil
    }
  }
}

/// What was measured, as it is written in answers.
enum MeasureText {
  /// The day or time; nil for plain numbers.
  static func text(_ number: Double, _ kind: TableVariable.Kind) -> String? {
    switch kind {
    case .date: CivilDate(daysSinceEpoch: Int(number.rounded(.down))).description
    case .time:
      CivilTime(millisecondsSinceMidnight: Int((number * 1000).rounded()))?.description
    case .code, .severalCodes, .rank, .number, .presence: nil
    }
  }
}
