/// xlsform 7.4.
extension FunctionTable {
  static let nodeSetFunctions: [FunctionDefinition] = [
    FunctionDefinition(
      "count", [.nodes], .number, "The number of nodes of a set.", special: .count),
    FunctionDefinition(
      "count-non-empty", [.nodes], .number, "The number of nodes of a set that have a text.",
      special: .countNonEmpty),
    FunctionDefinition(
      "position", [.nodes], optional: 1, .number,
      "The number of a candidate among all candidates, or of a row in its roster.",
      special: .position),
    FunctionDefinition("last", [], .number, "The number of candidates.", special: .last),
    FunctionDefinition(
      "indexed-repeat", [.nodes, .nodes, .number, .nodes, .number], optional: 2, repeating: 2, .any,
      "The answer of a question in the row of a roster at a position.", special: .indexedRepeat),
    FunctionDefinition(
      "instance", [.text], .any, "The table with an id, to be followed by /root/item.",
      special: .instance),
    FunctionDefinition(
      "current", [], .any, "The node of the whole expression, also inside brackets.",
      special: .current),
    FunctionDefinition(
      "randomize", [.nodes, .number], optional: 1, .any, "A set in random order.",
      special: .randomize),
  ]
}
