import SurveyBasics

/// A call of `search()` in the column `appearance`, by which a select takes its
/// choices from a CSV file (xlsform 5).
struct SearchCall {
  /// The file with its ending.
  let file: String
  /// The way to compare, the columns to look in, and the expression to look for.
  let match: (kind: Kind, columns: [String], value: String)?
  /// A further column with what it has to be.
  let filter: (column: String, value: String)?
  let place: Place

  /// How a cell is compared.
  enum Kind: String, CaseIterable {
    case matches, contains, startswith, endswith
  }

  /// Reads a call; nil if there is none, or none that can be understood, which
  /// is then reported.
  init?(_ place: Place, findings: Findings) {
    guard let arguments = Appearance(place.text).arguments(of: "search") else { return nil }
    func fault(_ message: String, _ fix: String) {
      findings.error("search-syntax", message, at: place, fix: fix)
    }
    let example = "Write search('places', 'matches', 'region', ${region}) or search('places')."
    guard Appearance(place.text).isClosed else {
      fault("The parenthesis of search() is not closed.", example)
      return nil
    }
    guard [1, 4, 6].contains(arguments.count) else {
      fault("search() takes 1, 4 or 6 arguments, not \(arguments.count).", example)
      return nil
    }
    guard let file = arguments[0].unquoted, !file.isEmpty else {
      fault("search() needs the name of a file in quotation marks.", example)
      return nil
    }
    self.file = file.hasSuffix(".csv") ? file : file + ".csv"
    self.place = place
    guard arguments.count > 1 else {
      match = nil
      filter = nil
      return
    }
    guard let word = arguments[1].unquoted, let kind = Kind(rawValue: word) else {
      fault(
        "search() cannot compare by \(arguments[1]).",
        "Write one of \(Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")).")
      return nil
    }
    guard let columns = arguments[2].unquoted?.split(","), columns.allSatisfy(Naming.isName) else {
      fault("search() needs the name of a column in quotation marks.", example)
      return nil
    }
    match = (kind, columns, arguments[3])
    guard arguments.count == 6 else {
      filter = nil
      return
    }
    guard let column = arguments[4].unquoted, Naming.isName(column) else {
      fault("search() needs the name of a column in quotation marks.", example)
      return nil
    }
    filter = (column, arguments[5])
  }

  /// All columns that the call looks in.
  var columns: [String] { (match?.columns ?? []) + (filter.map { [$0.column] } ?? []) }

  /// The expression that keeps the rows of the file that are meant.
  var condition: String? {
    guard let match else { return nil }
    let tests = match.columns.map { column in
      switch match.kind {
      case .matches: "\(column) = string(\(match.value))"
      case .contains: "contains(\(column), \(match.value))"
      case .startswith: "starts-with(\(column), \(match.value))"
      case .endswith: "ends-with(\(column), \(match.value))"
      }
    }
    let condition = "(\(tests.joined(separator: " or ")))"
    return filter.map { "\(condition) and \($0.column) = string(\($0.value))" } ?? condition
  }
}

extension String {
  /// What stands between quotation marks, nil if none are around it.
  fileprivate var unquoted: String? {
    guard count >= 2, let mark = first, mark == "'" || mark == "\"", last == mark else {
      return nil
    }
    return String(dropFirst().dropLast())
  }
}
