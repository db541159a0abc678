import JSONRecords
import SurveyModel

/// A variable with the place of its values.
struct BoundVariable: Sendable {
  let variable: TableVariable
  let slot: ResponseColumns.Slot

  init(_ variable: TableVariable, _ columns: inout ResponseColumns) {
    self.variable = variable
    slot =
      variable.metadata.map { columns.member($0.path) }
      ?? columns.answer(
        String(variable.name.split(separator: "/").last ?? ""), in: variable.rosters)
  }
}

/// One table, ready to be counted.
struct TableDesign: Sendable {
  let rows: BoundVariable
  let by: BoundVariable?
  let weight: BoundVariable?
  /// The level whose rows are counted.
  let level: Int
  /// The rosters of that level.
  let rosters: [String]

  init(
    rows: TableVariable, by: TableVariable?, weight: TableVariable?,
    _ columns: inout ResponseColumns
  ) throws(TabulationError) {
    var deepest = rows
    for variable in [by, weight].compactMap(\.self) {
      let (short, long) =
        variable.rosters.count > deepest.rosters.count ? (deepest, variable) : (variable, deepest)
      guard long.rosters.starts(with: short.rosters) else {
        throw .apart(rows.name, variable.name)
      }
      deepest = long
    }
    rosters = deepest.rosters
    level = columns.level(rosters)
    self.rows = BoundVariable(rows, &columns)
    self.by = by.map { BoundVariable($0, &columns) }
    self.weight = weight.map { BoundVariable($0, &columns) }
  }
}
