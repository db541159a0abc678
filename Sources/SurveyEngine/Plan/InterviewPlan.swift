import Expressions
public import SurveyModel

/// How the nodes of a record are laid out, worked out once for a questionnaire
/// and shared by all its interviews.
///
/// The definitions that have one node in each row of a roster form the
/// *template* of that roster; those outside all rosters form the template of the
/// record. A row owns a run of consecutive nodes, one for each definition of its
/// template in document order, so the node of a definition in a row is one addition away,
/// and what a section contains is a run as well.
public struct InterviewPlan: Sendable {
  /// The questionnaire.
  public let questionnaire: Questionnaire
  let templates: [Template]
  /// What is looked up for each definition.
  let places: [Place]
  /// The rosters around each definition from the outside in, itself included if it is one.
  let rosterChains: [[Int32]]
  /// The definitions of automatic answers that are set when an interview is finished.
  let endQuestions: [Int32]
  /// The questions that run when the answer of a definition changes.
  let triggered: [Int32: [Int32]]
  /// The names of keys: what stands for a definition in its innermost roster.
  let keyNames: [Int32: [String: Int32]]
  /// Whether the places where rows can be added depend on answers.
  let addsRowsByAnswers: Bool
  /// The rules that have to be looked at when the language changes.
  let languageRules: [Int32]
  /// The rules by the numbers of their vertices.
  let rules: [PlannedRule]
  let definitions: [Definition]
  let graph: DependencyGraph

  /// The nodes that one row owns.
  struct Template: Sendable {
    /// The roster, −1 for the record.
    let roster: Int32
    /// The definitions in order; the first is the roster itself or the root.
    var members: [Int32] = []
    /// The static default of each member.
    var values: [String] = []
    /// The rosters that begin in a row of this template, in order.
    var rosters: [Int32] = []
    /// Defaults to be evaluated, with the members that they are for, in order.
    var dynamicDefaults: [(offset: Int32, expression: CompiledExpression)] = []
    /// The rules of the members except for numbers of rows.
    var rules: [(vertex: Int32, offset: Int32)] = []
  }

  /// Where the node of a definition lies in a row.
  struct Place: Sendable {
    /// The definition around it, −1 for the root.
    var parent: Int32
    /// The innermost roster that properly contains it, −1 where there is none.
    var roster: Int32
    /// The type of its answers.
    var type: AnswerType
    /// Whether calculations wait for a change of it.
    var isTrigger = false
    /// Whether it is a question or note that the interviewer meets while it is relevant.
    let isMet: Bool
    /// Whether it is a text with nothing to answer.
    let isNote: Bool
    /// Whether what lies inside it is shown together.
    let isFieldList: Bool
    /// Whether what is wrong with it can only change when something that its rules
    /// read changes, and not with the clock, with chance, or with words shown.
    let isCheckStable: Bool
    /// The template that it belongs to; for a roster, the template of its own rows.
    var template: Int32
    /// The number of its node within a row.
    var offset: Int32
    /// The offset after the last node that lies inside it.
    var end: Int32
    /// The rosters of the template that begin inside it, as a run of `rosters`.
    var rosters: Range<Int32>
    /// For a roster, its number among the rosters of the template around it; −1 otherwise.
    var ordinal: Int32
  }

  /// Works out the layout.
  ///
  /// - Complexity: O(definitions × depth).
  public init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    let definitions = questionnaire.definitions
    let graph = questionnaire.graph
    self.definitions = definitions
    self.graph = graph
    var layout = Layout()
    for definition in definitions { layout.add(definition, graph) }
    layout.close(definitions)
    templates = layout.templates
    rosterChains = layout.chains
    var endQuestions: [Int32] = []
    var triggered: [Int32: [Int32]] = [:]
    var keyNames: [Int32: [String: Int32]] = [:]
    for definition in definitions {
      let question = definition.question
      if question?.automatic == .end { endQuestions.append(definition.number) }
      for trigger in question?.triggers ?? [] {
        triggered[trigger, default: []].append(definition.number)
        layout.places[Int(trigger)].isTrigger = true
      }
      if question != nil || definition.rosterRules != nil {
        keyNames[definition.roster, default: [:]][definition.keyName] = definition.number
      }
    }
    self.endQuestions = endQuestions
    self.triggered = triggered
    addsRowsByAnswers = definitions.contains {
      ($0.rosterRules != nil && $0.relevant != nil) || $0.readOnly != nil
    }
    self.keyNames = keyNames
    places = layout.places
    let rules = graph.vertices.map { vertex in
      let definition = definitions[Int(vertex.definition)]
      return PlannedRule(
        vertex, definition.expression(of: vertex.property), type: definition.question?.type)
    }
    self.rules = rules
    languageRules = rules.indices.filter { rules[$0].usesLanguage }.map(Int32.init)
  }
}

/// One rule of one definition, by itself.
///
/// A class, because rules are looked up for every node that is evaluated, and
/// copying a definition to reach its expression took a third of that time.
final class PlannedRule: Sendable {
  let property: DependencyGraph.Property
  let definition: Int32
  /// The expression; nil for choices that only the rows of a roster decide.
  let expression: CompiledExpression?
  let usesLanguage: Bool
  /// The type that a calculated value takes.
  let type: AnswerType

  init(_ vertex: DependencyGraph.Vertex, _ expression: CompiledExpression?, type: AnswerType?) {
    property = vertex.property
    definition = vertex.definition
    self.expression = expression
    usesLanguage = expression?.usesLanguage ?? false
    self.type = type ?? .text
  }
}

extension Question {
  /// Whether none of its checks looks at the clock, at chance, or at words shown.
  fileprivate var isCheckStable: Bool {
    // Undo swaps answers without asking which choices they let in.
    guard choices == nil else { return false }
    let rules = [required, constraint, warning].map { $0?.expression }
    return rules.allSatisfy { rule in
      guard let rule else { return true }
      return !rule.usesClock && !rule.usesChance && !rule.usesLanguage
    }
  }
}

/// Collects templates and places in document order.
private struct Layout {
  var templates = [InterviewPlan.Template(roster: -1)]
  var places: [InterviewPlan.Place] = []
  var chains: [[Int32]] = []
  private var templateOfRoster: [Int32: Int32] = [-1: 0]

  mutating func add(_ definition: Definition, _ graph: DependencyGraph) {
    let question = definition.question
    let outer = templateOfRoster[definition.roster] ?? 0
    var ordinal: Int32 = -1
    var own = outer
    var chain = definition.roster < 0 ? [] : chains[Int(definition.roster)]
    if definition.rosterRules != nil {
      ordinal = Int32(templates[Int(outer)].rosters.count)
      templates[Int(outer)].rosters.append(definition.number)
      own = Int32(templates.count)
      templates.append(InterviewPlan.Template(roster: definition.number))
      templateOfRoster[definition.number] = own
      chain.append(definition.number)
    }
    let offset = Int32(templates[Int(own)].members.count)
    places.append(
      InterviewPlan.Place(
        parent: definition.parent, roster: definition.roster,
        type: question?.type ?? .text,
        isMet: question.map { $0.isShown && $0.scope == .interviewer } ?? false,
        isNote: question?.type == .note, isFieldList: definition.isFieldList,
        isCheckStable: question?.isCheckStable ?? true, template: own, offset: offset, end: 0,
        rosters: 0..<0, ordinal: ordinal))
    chains.append(chain)
    templates[Int(own)].members.append(definition.number)
    var value = ""
    switch question?.defaultValue {
    case .literal(let text):
      value = AnswerText.coerced(text, to: question?.type ?? .text)
    case .expression(let expression):
      templates[Int(own)].dynamicDefaults.append((offset, expression))
    case nil: break
    }
    templates[Int(own)].values.append(value)
    for property in [DependencyGraph.Property.relevance, .choices, .calculation] {
      if let vertex = graph.vertex(property, of: definition.number) {
        templates[Int(own)].rules.append((vertex, offset))
      }
    }
  }

  /// Works out what lies inside each definition.
  mutating func close(_ definitions: [Definition]) {
    for definition in definitions {
      let index = Int(definition.number)
      let template = Int(places[index].template)
      // Members and rosters of a template rise, so what is inside is a run of each.
      let end = templates[template].members.partitionPoint { $0 >= definition.end }
      let first = templates[template].rosters.partitionPoint { $0 > definition.number }
      let last = templates[template].rosters.partitionPoint { $0 >= definition.end }
      places[index].end = Int32(end)
      places[index].rosters = Int32(first)..<Int32(max(first, last))
    }
  }
}

extension [Int32] {
  /// The index of the first element that satisfies a condition which all later ones satisfy too.
  fileprivate func partitionPoint(_ isAfter: (Int32) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
