import InterfaceText
import SurveyModel

/// Sections, and the order of what is in them.
struct PrintedSection {
  let paper: Paper

  /// Everything inside a definition.
  func content(of parent: Int32, level: Int) -> HTMLPiece {
    let definitions = paper.questionnaire.definitions
    var pieces: [HTMLPiece] = []
    var next = parent + 1
    while next < definitions[Int(parent)].end {
      let definition = definitions[Int(next)]
      switch definition.content {
      case .root: break
      case .section: pieces.append(section(definition, level: level))
      case .roster: pieces.append(PrintedRoster(paper: paper, roster: definition).piece(level))
      case .question:
        if let grid = PrintedGrid(paper: paper, startingWith: definition) {
          pieces.append(grid.piece)
          next = grid.end
          continue
        }
        if definition.question?.isShown == true {
          pieces.append(PrintedQuestion(paper: paper, definition: definition).piece())
        }
      }
      next = definition.end
    }
    return pieces.filter { !$0.isEmpty }.map(\.onLines).joined()
  }

  private func section(_ definition: Definition, level: Int) -> HTMLPiece {
    let content = content(of: definition.number, level: min(level + 1, 6))
    guard !content.isEmpty else { return .none }
    return .element(
      "section", level > 2 ? "inner" : nil, ["id": "d\(definition.number)"],
      heading(of: definition, level: level) + content)
  }

  /// The title of a section or roster and the condition under which it is asked.
  func heading(of definition: Definition, level: Int) -> HTMLPiece {
    let label = paper.text(definition.label)
    var pieces = [
      HTMLPiece.element(
        "h\(level)", nil, [:], label.isEmpty ? HTMLPiece(definition.name) : label)
    ]
    if let relevant = definition.relevant {
      let rule = RuleWords(paper: paper, definition: definition.number)
      pieces.append(
        .element(
          "p", "route", [:],
          rule.filled(.paperSectionIf, .text(rule.condition(relevant).source))))
    }
    pieces += PrintedQuestion.helps(of: definition, on: paper)
    return pieces.joined()
  }
}
