/// Returns the form in which texts are compared for searching and grouping,
/// never for storing: small letters, ё as е, ң as н, ө as о, ү as у, single
/// spaces.
///
/// People type in a hurry and on keyboards without the Kyrgyz letters.
///
/// - Parameter text: Any text.
/// - Returns: Its folded form.
public func foldedText(_ text: some StringProtocol) -> String {
  var result = ""
  for character in text.lowercased() {
    switch character {
    case "ё": result.append("е")
    case "ң": result.append("н")
    case "ө": result.append("о")
    case "ү": result.append("у")
    case _ where character.isWhitespace:
      if result.last != " " { result.append(" ") }
    default: result.append(character)
    }
  }
  return result
}
