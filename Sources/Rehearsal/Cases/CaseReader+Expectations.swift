import SurveyBasics
import SurveyModel
import Workbooks

extension CaseReader {
  private static let parts = [
    "route", "asked", "not_asked", "values", "missing", "problems", "refused", "choices", "finish",
  ]

  /// What a case expects at its end.
  mutating func expectations(_ tree: TextTree) -> [RegressionCase.Expectation] {
    var found: [RegressionCase.Expectation] = []
    let entries = entries(tree, of: "expect")
    if entries.isEmpty { report("The case expects nothing.", at: tree.place) }
    for entry in entries {
      switch entry.key.text {
      case "route":
        found.append(.init(rule: .route(names(entry.value).map(\.text)), place: entry.key))
      case "asked": found += names(entry.value).map { .init(rule: .asked($0.text), place: $0) }
      case "not_asked":
        found += names(entry.value).map { .init(rule: .notAsked($0.text), place: $0) }
      case "finish":
        guard let text = entry.value.text, ["complete", "incomplete"].contains(text) else {
          report("An interview finishes complete or incomplete.", at: entry.value.place)
          continue
        }
        found.append(.init(rule: .finish(isComplete: text == "complete"), place: entry.key))
      case let part where Self.parts.contains(part):
        for member in self.entries(entry.value, of: part) {
          guard question(member.key) != nil, let text = text(member.value),
            let rule = rule(part, member.key.text, text, at: member.value.place)
          else { continue }
          found.append(.init(rule: rule, place: member.key))
        }
      default:
        report(
          "Nothing can be expected of \"\(entry.key.text)\".", at: entry.key,
          fix: "What can be expected: \(Self.parts.joined(separator: ", ")).")
      }
    }
    return found
  }

  private mutating func rule(
    _ part: String, _ key: String, _ text: String, at place: Place
  ) -> RegressionCase.Expectation.Rule? {
    switch part {
    case "values": return .value(key, text)
    case "missing":
      guard MissingReason(rawValue: text) != nil || text == "none" else {
        report("This is no missing reason; \"none\" stands for an answer.", at: place)
        return nil
      }
      return .missing(key, text)
    case "problems":
      guard ["required", "type", "constraint", "warning", "none"].contains(text) else {
        report("A problem is required, type, constraint, warning or none.", at: place)
        return nil
      }
      return .problem(key, text)
    case "refused": return .refused(key, ["true", "yes"].contains(text) ? nil : text)
    default: return .choices(key, text.split(separator: " ").map(String.init))
    }
  }

  /// The keys of questions in a list, each with its place.
  private mutating func names(_ tree: TextTree) -> [Place] {
    guard let list = tree.list else {
      report("Here stands a list of questions.", at: tree.place)
      return []
    }
    return list.map(\.place).filter { question($0) != nil }
  }
}
