import SurveyBasics
import SurveyModel

/// Tells an author which rules wait for each other.
struct CycleReport {
  let outline: Outline
  let definitions: [Definition]
  let findings: Findings

  func report(_ cycles: [[DependencyGraph.Vertex]]) {
    for cycle in cycles {
      guard let first = cycle.first else { continue }
      let name = definitions[Int(first.definition)].name
      guard cycle.count > 1 else {
        findings.error(
          "cycle", alone(first, name), at: place(first),
          fix: first.property == .calculation
            ? "Refer to other questions only; its own former value is once(.)."
            : "Refer to questions that come before it.")
        continue
      }
      let rules = cycle.map { "the \(rule($0)) of \"\(definitions[Int($0.definition)].name)\"" }
      findings.error(
        "cycle",
        "These rules need each other's results, so none can be worked out: \(rules.joined(separator: ", ")).",
        at: place(first),
        notes: cycle.dropFirst().map {
          .init(
            "Here is the \(rule($0)) of \"\(definitions[Int($0.definition)].name)\".", at: place($0)
          )
        },
        fix: "Change one of them so that it does not refer to the others.")
    }
  }

  private func alone(_ vertex: DependencyGraph.Vertex, _ name: String) -> String {
    switch vertex.property {
    case .calculation: "The calculation of \"\(name)\" needs its own result."
    case .choices: "The choices of \"\(name)\" depend on the answer to \"\(name)\" itself."
    case .rowCount: "The number of rows of \"\(name)\" depends on itself."
    case .relevance:
      definitions[Int(vertex.definition)].question == nil
        ? "Whether \"\(name)\" is asked depends on an answer inside \"\(name)\"."
        : "Whether \"\(name)\" is asked depends on the answer to \"\(name)\" itself."
    }
  }

  private func rule(_ vertex: DependencyGraph.Vertex) -> String {
    switch vertex.property {
    case .calculation: "calculation"
    case .choices: "choice filter"
    case .rowCount: "repeat count"
    case .relevance: "relevance"
    }
  }

  private func place(_ vertex: DependencyGraph.Vertex) -> Place {
    let column: Column =
      switch vertex.property {
      case .calculation: .calculation
      case .choices: .choiceFilter
      case .rowCount: .repeatCount
      case .relevance: .relevant
      }
    let entry = outline.entries[Int(vertex.definition)]
    return entry.row?[column] ?? entry.place
  }
}
