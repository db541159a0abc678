import SurveyBasics

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

  /// Every name that a function goes by, sorted.
  package static var names: [String] { byName.keys.sorted() }

  /// The function of a name.
  static func definition(named name: String) -> FunctionDefinition? { byName[name] }

  /// The sentence that mends a call of a function that does not exist: what to
  /// write instead of a function of another system, or the nearest name.
  static func substitute(for name: String) -> String? {
    if let equivalent = foreign[name] { return equivalent }
    return Spelling.nearest(to: name, among: byName.keys).map { "Did you mean \($0)()?" }
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
    "jr:itext":
      "Texts have no ids here; the label of a choice is jr:choice-name(${question}, '${question}').",
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
