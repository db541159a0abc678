import Expressions
import SurveyBasics
import SurveyModel

/// Compiles the expressions and texts of cells and reports what is wrong with
/// them at the cell.
struct CellCompiler {
  let shape: RecordShape
  let languages: FormLanguages
  let findings: Findings

  /// An expression as it stands in a cell.
  func expression(_ place: Place, at site: ExpressionSite) -> CompiledExpression? {
    let (expression, problems) = CompiledExpression.compile(place.text, in: shape, at: site)
    findings.add(problems, at: place)
    return expression
  }

  /// A condition, in which the words for yes and no are allowed; `neutral` is
  /// the word that changes nothing and needs no expression.
  func condition(
    _ place: Place?, at site: ExpressionSite, neutral: YesNo
  ) -> CompiledExpression? {
    guard let place else { return nil }
    switch YesNo(place.text) {
    case nil where Naming.isName(place.text) && shape.definitions(named: place.text).isEmpty:
      findings.error(
        "not-yes-or-no", "A condition is expected here, or yes or no, not \"\(place.text)\".",
        at: place, fix: "Write yes, no, or a condition such as ${age} > 17.")
      return nil
    case nil: return expression(place, at: site)
    case neutral: return nil
    case .yes: return CompiledExpression.compile("true()", in: shape, at: site).expression
    case .no: return CompiledExpression.compile("false()", in: shape, at: site).expression
    }
  }

  /// The texts of a translatable column.
  func text(_ column: Column, in row: FormRow, at definition: Int32) -> LocalizedText {
    guard row.has(column) else { return .none }
    let cells = languages.cells(column, in: row)
    guard cells.contains(where: { $0 != nil }) else { return .none }
    return LocalizedText(
      cells.map { cell in cell.map { text($0, at: ExpressionSite(definition, .text)) } },
      defaultLanguage: languages.initial)
  }

  /// A text with its references resolved.
  func text(_ place: Place, at site: ExpressionSite) -> CompiledText {
    let (text, problems) = CompiledText.compile(place.text, in: shape, at: site)
    findings.add(problems, at: place)
    reportUnclosedReference(place)
    return text
  }

  /// Reports `${` without `}`, which would be shown as it is.
  private func reportUnclosedReference(_ place: Place) {
    guard place.text.holds("${"), let opening = place.text.lastRange(of: "${"),
      !place.text[opening.upperBound...].contains("}")
    else { return }
    let start = place.text.utf8.distance(from: place.text.startIndex, to: opening.lowerBound)
    findings.error(
      "reference-syntax", "The reference that begins here has no closing brace.",
      at: place.narrowed(to: start..<start + 2), fix: "Write } behind the name, such as ${age}.")
  }

  /// A text without references that stands in no cell, the same in every language.
  func fixedText(_ text: String) -> LocalizedText {
    let compiled = CompiledText.compile(text, in: shape, at: ExpressionSite(0, .text)).text
    return LocalizedText(
      languages.languages.map { _ in compiled }, defaultLanguage: languages.initial)
  }
}
