public import Expressions

/// One text in every language of a questionnaire.
///
/// Where a language has no text, that of the default language stands in for
/// it, then that of the first language that has one (XLSForm itself leaves a gap).
public struct LocalizedText: Sendable {
  private var texts: [CompiledText?]
  /// Whether a language has a text of its own, language by language.
  public let isOwn: [Bool]

  /// No text in any language.
  public static let none = LocalizedText([], defaultLanguage: 0)

  /// Creates a text from what each language has, in the order of the languages.
  public init(_ texts: [CompiledText?], defaultLanguage: Int) {
    isOwn = texts.map { $0 != nil }
    let substitute =
      (texts.indices.contains(defaultLanguage) ? texts[defaultLanguage] : nil)
      ?? texts.lazy.compactMap(\.self).first
    self.texts = texts.map { $0 ?? substitute }
  }

  /// The text for a language by its index, nil where no language has one.
  public subscript(language: Int) -> CompiledText? {
    texts.indices.contains(language) ? texts[language] : nil
  }

  /// Whether no language has a text.
  public var isEmpty: Bool {
    texts.allSatisfy { $0 == nil }
  }

  /// What the texts of all languages read from the record.
  public var dependencies: [Dependency] {
    texts.flatMap { $0?.dependencies ?? [] }
  }
}
