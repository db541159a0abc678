/// All functions of the expression language, by every name they go by.
package enum FunctionTable {
  static let definitions: [FunctionDefinition] =
    controlFunctions + textFunctions + textCodingFunctions + numberFunctions + nodeSetFunctions
    + selectFunctions + dateFunctions + geographyFunctions + surroundingFunctions

  private static let byName: [String: FunctionDefinition] = {
    var table: [String: FunctionDefinition] = [:]
    for definition in definitions {
      for name in [definition.name] + definition.aliases { table[name] = definition }
    }
    return table
  }()

  /// The function of a name.
  static func definition(named name: String) -> FunctionDefinition? { byName[name] }

  /// The sentence that mends a call of a function that does not exist: what to
  /// write instead of a function of another system, or the nearest name.
  static func substitute(for name: String) -> String? {
    if let equivalent = foreign[name] { return equivalent }
    return closestName(to: name, among: byName.keys).map { "Did you mean \($0)()?" }
  }

  /// Functions of other systems with what does the same here.
  static let foreign: [String: String] = [
    "index": "Write position(..).",
    "count-if": "Write count(${roster}[condition]).",
    "sum-if": "Write sum(${roster}[condition]/name).",
    "min-if": "Write min(${roster}[condition]/name).",
    "max-if": "Write max(${roster}[condition]/name).",
    "join-if": "Write join(', ', ${roster}[condition]/name).",
    "rank-value": "Count those that are greater: count(${roster}[name > current()/../name]) + 1.",
    "rank-index": "Count those that are greater: count(${roster}[name > current()/../name]) + 1.",
    "item-at": "Write selected-at(list, number).",
    "item-index": "There is no equivalent; test with selected(list, value).",
    "item-present": "Write selected(list, value).",
    "de-duplicate": "There is no equivalent.",
    "choice-label": "Write jr:choice-name(${question}, '${question}').",
    "duration": "The duration of an interview is recorded without a function.",
    "linebreak": "Put the line break into a text in quotation marks.",
    "empty": "Write ${question} = ''.",
    "hash": "Write digest(text, 'SHA-256', 'hex').",
    "format-number": "Write round(number, places).",
    "geo-scatter": "There is no equivalent.",
    "short-geopoint": "Write selected-at(${point}, 0) and selected-at(${point}, 1).",
    "phone-call-log": "There is no equivalent.",
    "device-info": "Write property('deviceid').",
    "username": "Write property('username').",
    "matches": "Write regex(text, pattern).",
    "exists": "Write count(nodes) > 0.",
    "upper-case": "Write translate(text, 'abc…', 'ABC…').",
    "lower-case": "Write translate(text, 'ABC…', 'abc…').",
    "string-join": "Write join(separator, values).",
    "avg": "Write sum(values) div count-non-empty(values).",
    "average": "Write sum(values) div count-non-empty(values).",
    "mean": "Write sum(values) div count-non-empty(values).",
    "median": "There is no equivalent.",
    "len": "Write string-length(text).", "length": "Write string-length(text).",
    "ceil": "Write ceiling(number).", "mod": "Write a mod b.",
    "trim": "Write normalize-space(text).",
    "iif": "Write if(condition, then, otherwise).", "isnull": "Write ${question} = ''.",
  ]
}

/// The name nearest to a mistyped one, at most two letters off, fewer for short
/// names; nil where none is.
func closestName(to name: String, among names: some Sequence<String>) -> String? {
  let letters = Array(name.lowercased().unicodeScalars.prefix(64))
  let allowed = letters.count <= 3 ? 1 : 2
  var best: (distance: Int, name: String)?
  for candidate in names {
    let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
    guard abs(other.count - letters.count) <= allowed else { continue }
    let distance = editDistance(letters, other)
    guard distance <= allowed, distance < max(letters.count, other.count) else { continue }
    if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
      best = (distance, candidate)
    }
  }
  return best?.name
}

/// The number of letters to change, add, remove or swap with the next one.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      let substitution = last[column] + (first[row] == second[column] ? 0 : 1)
      var distance = min(substitution, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count]
}
