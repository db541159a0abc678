import Expressions
import SurveyBasics
import SurveyModel

/// Tells an author which rules wait for each other.
struct CycleReport {
  let outline: Outline
  let definitions: [Definition]
  let choiceLists: [ChoiceList]
  let findings: Findings

  func report(_ cycles: [[DependencyGraph.Vertex]]) {
    for cycle in cycles {
      guard let first = cycle.first else { continue }
      let name = definitions[Int(first.definition)].name
      guard cycle.count > 1 else {
        findings.error(
          "cycle", alone(first, name), at: place(first), notes: labelNotes(cycle),
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
        } + labelNotes(cycle),
        fix: "Change one of them so that it does not refer to the others.")
    }
  }

  /// Where jr:choice-name() closes the cycle, which no reference in the rules shows.
  private func labelNotes(_ cycle: [DependencyGraph.Vertex]) -> [Diagnostic.Note] {
    let inCycle = Set(cycle.map(\.definition))
    return cycle.flatMap { vertex in
      (definitions[Int(vertex.definition)].expression(of: vertex.property)?.labelledQuestions ?? [])
        .sorted().compactMap { question -> Diagnostic.Note? in
          guard case .list(let index) = definitions[Int(question)].question?.choices?.origin,
            let shown = shown(in: choiceLists[index], of: inCycle)
          else { return nil }
          return .init(
            "jr:choice-name() gives a label of the list \"\(choiceLists[index].name)\", and one of "
              + "them shows ${\(definitions[Int(shown)].name)}.", at: place(vertex))
        }
    }
  }

  /// The first of some definitions that a label of a list shows.
  private func shown(in list: ChoiceList, of definitions: Set<Int32>) -> Int32? {
    list.compiledLabels.values.flatMap(\.dependencies).map(\.definition)
      .filter(definitions.contains).min()
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
