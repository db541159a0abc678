import JSONRecords
import SurveyModel
import SurveyScreens
import Tabulation

/// A table as one JSON object.
struct TableRecord {
  private let table: Table
  private let words: TableWords
  private let conflicts: Int

  init(_ table: Table, _ words: TableWords, conflicts: Int) {
    self.table = table
    self.words = words
    self.conflicts = conflicts
  }

  var value: JSONValue {
    [
      "questionnaire": [
        "id": .string(table.questionnaire),
        "versions": .array(table.versions.map(JSONValue.string)),
      ],
      "base": base(table.base), "rows": heading(table.rows),
      "by": table.by.map(by) ?? .null,
      "weight": text(table.weight), "where": text(table.condition),
      "in_base": .array(
        MissingReason.allCases.filter(table.inBase.contains).map { .string($0.rawValue) }),
      "multiple": .bool(table.isMultiple), "conflicts": .integer(conflicts),
      "without_weight": .integer(table.weightless), "unreadable": .integer(table.unreadable),
      "cells": .array(table.cells.map(cell)),
      "statistics": .array(table.statistics.map(statistic)),
    ]
  }

  private func heading(_ heading: Table.Heading) -> JSONValue {
    ["name": .string(heading.name), "label": .string(words.name(of: heading))]
  }

  private func by(_ heading: Table.Heading) -> JSONValue {
    [
      "name": .string(heading.name), "label": .string(words.name(of: heading)),
      "groups": .array(
        table.groups.map { group in
          [
            "by": code(group.value), "total": .bool(group.value == .all),
            "by_label": .string(
              words.value(
                group.value, label: group.label, isListed: group.isListed, of: table.by)),
            "listed": .bool(group.isListed), "base": base(group.base),
          ]
        }),
    ]
  }

  private func base(_ base: Table.Base) -> JSONValue {
    var members: JSONObject = [
      "responses": .integer(base.responses), "rows": base.rows.map(JSONValue.integer) ?? .null,
      "asked": .integer(base.asked), "answered": .integer(base.answered),
      "not_asked": .integer(base.notAsked), "percent_base": .integer(base.percentBase),
      "percent_base_weighted": .number(base.weightedBase),
      "small": .bool(base.percentBase < Table.smallBase),
    ]
    for reason in MissingReason.allCases {
      members[reason.rawValue] = .integer(base.missing[reason] ?? 0)
    }
    return .object(members)
  }

  private func cell(_ cell: Table.Cell) -> JSONValue {
    let group = table.groups[cell.group]
    return [
      "row": code(cell.row), "missing": reason(cell.row),
      "row_label": .string(
        words.value(cell.row, label: cell.label, isListed: cell.isListed, of: table.rows)),
      "listed": .bool(cell.isListed), "by": code(group.value),
      "total": .bool(group.value == .all), "count": .integer(cell.count),
      "weighted": .number(cell.weighted), "percent": number(cell.percent), "se": .null,
      "low": .null, "high": .null,
    ]
  }

  private func statistic(_ statistic: Statistics) -> JSONValue {
    let group = table.groups[statistic.group]
    return [
      "by": code(group.value), "total": .bool(group.value == .all),
      "n": .integer(statistic.count), "mean": measure(statistic.mean), "se": .null, "low": .null,
      "high": .null, "sd": number(statistic.deviation), "min": measure(statistic.minimum),
      "p25": measure(statistic.lowerQuartile), "median": measure(statistic.median),
      "p75": measure(statistic.upperQuartile), "max": measure(statistic.maximum),
    ]
  }

  private func code(_ value: Table.Value) -> JSONValue {
    if case .code(let code) = value { .string(code) } else { .null }
  }

  private func reason(_ value: Table.Value) -> JSONValue {
    if case .missing(let reason) = value { .string(reason.rawValue) } else { .null }
  }

  /// What was measured: days and times as they are written in answers.
  private func measure(_ number: Double?) -> JSONValue {
    guard let number else { return .null }
    return MeasureText.text(number, table.rows.kind).map(JSONValue.string) ?? .number(number)
  }

  private func number(_ number: Double?) -> JSONValue { number.map(JSONValue.number) ?? .null }

  private func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
