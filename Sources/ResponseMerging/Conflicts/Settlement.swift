public import SurveyEngine
public import SurveyModel

/// Which revision counts for which question, where the revisions of a response
/// in conflict differ.
public struct Settlement: Hashable, Sendable {
  /// The number of the revision that everything begins with.
  public var base: Int
  /// The numbers of the revisions that count for questions and rows instead, by
  /// key.
  public var choices: [String: Int]

  /// Creates a settlement.
  public init(base: Int, choices: [String: Int] = [:]) {
    self.base = base
    self.choices = choices
  }

  /// An answer that has no place beside the others.
  public struct Misfit: Hashable, Sendable {
    /// The key, as the revision that it comes from has it.
    public var key: String
    /// Why.
    public var reason: Reason

    /// Creates a misfit.
    public init(key: String, reason: Reason) {
      self.key = key
      self.reason = reason
    }

    /// Why an answer has no place.
    public enum Reason: Hashable, Sendable {
      /// A rule refuses it.
      case refused(Refusal)
      /// It cannot be given: the question is not asked beside the other answers,
      /// or there is none.
      case impossible(ActionError)
    }
  }

  /// Brings the answers that come from other revisions into an interview.
  ///
  /// They go in by the order of the questionnaire, so that a question stands on
  /// the route before it is answered. A warning that was kept where the answer
  /// comes from is kept here too. A row comes with all that it holds, under a new
  /// id if its own was used up; what is calculated follows by itself.
  ///
  /// - Parameters:
  ///   - revisions: The revisions in conflict.
  ///   - interview: The interview, opened with the answers of the base.
  ///   - perform: Carries out an action on that interview.
  /// - Returns: What could not be brought in; the rest was.
  /// - Throws: What `perform` throws, but for ``SurveyEngine/ActionError``.
  public func bring(
    _ revisions: [Response], into interview: Interview,
    perform: (JournalEvent.Action) throws -> Outcome
  ) throws -> [Misfit] {
    var bringing = Bringing(interview: interview, misfits: [])
    for key in choices.keys.sorted(by: { bringing.isBefore($0, $1) }) {
      guard let choice = choices[key], choice != base else { continue }
      let revision = revisions[choice]
      try bringing.bring(key, as: key, from: revision, revision.statements, perform)
    }
    return bringing.misfits
  }
}

private struct Bringing {
  let interview: Interview
  var misfits: [Settlement.Misfit]

  /// Whether a key comes before another one in the questionnaire.
  func isBefore(_ left: String, _ right: String) -> Bool {
    place(left).lexicographicallyPrecedes(place(right))
  }

  /// The numbers of the definitions that a key goes through, and of its rows.
  private func place(_ key: String) -> [Int] {
    var place: [Int] = []
    var path = ""
    for part in key.split(separator: "/") {
      path += path.isEmpty ? part : "/\(part)"
      place.append(interview.plan.definition(ofKey: path).map { Int($0.number) } ?? .max)
      let row = part.drop { $0 != "[" }
      if !row.isEmpty { place.append(Int(row.dropFirst(2).dropLast()) ?? .max) }
    }
    return place
  }

  /// Brings in what a revision says under a key to the question or row that has
  /// the key `own` in the interview.
  mutating func bring(
    _ key: String, as own: String, from revision: Response, _ statements: [String: StatedAnswer],
    _ perform: (JournalEvent.Action) throws -> Outcome
  ) throws {
    do {
      switch statements[key] {
      case .row:
        guard let row = try row(own, place: place(of: key, among: statements), perform)
        else { return }
        // What rows in this row hold comes with them.
        let direct = statements.keys.filter { $0.hasPrefix(key + "/") && !inner($0, of: key) }
          .sorted(by: isBefore)
        for inside in direct {
          try bring(
            inside, as: row + inside.dropFirst(key.count), from: revision, statements, perform)
        }
      case nil where key.hasSuffix("]"):
        guard let node = interview.node(at: own), interview.isRelevant(node) else { return }
        _ = try perform(.removeRow(key: own))
      case nil, .missing(.blank), .missing(.notReached):
        guard let node = try answerable(own), interview.isRelevant(node) else { return }
        refuse(key, try perform(.answer(key: own, text: "")))
      case .missing(let reason):
        guard try answerable(own) != nil else { return }
        refuse(key, try perform(.special(key: own, reason: reason)))
      case .value(let value):
        guard let node = try answerable(own) else { return }
        refuse(key, try perform(.answer(key: own, text: value.recordText)))
        if interview.problem(of: node)?.kind == .warning,
          let kept = revision.overrides.first(where: { $0.question == key })
        {
          _ = try perform(.confirm(key: own, reason: kept.reason))
        }
      }
    } catch let error as ActionError {
      misfits.append(Settlement.Misfit(key: key, reason: .impossible(error)))
    }
  }

  /// Whether a key lies in a row inside a row.
  private func inner(_ key: String, of row: String) -> Bool {
    key.dropFirst(row.count + 1).contains("/")
  }

  /// The node of a question that people answer; nil for one that follows from
  /// others.
  ///
  /// - Throws: ``ActionError/unknownKey(_:)``.
  private func answerable(_ key: String) throws(ActionError) -> NodeIndex? {
    guard let node = interview.node(at: key) else { throw .unknownKey(key) }
    let isAsked = interview.definition(of: node).question?.isShown ?? false
    return isAsked && !interview.isReadOnly(node) ? node : nil
  }

  /// The key of a row: the one that is there, else of a new one.
  ///
  /// Where rows follow from a number none is added; the same row is then the one
  /// in the same place, whose id is another if its own was used up.
  private func row(
    _ key: String, place: Int, _ perform: (JournalEvent.Action) throws -> Outcome
  ) throws -> String? {
    if let node = interview.node(at: key), interview.isRelevant(node) { return key }
    let list = roster(ofRow: key)
    do {
      _ = try perform(.addRow(key: list))
    } catch let error as ActionError {
      guard case .fixedRows = error, let roster = interview.roster(at: list) else { throw error }
      let rows = interview.rows(of: roster)
      guard rows.indices.contains(place) else { throw error }
      return interview.key(of: rows[place])
    }
    guard let roster = interview.roster(at: list) else { throw ActionError.unknownKey(list) }
    return interview.rows(of: roster).last.map { interview.key(of: $0) }
  }

  /// How many rows of its roster stand before a row.
  private func place(of row: String, among statements: [String: StatedAnswer]) -> Int {
    let list = roster(ofRow: row)
    return statements.count { key, stated in
      stated == .row && roster(ofRow: key) == list && isBefore(key, row)
    }
  }

  private func roster(ofRow key: String) -> String {
    String(key[..<(key.lastIndex(of: "[") ?? key.endIndex)])
  }

  private mutating func refuse(_ key: String, _ outcome: Outcome) {
    guard case .refused(let refusal) = outcome else { return }
    misfits.append(Settlement.Misfit(key: key, reason: .refused(refusal)))
  }
}
