public import InterfaceText
public import SurveyModel

/// A questionnaire on paper: one HTML page, without scripts and without any
/// other file, that is printed and filled in with a pen.
///
/// Every question stands there with its number, its choices and their codes,
/// the condition under which it is asked, what the answer has to satisfy, and
/// what is for the interviewer only. Rosters are tables with room for several
/// rows; lists that are too long for a question stand at the end.
///
///     let paper = PrintedQuestionnaire(questionnaire, language: 0)
///     print(paper.html)
///
/// The page is well-formed XML too. Texts of the questionnaire are escaped, so
/// none of them can act as markup.
public struct PrintedQuestionnaire: Sendable {
  /// The page.
  public let html: String

  /// Prints a questionnaire.
  ///
  /// - Parameters:
  ///   - questionnaire: The questionnaire.
  ///   - language: The index of one of its languages.
  ///   - words: The words around it; by default those of the same language, else English.
  /// - Complexity: O(*q* · *c*) for *q* questions with *c* choices each, times the number of
  ///   questions that an answer passes over.
  public init(_ questionnaire: Questionnaire, language: Int, words: Wording? = nil) {
    let tag = questionnaire.languages[language].tag
    let paper = Paper(
      questionnaire, language: language,
      words: words ?? Wording(InterfaceLanguage(localeName: tag) ?? .en))
    let title = paper.text(questionnaire.title)
    let head: [HTMLPiece] = [
      .element("meta", nil, ["charset": "utf-8"]),
      .element("title", nil, [:], title.isEmpty ? HTMLPiece(questionnaire.id) : title.withoutTags),
      .element("style", nil, [:], PageStyle.sheet(for: questionnaire)),
    ]
    let body: [HTMLPiece] = [
      PrintedCover(paper: paper).piece,
      PrintedSection(paper: paper).content(of: 0, level: 2),
      PrintedLists(paper: paper).piece,
      PrintedCalculations(paper: paper).piece,
    ]
    let page = HTMLPiece.element(
      "html", nil, ["lang": tag.count <= 3 ? tag : "und", "xmlns": "http://www.w3.org/1999/xhtml"],
      HTMLPiece.element("head", nil, [:], head.map(\.onLines).joined()).onLines
        + HTMLPiece.element("body", nil, [:], body.map(\.onLines).joined()).onLines)
    html = "<!DOCTYPE html>\n" + page.source + "\n"
  }
}
