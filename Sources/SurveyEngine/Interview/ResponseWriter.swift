import Expressions
import SurveyBasics
import SurveyModel

/// Puts the response of a finished interview together.
struct ResponseWriter {
  private let interview: Interview
  private let ending: Interview.Ending
  private let at: Timestamp
  private let problems: [Problem]
  private var response: Response
  private var personalAnswers: [String: AnswerValue] = [:]
  private var personalMissing: [String: MissingReason] = [:]
  /// In a partial response, questions after the last answered one were not reached.
  private let reached: Set<NodeIndex>

  private var record: Record { interview.record }
  private var plan: InterviewPlan { interview.plan }

  init(_ interview: Interview, ending: Interview.Ending, at: Timestamp, problems: [Problem]) {
    self.interview = interview
    self.ending = ending
    self.at = at
    self.problems = problems
    let opening = interview.opening
    let questions = interview.route().questions
    let last = questions.lastIndex { interview.isAnswered($0) && !interview.isReadOnly($0) }
    reached = Set(questions[..<(last.map { $0 + 1 } ?? 0)])
    if let reopened = interview.reopened, let correction = opening.correction {
      response = reopened.response.corrected(as: correction, at: at)
      return
    }
    response = Response(
      responseID: opening.responseID,
      made: .init(by: opening.interviewer, role: .interviewer, at: at),
      questionnaire: opening.questionnaire, status: .complete, region: opening.region,
      unit: opening.unit, device: opening.device,
      language: interview.plan.questionnaire.languages[interview.language].tag,
      startedAt: opening.at, completedAt: at, activeMilliseconds: 0)
  }

  func finished(activeMilliseconds: Int) -> FinishedInterview {
    var copy = self
    return copy.write(activeMilliseconds: activeMilliseconds)
  }

  private mutating func write(activeMilliseconds: Int) -> FinishedInterview {
    if interview.reopened == nil { response.activeMilliseconds = activeMilliseconds }
    if case .partial(let reason) = ending {
      response.status = .partial
      response.partialReason = reason
      response.problems = problems.map {
        .init(
          question: interview.key(of: $0.node), kind: $0.kind.rawValue, message: message(of: $0))
      }
    }
    response.answers = answers(inRow: 0)
    // In the order of the questionnaire, whatever order rows were made in.
    for node in interview.nodesInOrder().map(\.value) where record.isRelevantNode(node) {
      if let reason = record.confirmations[node], let warning = interview.question(node)?.warning,
        !interview.holds(warning.expression, at: node)
      {
        response.overrides.append(
          .init(
            question: record.key(of: node),
            message: publicText(warning.message)
              ?? interview.shown(warning.message, NodeIndex(node)),
            reason: reason))
      }
      if let remark = record.comments[node] {
        response.comments.append(
          .init(
            question: record.key(of: node), text: remark.text, by: remark.by, at: remark.at))
      }
    }
    return FinishedInterview(
      response: response, personalAnswers: personalAnswers, personalMissing: personalMissing,
      name: interview.instanceName)
  }

  private func message(of problem: Problem) -> String {
    let question = interview.question(problem.node.value)
    let rule: Rule? =
      switch problem.kind {
      case .required: question?.required
      case .constraint: question?.constraint
      case .warning: question?.warning
      case .type: nil
      }
    return rule.flatMap { publicText($0.message) } ?? problem.message ?? ""
  }

  /// A text as its author wrote it, where putting in answers would give personal
  /// ones away; nil where it would not.
  private func publicText(_ text: LocalizedText) -> String? {
    guard let compiled = text[interview.language] else { return nil }
    let isPersonal = compiled.dependencies.contains {
      plan.definitions[Int($0.definition)].question?.isPersonal ?? false
    }
    return isPersonal ? compiled.source : nil
  }

  /// The answers in a row by name; personal ones and missing reasons go where they belong.
  private mutating func answers(inRow row: Int32) -> [String: AnswerValue] {
    var answers: [String: AnswerValue] = [:]
    let template = record.template(of: row)
    for definition in template.members {
      guard let question = plan.definitions[Int(definition)].question,
        question.automatic?.isOfRecord != true
      else { continue }
      let node = record.node(of: definition, in: row)
      let key = record.key(of: node)
      guard record.isRelevantNode(node), !interview.isSealed(question) else { continue }
      if let value = AnswerValue(record.stored[Int(node)], of: question.type) {
        if question.isPersonal {
          personalAnswers[key] = value
        } else {
          answers[plan.definitions[Int(definition)].keyName] = value
        }
      } else if let reason = missingReason(of: node, question) {
        if question.isPersonal {
          personalMissing[key] = reason
        } else {
          response.missing[key] = reason
        }
      }
    }
    for roster in template.rosters {
      let rows = record.lists[Int(record.list(of: roster, in: row))].relevant
      guard !rows.isEmpty else { continue }
      answers[plan.definitions[Int(roster)].keyName] = .rows(
        rows.map { row in
          let id = "r\(record.rowTable[Int(row)].number)"
          return AnswerValue.Row(id: id, answers: self.answers(inRow: row))
        })
    }
    return answers
  }

  private func missingReason(of node: Int32, _ question: Question) -> MissingReason? {
    if let given = record.givenReason(of: node) { return given }
    guard question.isShown, question.type != .note, question.type != .unsupported,
      question.calculation == nil, question.scope == .interviewer
    else { return nil }
    return ending == .complete || reached.contains(NodeIndex(node)) ? .blank : .notReached
  }
}

extension AnswerValue {
  /// The value that a stored text stands for; nil for the empty text and for notes.
  init?(_ text: String, of type: AnswerType) {
    guard !text.isEmpty, type != .note else { return nil }
    switch type {
    case .integer: self = Int(text).map(AnswerValue.integer) ?? .text(text)
    case .decimal, .range:
      if let integer = Int(text) {
        self = .integer(integer)
      } else {
        self = Double(text).map(AnswerValue.decimal) ?? .text(text)
      }
    case .selectMultiple, .rank: self = .list(text.split(separator: " ").map(String.init))
    case .geopoint: self = Position(text).map(AnswerValue.point) ?? .text(text)
    case .geotrace, .geoshape:
      let points = text.split(separator: ";").map { Position($0) }
      self = points.contains { $0 == nil } ? .text(text) : .points(points.compactMap(\.self))
    case .text, .date, .time, .dateTime, .selectOne, .acknowledge, .note, .unsupported:
      self = .text(text)
    }
  }
}

extension AnswerValue.Position {
  /// The position that `lat lon [alt [accuracy]]` stands for.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: " ").compactMap { Double($0) }
    guard parts.count >= 2 else { return nil }
    self.init(
      latitude: parts[0], longitude: parts[1], altitude: parts.count > 2 ? parts[2] : nil,
      accuracy: parts.count > 3 ? parts[3] : nil)
  }
}
