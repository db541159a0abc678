import Expressions
import SurveyBasics
import SurveyModel

extension Record {
  /// The indexes of the choices that are offered for a question, in the order in
  /// which they are shown; for choices from a roster, the nodes that hold them.
  ///
  /// - Complexity: O(1) while nothing changed that they depend on.
  func offeredItems(of node: Int32) -> [Int32] {
    if let known = choiceCache[node] { return known }
    guard let source = plan.definitions[Int(definitions[Int(node)])].question?.choices else {
      return []
    }
    let items = evaluating(node, RuleNumber.choices) { findItems(of: source, for: node) }
    // What a clock keeps out today it may let in tomorrow.
    if !isTrying, source.filter?.usesClock != true { choiceCache[node] = items }
    return items
  }

  private func findItems(of source: ChoiceSource, for node: Int32) -> [Int32] {
    var items: [Int32]
    switch source.origin {
    case .list(let index):
      let list = plan.questionnaire.choiceLists[index]
      if let filter = source.filter {
        items = filter.items(
          of: table(list.table), numbered: list.table, current: NodeReference(record: node),
          in: self)
      } else {
        items = (0..<list.count).map(Int32.init)
      }
    case .roster(let question):
      items = rosterCandidates(question, for: node, filter: source.filter)
    }
    return source.isRandomized ? shuffled(items, for: node, seed: source.seed) : items
  }

  private func rosterCandidates(
    _ question: Int32, for node: Int32, filter: CompiledExpression?
  ) -> [Int32] {
    let anchor = plan.questionnaire.shape.sharedRoster(definitions[Int(node)], question)
    // Inside the same roster the rows of that roster are meant, its own row included.
    let outer =
      anchor == plan.definitions[Int(question)].roster && anchor >= 0
      ? plan.definitions[Int(anchor)].roster : anchor
    var found: [Int32] = []
    forEachRow(of: question, anchor: outer, around: rows[Int(node)], relevantOnly: true) { row in
      let candidate = self.node(of: question, in: row)
      guard !isEmpty(candidate) else { return }
      let base = NodeReference(record: rowTable[Int(row)].base)
      guard
        filter?.isTrue(at: base, in: self, current: NodeReference(record: node)) ?? true
      else { return }
      found.append(candidate)
    }
    return found
  }

  /// Without a seed, the order is drawn once for the interview and the question.
  private func shuffled(_ items: [Int32], for node: Int32, seed: CompiledExpression?) -> [Int32] {
    if let seed {
      let value = seed.text(at: NodeReference(record: node), in: self)
      return Shuffle.shuffled(items, seed: Shuffle.seed(value, in: self))
    }
    let key = SeededGenerator.key(key(of: node))
    var generator = SeededGenerator(
      seed: self.seed, key: [key, UInt64(UInt32(bitPattern: RuleNumber.order))])
    return items.shuffled(using: &generator)
  }

  /// What is stored for an offered choice.
  func choiceName(_ item: Int32, of node: Int32) -> String {
    guard let source = plan.definitions[Int(definitions[Int(node)])].question?.choices else {
      return ""
    }
    switch source.origin {
    case .list(let index): return plan.questionnaire.choiceLists[index].name(of: Int(item))
    case .roster: return text(of: item)
    }
  }

  /// The label of a choice in the active language, with answers put in.
  func label(of item: Int, in list: Int, for node: Int32) -> String {
    let choices = plan.questionnaire.choiceLists[list]
    if let compiled = choices.compiledLabels[.init(item: item, language: languageIndex)] {
      return evaluating(node, RuleNumber.display) {
        compiled.text(at: NodeReference(record: node), in: self)
      }
    }
    return choices.plainLabel(of: item, language: languageIndex)
  }

  /// Takes away what is no longer offered (xlsform 8.5).
  ///
  /// Nothing brings it back but the interviewer or undo. What a calculation gives
  /// stands as it is.
  func keepOfferedChoices(of node: Int32) {
    let definition = definitions[Int(node)]
    guard !isRestoring, plan.graph.vertex(.calculation, of: definition) == nil else { return }
    let names = selectedNames(of: node, type: plan.places[Int(definition)].type)
    let offered = Set(offeredItems(of: node).map { choiceName($0, of: node) })
    let kept = names.filter { offered.contains($0) }
    guard kept.count < names.count else { return }
    notices.append(.cleared(node))
    store(kept.joined(separator: " "), in: node)
  }

  /// The names that an answer holds: one, or those separated by blanks.
  func selectedNames(of node: Int32, type: AnswerType) -> [String] {
    let text = stored[Int(node)]
    guard !text.isEmpty else { return [] }
    return type == .selectOne ? [text] : text.split(separator: " ").map(String.init)
  }
}
