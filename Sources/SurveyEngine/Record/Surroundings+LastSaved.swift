import Expressions
public import SurveyModel

extension Surroundings {
  /// Takes a finished response as the record that was saved last, which
  /// `${last-saved#name}` reads (xlsform 8.1).
  ///
  /// What the questionnaire asks at another place than the one that led to the
  /// response, or what that one did not ask, reads as empty. Personal answers are
  /// no part of a response: nobody reads in one interview who was asked before.
  ///
  /// - Parameters:
  ///   - response: The response, of any version of the questionnaire.
  ///   - questionnaire: The questionnaire that is asked now.
  public mutating func takeAsLastSaved(_ response: Response, of questionnaire: Questionnaire) {
    guard questionnaire.readsLastSaved else { return }
    tables[Questionnaire.lastSavedTable] = DataTree(response, of: questionnaire)
  }
}

extension Questionnaire {
  /// The id of the table that `${last-saved#name}` reads.
  fileprivate static let lastSavedTable = "__last-saved"

  /// Whether any of its expressions reads the record that was saved last.
  public var readsLastSaved: Bool { shape.instance(named: Questionnaire.lastSavedTable) != nil }
}

extension DataTree {
  /// The answers of a response as the tree that a questionnaire gives its records.
  fileprivate convenience init(_ response: Response, of questionnaire: Questionnaire) {
    var nodes: [(name: String, text: String, parent: Int32)] = []
    func add(_ definition: Int32, _ answers: [String: AnswerValue], in parent: Int32) {
      let found = questionnaire.definitions[Int(definition)]
      let isQuestion = found.question != nil
      let number = Int32(nodes.count)
      nodes.append(
        (found.name, isQuestion ? answers[found.keyName]?.recordText ?? "" : "", parent))
      for child in questionnaire.shape.children(of: definition) {
        let inner = questionnaire.definitions[Int(child)]
        guard inner.rosterRules != nil else {
          add(child, answers, in: number)
          continue
        }
        guard case .rows(let rows)? = answers[inner.keyName] else { continue }
        for row in rows { add(child, row.answers, in: number) }
      }
    }
    add(0, response.answers, in: -1)
    self.init(nodes: nodes)
  }
}
