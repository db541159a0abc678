import Expressions
import SurveyBasics
import SurveyModel

/// The choices that `search()` takes from a CSV file for one question.
///
/// The rows of the list on the choices sheet say which columns to take: one
/// whose name is the column of what is stored, its labels those of what is
/// shown. Rows with numbers for names are choices of their own, which come first.
struct SearchList {
  let question: Int32
  let name: String
  let items: DataTree
  /// The columns of `items` with the labels, language by language.
  let labelColumns: [Int?]
  /// Which of the items are offered; nil for all.
  let filter: String?

  /// The column that tells the choices of the sheet from the rows of the file.
  private static let own = "_own"

  /// Takes the rows; nil if the sheet or the file does not fit, which is reported.
  init?(
    _ call: SearchCall, question: Int32, list: FormLists.Entry, named name: String,
    items file: DataTree, findings: Findings
  ) {
    let sheet = (0..<list.items.itemCount).map { item in
      Row(
        name: list.items.cell(item: item, column: list.nameColumn),
        labels: list.labelColumns.map { $0.map { list.items.cell(item: item, column: $0) } ?? "" })
    }
    let own = sheet.filter { Double($0.name) != nil }
    guard let row = sheet.first(where: { Double($0.name) == nil }) else {
      findings.error(
        "search-list", "No row of the list \"\(name)\" says which column of the file to take.",
        at: call.place,
        fix: "Add a row to the choices whose name and label are columns of \"\(call.file)\".")
      return nil
    }
    let columns = file.columns ?? []
    let shown = row.labels.map { $0.split(",")[0] }
    let absent = ([row.name] + shown.filter { !$0.isEmpty } + call.columns).filter {
      !columns.contains($0)
    }
    guard absent.isEmpty, let value = columns.firstIndex(of: row.name) else {
      findings.error(
        "unknown-column",
        "The file \"\(call.file)\" has no column \"\(absent.first ?? row.name)\".",
        at: call.place,
        fix: absent.first.flatMap { Spelling.proposal(for: $0, among: columns) }
          ?? "It has \(columns.joined(separator: ", ")).")
      return nil
    }
    let labels = shown.map { columns.firstIndex(of: $0) }
    let looked = call.columns.compactMap { columns.firstIndex(of: $0) }
    var rows = own.map { choice in
      [choice.name] + choice.labels + looked.map { _ in "" } + ["1"]
    }
    var seen: Set<[String]> = []
    for item in 0..<file.itemCount {
      func cell(_ column: Int?) -> String {
        column.map { file.cell(item: item, column: $0) } ?? ""
      }
      let row = [cell(value)] + labels.map(cell) + looked.map(cell) + [""]
      if !row[0].isEmpty, seen.insert(row).inserted { rows.append(row) }
    }
    self.question = question
    self.name = name
    items = DataTree(
      columns: ["name"] + labels.indices.map { "label_\($0)" } + call.columns + [SearchList.own],
      rows: rows)
    labelColumns = labels.indices.map { labels[$0] == nil && own.isEmpty ? nil : $0 + 1 }
    filter = call.condition.map { own.isEmpty ? $0 : "\(SearchList.own) = '1' or (\($0))" }
  }

  private struct Row {
    let name: String
    let labels: [String]
  }
}

extension FormLists {
  /// Adds the list of a question that takes its choices by `search()`.
  mutating func addSearch(_ search: SearchList, at place: Place, to shape: inout RecordShape) {
    let table = addTable(
      search.items, id: "search/\(search.name)/\(search.question)", at: place, to: &shape)
    add(
      Entry(
        name: search.name, table: table, items: search.items, nameColumn: 0,
        labelColumns: search.labelColumns), for: search.question)
  }
}
