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

  /// The nodes that one row owns.
  struct Template: Sendable {
    /// The roster, −1 for the record.
    let roster: Int32
    /// The definitions in order; the first is the roster itself or the root.
    var members: [Int32] = []
    /// The rosters that begin in a row of this template, in order.
    var rosters: [Int32] = []
  }

  /// Where the node of a definition lies in a row.
  struct Place: Sendable {
    /// The template that it belongs to; for a roster, the template of its own rows.
    var template: Int32
    /// The number of its node within a row.
    var offset: Int32
    /// The offset after the last node that lies inside it.
    var end: Int32
    /// The rosters of the template that begin inside it, as a run of `rosters`.
    var rosters: Range<Int32>
    /// For a roster, its number among the rosters of the template around it.
    var ordinal: Int32
  }

  /// Works out the layout.
  ///
  /// - Complexity: O(definitions × depth).
  public init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    let definitions = questionnaire.definitions
    var templates = [Template(roster: -1)]
    var templateOfRoster: [Int32: Int32] = [-1: 0]
    var places: [Place] = []
    var chains: [[Int32]] = []
    for definition in definitions {
      let outer = templateOfRoster[definition.roster] ?? 0
      var ordinal: Int32 = -1
      var own = outer
      var chain = definition.roster < 0 ? [] : chains[Int(definition.roster)]
      if definition.rosterRules != nil {
        ordinal = Int32(templates[Int(outer)].rosters.count)
        templates[Int(outer)].rosters.append(definition.number)
        own = Int32(templates.count)
        templates.append(Template(roster: definition.number))
        templateOfRoster[definition.number] = own
        chain.append(definition.number)
      }
      places.append(
        Place(
          template: own, offset: Int32(templates[Int(own)].members.count), end: 0, rosters: 0..<0,
          ordinal: ordinal))
      templates[Int(own)].members.append(definition.number)
      chains.append(chain)
    }
    for definition in definitions {
      let index = Int(definition.number)
      let template = templates[Int(places[index].template)]
      let inside = definition.number..<definition.end
      var end = Int(places[index].offset) + 1
      while end < template.members.count, inside.contains(template.members[end]) { end += 1 }
      places[index].end = Int32(end)
      let first = template.rosters.firstIndex { inside.contains($0) && $0 != definition.number }
      if let first {
        let last = template.rosters.lastIndex { inside.contains($0) } ?? first
        places[index].rosters = Int32(first)..<Int32(last + 1)
      }
    }
    self.templates = templates
    self.places = places
    rosterChains = chains
    endQuestions = definitions.filter { $0.question?.automatic == .end }.map(\.number)
    var triggered: [Int32: [Int32]] = [:]
    var keyNames: [Int32: [String: Int32]] = [:]
    for definition in definitions {
      for trigger in definition.question?.triggers ?? [] {
        triggered[trigger, default: []].append(definition.number)
      }
      if definition.question != nil || definition.rosterRules != nil {
        keyNames[definition.roster, default: [:]][definition.keyName] = definition.number
      }
    }
    self.triggered = triggered
    self.keyNames = keyNames
  }

  var definitions: [Definition] { questionnaire.definitions }
  var graph: DependencyGraph { questionnaire.graph }
}
