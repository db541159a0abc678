import SurveyBasics
public import SurveyModel

extension Interview {
  /// Opens a finished response again, to correct it.
  ///
  /// The interview stands as it stood when the response was finished, as far as
  /// the response tells: every answer, also of calculations that chance or the
  /// clock would give differently today, missing reasons, the rows of rosters
  /// with their ids, the warnings that were kept, the remarks. Nothing can be
  /// taken back beyond that. Answers off the route are not part of a response
  /// and do not come back. Finishing it without a change gives equal answers
  /// and missing reasons.
  ///
  /// The same opening and response always give the same state, so a correction
  /// is replayed like any interview.
  ///
  /// - Parameters:
  ///   - plan: The questionnaire as it was asked.
  ///   - opening: How the correction begins, with its
  ///     ``SurveyModel/InterviewOpening/correction``.
  ///   - response: The revision whose answers it begins with.
  ///   - personal: Its personal part; needed if, and only if, the opening says
  ///     that it is at hand.
  ///   - surroundings: What the world is.
  /// - Throws: ``ReopeningError`` when the questionnaire cannot have led to the
  ///   response, or when answers hang on personal ones that are not at hand.
  /// - Precondition: The opening has a correction.
  public convenience init(
    _ plan: InterviewPlan, opening: InterviewOpening, reopening response: Response,
    personal: PersonalPart?, surroundings: Surroundings
  ) throws(ReopeningError) {
    precondition(opening.correction != nil, "A response is opened again to correct it.")
    self.init(
      plan, opening: opening, reopened: Reopened(response: response, personal: personal),
      surroundings: surroundings)
    try restore(response, personal)
  }

  private func restore(_ response: Response, _ personal: PersonalPart?) throws(ReopeningError) {
    record.clock = Timestamp(
      milliseconds: response.completedAt.milliseconds, offset: opening.at.offset)
    record.isRestoring = true
    record.makeRoot()
    answerAutomatically()
    var gaps: [Int32] = []
    try restore(response.answers, inRow: 0, gaps: &gaps)
    for (key, reason) in response.missing { restore(reason, at: key) }
    for (key, value) in personal?.answers ?? [:] { restore(value, at: key) }
    for (key, reason) in personal?.missing ?? [:] { restore(reason, at: key) }
    record.beginRow(0)
    record.prefilled = []
    record.settle()
    record.closeGaps(gaps)
    record.releaseCalculations()
    record.beginEmptyRosters { isOpen($0) && !isNextRowRelevant(in: $0) }
    record.isRestoring = false
    for override in response.overrides {
      guard case .node(let node) = record.find(key: override.question) else { continue }
      record.setConfirmation(node, override.reason)
    }
    for comment in response.comments {
      guard case .node(let node) = record.find(key: comment.question) else { continue }
      record.setComment(node, Remark(text: comment.text, at: comment.at, by: comment.by))
    }
    record.settle()
    for (key, count) in opening.correction?.rowsMade ?? [:] {
      guard case .list(let list) = record.find(key: key) else { continue }
      record.lists[Int(list)].made = max(
        record.lists[Int(list)].made, Int32(clamping: min(count, Record.rowLimit)))
    }
    record.areTriggersActive = true
    closeChange()
    try check(response, personal)
  }

  /// Makes the rows of rosters under their ids and puts the answers in.
  private func restore(
    _ answers: [String: AnswerValue], inRow row: Int32, gaps: inout [Int32]
  ) throws(ReopeningError) {
    let template = record.template(of: row)
    for definition in template.members {
      guard let value = answers[plan.definitions[Int(definition)].keyName] else { continue }
      restore(value, in: record.node(of: definition, in: row))
    }
    for roster in template.rosters {
      let list = record.list(of: roster, in: row)
      guard case .rows(let rows)? = answers[plan.definitions[Int(roster)].keyName] else {
        continue
      }
      // Rows of an open roster are removed for good; those of others are only
      // kept off the route, by a rule of their own.
      let hasGaps = !isOpen(list) && plan.definitions[Int(roster)].relevant != nil
      var between: [Int32]? = hasGaps ? [] : nil
      for saved in rows {
        guard let made = record.placeRow(named: saved.id, in: list, gaps: &between) else {
          throw .rows(key: record.listKey(of: list))
        }
        try restore(saved.answers, inRow: made, gaps: &gaps)
      }
      gaps += between ?? []
    }
  }

  private func restore(_ value: AnswerValue, at key: String) {
    guard case .node(let node) = record.find(key: key) else { return }
    restore(value, in: node)
  }

  private func restore(_ value: AnswerValue, in node: Int32) {
    guard let question = question(node), question.type != .note else { return }
    record.store(value.recordText, in: node)
    record.prefilled.insert(node)
  }

  private func restore(_ reason: MissingReason, at key: String) {
    guard case .node(let node) = record.find(key: key), question(node) != nil else { return }
    record.store("", in: node, reason: reason.flag.isEmpty ? nil : reason)
    record.prefilled.insert(node)
  }

  /// Compares what finishing at once would give with what was brought in.
  private func check(_ response: Response, _ personal: PersonalPart?) throws(ReopeningError) {
    let ending: Ending =
      response.status == .complete ? .complete : .partial(reason: response.partialReason ?? "")
    let finished = ResponseWriter(self, ending: ending, at: response.completedAt, problems: [])
      .finished(activeMilliseconds: 0)
    var keys = AnswerDifference.among([finished.response, response]).map(\.key)
    if keys.isEmpty {
      // Rows in another order, a reason beside an answer.
      keys = changed(finished.response.answers, response.answers)
      keys += changed(finished.response.missing, response.missing)
    }
    if let personal {
      keys += changed(finished.personalAnswers, personal.answers)
      keys += changed(finished.personalMissing, personal.missing)
    }
    guard keys.isEmpty else { throw .differs(keys: keys) }
  }

  private func changed<Value: Equatable>(
    _ found: [String: Value], _ given: [String: Value]
  ) -> [String] {
    Set(found.keys).union(given.keys).filter { found[$0] != given[$0] }.sorted()
  }
}
