/// A text whose parts may look different: one line, or a paragraph before it
/// is wrapped.
public struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// A stretch of one style.
  public struct Run: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// How they look.
    public var style: Style
  }

  /// The stretches in order; none is empty, neighbours differ in style.
  public private(set) var runs: [Run] = []

  /// Creates a text of one style.
  public init(_ text: String, _ style: Style = .text) {
    append(text, style)
  }

  /// Creates a text of ordinary style.
  public init(stringLiteral value: String) {
    append(value, .text)
  }

  /// Creates a text from a questionnaire, where `**bold**` and `_underline_`
  /// stand for emphasis.
  ///
  /// Marks without a partner are shown as they are.
  ///
  /// - Parameters:
  ///   - source: The text with its marks.
  ///   - role: What the text is.
  public init(markup source: String, _ role: Role = .text) {
    for (text, marks) in Markup.parse(source) {
      append(text, Style(role, marks))
    }
  }

  /// The characters without their looks.
  public var plain: String {
    runs.map(\.text).joined()
  }

  /// How many cells it takes.
  public var width: Int {
    runs.reduce(0) { $0 + CellWidth.of($1.text) }
  }

  /// Adds a text at the end.
  public mutating func append(_ text: String, _ style: Style = .text) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  /// Adds another text at the end.
  public mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
  }

  /// Returns the same text with every part in `role`; emphasis stays.
  public func recoloured(_ role: Role) -> StyledText {
    var result = StyledText("")
    for run in runs { result.append(run.text, Style(role, run.style.marks)) }
    return result
  }

  /// Returns the text cut to `width` cells, with `sign` at the end if
  /// something had to go.
  public func cut(to width: Int, with sign: String) -> StyledText {
    guard self.width > width else { return self }
    var left = width - CellWidth.of(sign)
    guard left >= 0 else { return "" }
    var result = StyledText("")
    var last = Style.text
    scan: for run in runs {
      last = run.style
      for character in ForeignText.shown(run.text) {
        let cells = CellWidth.of(character)
        guard cells <= left else { break scan }
        result.append(String(character), run.style)
        left -= cells
      }
    }
    result.append(sign, last)
    return result
  }
}
