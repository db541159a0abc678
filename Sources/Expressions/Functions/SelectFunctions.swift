/// xlsform 7.5.
extension FunctionTable {
  static let selectFunctions: [FunctionDefinition] = [
    FunctionDefinition(
      "selected", aliases: ["is-selected"], [.text, .text], .boolean,
      "Whether a choice is among the selected ones."
    ) { arguments, evaluation in
      let list = arguments[0].text(&evaluation)
      return .boolean(isSelected(arguments[1].text(&evaluation), in: list))
    },
    FunctionDefinition(
      "selected-at", [.text, .number], .text, "The selected choice at a place counted from 0."
    ) { arguments, evaluation in
      let items = words(arguments[0].text(&evaluation))
      let index = arguments[1].number(&evaluation).rounded(.towardZero)
      guard index >= 0, index < Double(items.count) else { return .text("") }
      return .text(String(items[Int(index)]))
    },
    FunctionDefinition("count-selected", [.text], .number, "The number of selected choices.") {
      .number(Double(words($0[0].text(&$1)).count))
    },
  ]
}

/// Whether a trimmed text is one of the words of a list; an empty text is
/// selected in an empty list.
private func isSelected(_ value: String, in list: String) -> Bool {
  let sought = value.trimmingBlanks.utf8
  if sought.isEmpty { return list.trimmingBlanks.isEmpty }
  var list = list
  var word = Array(sought)
  return list.withUTF8 { bytes in
    word.withUnsafeMutableBufferPointer { word in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        if end - start == word.count, bytes[start..<end].elementsEqual(word) { return true }
        start = end + 1
      }
      return false
    }
  }
}
