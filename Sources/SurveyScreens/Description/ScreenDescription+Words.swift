public import InterfaceText
import TerminalUI

extension ScreenDescription {
  /// What renderers say themselves, in the language of the interface.
  public struct Words: Hashable, Sendable {
    /// The language.
    public let language: InterfaceLanguage

    init(_ wording: Wording) {
      language = wording.language
    }

    var wording: Wording { Wording(language) }

    /// What lists say.
    var lists: ListWords {
      let words = wording
      return ListWords(
        code: words(.codeWord), search: words(.barSearch),
        nothingFound: words(.searchNothing), otherLayout: words(.otherLayout),
        position: { words(.listPosition, .number($0), .total($1)) })
    }
  }
}
