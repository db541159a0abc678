import Expressions
import SurveyBasics

/// Collects what is wrong with a questionnaire while it is read.
final class Findings {
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether anything found prevents the questionnaire from being used.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  func add(_ diagnostics: [Diagnostic]) {
    self.diagnostics += diagnostics
  }

  func error(
    _ id: String, _ message: String, at place: Place, notes: [Diagnostic.Note] = [],
    fix: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, .error, message, at: place, notes: notes, fix: fix))
  }

  func warning(
    _ id: String, _ message: String, at place: Place, notes: [Diagnostic.Note] = [],
    fix: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, .warning, message, at: place, notes: notes, fix: fix))
  }

  /// Adds what is wrong with an expression, at the cell that holds it.
  func add(_ problems: [ExpressionProblem], at place: Place) {
    for problem in problems {
      diagnostics.append(
        Diagnostic(
          problem.id, problem.isWarning ? .warning : .error, problem.message,
          at: place.narrowed(to: problem.range), fix: problem.fix))
    }
  }

  /// Everything found, each fault once, in the order in which a person meets it.
  ///
  /// The same sentence about many places is one fault, for instance a misspelt
  /// name that many rules use; the further places become notes.
  ///
  /// - Parameters:
  ///   - main: The main file, which comes first.
  ///   - sheets: The order of its sheets.
  /// - Returns: The diagnostics.
  func sorted(main: String, sheets: [String]) -> [Diagnostic] {
    var merged: [Diagnostic] = []
    var index: [String: Int] = [:]
    var further: [Int: Int] = [:]
    // What a loop repeats would be reported for each of its choices.
    var seen: Set<Diagnostic> = []
    for diagnostic in diagnostics.sorted(by: { order($0, main, sheets) < order($1, main, sheets) })
    where seen.insert(diagnostic).inserted {
      let key = "\(diagnostic.id)\n\(diagnostic.message)"
      guard let first = index[key], Findings.repeated.contains(diagnostic.id) else {
        index[key] = merged.count
        merged.append(diagnostic)
        continue
      }
      guard merged[first].place != diagnostic.place else { continue }
      further[first, default: 0] += 1
      if further[first, default: 0] <= 2 {
        merged[first].notes.append(.init("The same again here.", at: diagnostic.place))
      }
    }
    for (first, count) in further where count > 2 {
      let rest = count - 2
      merged[first].notes.append(
        .init("The same again in \(rest) more place\(rest == 1 ? "" : "s")."))
    }
    return merged.map(\.underlined)
  }

  /// Faults that one mistake elsewhere causes in many places.
  private static let repeated: Set<String> = [
    "unknown-name", "unknown-list", "unknown-function", "unknown-instance", "unknown-column",
    "missing-file", "ambiguous-name", "too-many-rows",
    "blank-in-choice",
  ]

  private func order(_ diagnostic: Diagnostic, _ main: String, _ sheets: [String]) -> Order {
    guard diagnostic.place.file == main else {
      return Order(sheet: .max, row: 0, column: 0)
    }
    return switch diagnostic.place.position {
    case .file: Order(sheet: -1, row: 0, column: 0)
    case .line(let line, let column): Order(sheet: 0, row: line, column: column)
    case .sheet(let sheet): Order(sheet: sheets.firstIndex(of: sheet) ?? 0, row: 0, column: 0)
    case .cell(let cell, let sheet):
      Order(
        sheet: sheets.firstIndex(of: sheet) ?? 0,
        row: Int(cell.drop { !$0.isNumber }) ?? 0,
        column: cell.utf8.reduce(0) { $1 >= 65 ? $0 * 26 + Int($1) - 64 : $0 })
    }
  }

  private struct Order: Comparable {
    let sheet: Int
    let row: Int
    let column: Int

    static func < (left: Order, right: Order) -> Bool {
      (left.sheet, left.row, left.column) < (right.sheet, right.row, right.column)
    }
  }
}

extension Diagnostic {
  /// The same diagnostic with the whole first line of a text meant where no part is.
  fileprivate var underlined: Diagnostic {
    var copy = self
    copy.place = place.underlined
    for index in notes.indices { copy.notes[index].place = notes[index].place?.underlined }
    return copy
  }
}

extension Place {
  fileprivate var underlined: Place {
    guard range == nil, let line = text.split(separator: "\n").first else { return self }
    return narrowed(to: 0..<line.utf8.count)
  }
}
