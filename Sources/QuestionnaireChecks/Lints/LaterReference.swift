import Expressions
import SurveyBasics
import SurveyModel

extension Lint {
  /// Skip logic that looks ahead.
  static let laterReference = Lint(
    id: "later-reference",
    summary: "Whether or how a question is asked depends on a question that comes later.",
    advice: """
      At this point the later question has no answer yet, so the condition holds or fails for \
      want of one, and the route changes behind the interviewer. Questions on one screen, rows \
      of a roster that come before and questions for the supervisor are not meant.
      """,
    faulty: """
      survey:
      - {type: text, name: school, label: School, relevant: "${age} < 18"}
      - {type: integer, name: age, label: Age}
      """,
    sound: """
      survey:
      - {type: integer, name: age, label: Age}
      - {type: text, name: school, label: School, relevant: "${is_child} = 1"}
      - {type: calculate, name: is_child, calculation: "if(${age} < 18, 1, 0)"}
      - {type: text, name: doubt, label: Doubt, relevant: "${hours} > 60", scope: supervisor}
      - {type: begin_group, name: screen, appearance: field-list, label: Work}
      - {type: text, name: work, label: Work, relevant: "${hours} > 0"}
      - {type: integer, name: hours, label: Hours}
      - {type: end_group}
      """
  ) { examination in
    var inputs = LaterInputs(definitions: examination.definitions)
    return examination.cells.compactMap { cell in
      guard [.relevant, .choiceFilter, .repeatCount, .defaultValue].contains(cell.column),
        examination.definitions[Int(cell.definition)].question?.scope != .supervisor
      else { return nil }
      for dependency in cell.expression.dependencies {
        let latest = inputs.latest(of: dependency.definition)
        guard latest >= examination.definitions[Int(cell.definition)].end,
          !(dependency.isFiltered && dependency.anchor >= 0), !dependency.isOwn,
          !examination.isOnOneScreen(latest, cell.definition)
        else { continue }
        let (own, other) = (
          examination.definitions[Int(cell.definition)], examination.definitions[Int(latest)]
        )
        let name = examination.definitions[Int(dependency.definition)].name
        let through = name == other.name ? "" : " (through \"\(name)\")"
        return examination.finding(
          "This reads \"\(other.name)\"\(through), which is asked after \"\(own.name)\".",
          at: cell, cell.tree.range(ofReferenceTo: name),
          notes: [.init("It is asked here.", at: other.place.underlined)],
          fix: "Ask \"\(other.name)\" first.")
      }
      return nil
    }
  }
}

/// The last question, in the order of asking, that an answer depends on.
private struct LaterInputs {
  let definitions: [Definition]
  private var known: [Int32: Int32] = [:]

  init(definitions: [Definition]) {
    self.definitions = definitions
  }

  mutating func latest(of number: Int32) -> Int32 {
    if let latest = known[number] { return latest }
    known[number] = -1
    guard let question = definitions[Int(number)].question else { return -1 }
    var latest: Int32 = -1
    if question.isShown, question.type != .note, question.calculation == nil {
      latest = number
    } else if let calculation = question.calculation {
      for dependency in calculation.dependencies {
        latest = max(latest, self.latest(of: dependency.definition))
      }
    }
    known[number] = latest
    return latest
  }
}

extension Examination {
  /// Whether two definitions stand in one section that is shown on one screen.
  fileprivate func isOnOneScreen(_ first: Int32, _ second: Int32) -> Bool {
    var next = definitions[Int(first)].parent
    while next > 0 {
      let section = definitions[Int(next)]
      if section.isFieldList, next < second, second < section.end { return true }
      next = section.parent
    }
    return false
  }
}

extension ExpressionTree {
  /// The part that names a definition.
  fileprivate func range(ofReferenceTo name: String) -> Range<Int>? {
    var found: Range<Int>?
    visit { part, _ in
      if found == nil, case .reference(let reference, _, let range) = part, reference.name == name {
        found = range
      }
    }
    return found
  }
}
