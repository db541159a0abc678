import Expressions
import InterfaceText
import SurveyBasics
import SurveyModel

/// S1: what people said under “other”, which may deserve a choice of its own.
struct OtherSpecify: QualityCheck {
  let id = "S1"
  let title = TextKey.qualityS1
  /// The share of those asked from which on a question is flagged.
  var questionLimit = 0.10
  /// How often one text flags a question.
  var repetitions = 3

  func definition(_ words: Wording) -> String {
    words(.qualityS1Definition, .limit(Int(questionLimit * 100)), .number(repetitions))
  }

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport()
    var without = 0
    for column in sample.columns {
      guard let definition = column.definition, definition.question?.type == .text else { continue }
      guard let parent = parent(of: definition, in: sample) else {
        without += column.entries.isEmpty ? 0 : 1
        continue
      }
      var texts: [(folded: String, text: String, interview: Int)] = []
      for entry in column.entries {
        guard case .text(let text)? = entry.answer else { continue }
        let folded = foldedText(text).split(separator: " ").joined(separator: " ")
        texts.append((folded, text, entry.interview))
      }
      report.used += texts.count
      let asked = parent.entries.count
      let groups = Dictionary(grouping: texts, by: \.folded)
        .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      let often = groups.filter { $0.value.count >= repetitions }
      let isMuch =
        asked >= fewestCases && Double(texts.count) > questionLimit * Double(asked)
      guard isMuch || !often.isEmpty else { continue }
      report.flags.append(
        QualityFlag(
          question: column.name,
          figures: [.share(texts.count, of: asked)]
            + often.map { .text($0.value[0].text, times: $0.value.count) },
          responses: sample.responseIDs(
            of: (isMuch ? texts : often.flatMap(\.value)).map(\.interview))))
    }
    report.exclude(without, because: .qualityExcludedNoParent)
    return report
  }

  /// The column of the question whose choice opens this one: its relevance is
  /// that one choice of one question is taken, and no more.
  private func parent(of definition: Definition, in sample: QualitySample) -> QuestionColumn? {
    guard let relevant = definition.relevant,
      let tree = try? ExpressionTree(parsing: relevant.source), let name = subject(of: tree)
    else { return nil }
    return sample.columns.first { column in
      column.definition?.name == name && column.definition?.roster == definition.roster
        && column.definition?.question?.type.hasChoices == true
    }
  }

  private func subject(of tree: ExpressionTree) -> String? {
    switch tree {
    case .call("selected", _, let arguments, _):
      guard arguments.count == 2, case .text = arguments[1] else { return nil }
      return name(arguments[0])
    case .operation(let first, let terms, _):
      guard terms.count == 1, terms[0].operation == .equal else { return nil }
      if case .text = terms[0].operand { return name(first) }
      if case .text = first { return name(terms[0].operand) }
      return nil
    default: return nil
    }
  }

  private func name(_ tree: ExpressionTree) -> String? {
    guard case .reference(let reference, let predicates, _) = tree, predicates.isEmpty,
      !reference.isLastSaved
    else { return nil }
    return reference.name
  }
}
