import JSONRecords
import SurveyBasics
import SurveyEngine
import SurveyModel

/// An interview that takes its actions from JSON and answers in JSON.
final class DriveSession {
  private let interview: Interview
  private let clock: Clock
  private let nodes: NodeDescription
  private var described: [NodeIndex: JSONValue] = [:]
  private var events: [JournalEvent] = []
  private var step = 0

  init(
    _ questionnaire: Questionnaire, clock: Clock, seed: UInt64,
    prefilled: [InterviewOpening.Prefilled] = [], lastSaved: Response? = nil
  ) {
    self.clock = clock
    let now = clock.now
    let opening = InterviewOpening(
      responseID: ResponseID.make(at: now, seed: seed),
      questionnaire: .init(
        id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
      seed: seed, at: now, interviewer: "drive", device: "drive",
      language: questionnaire.languages[questionnaire.defaultLanguage].tag, prefilled: prefilled)
    interview = Interview(
      InterviewPlan(questionnaire), opening: opening,
      surroundings: QuestionnaireReading.surroundings(
        of: questionnaire, device: "drive", interviewer: "drive", lastSaved: lastSaved))
    nodes = NodeDescription(interview: interview)
    for node in interview.nodesInOrder() { described[node] = nodes.value(of: node) }
  }

  /// Values known before the interview that could not be used.
  var prefillFaults: [Interview.PrefillFault] { interview.prefillFaults }

  /// The first line: the questionnaire and every node as it stands.
  func description() -> JSONValue {
    let questionnaire = interview.plan.questionnaire
    return .object([
      "result": "ok", "id": .string(questionnaire.id), "version": .string(questionnaire.version),
      "languages": .array(questionnaire.languages.map { .string($0.tag) }),
      "nodes": .array(interview.nodesInOrder().map { nodes.value(of: $0) }),
    ])
  }

  /// Carries out one line and returns what is answered.
  func answer(_ line: String, with reader: JSONReader) -> JSONValue {
    step += 1
    let object: JSONObject
    do {
      guard let members = try reader.read(Array(line.utf8)).members else {
        return error("A step is a JSON object, such as {\"set\":\"/data/age\",\"value\":\"34\"}.")
      }
      object = members
    } catch {
      return self.error("\(error)")
    }
    if let action = DriveStep.action(object) { return carryOut(action, object) }
    if let expression = object["eval"]?.text {
      return evaluate(expression, object["context"]?.text)
    }
    if object["state"]?.flag == true {
      return ok(["nodes": .array(interview.nodesInOrder().map { nodes.value(of: $0) })])
    }
    if object["walk"]?.flag == true {
      return ok(["screens": .array(interview.route().map(screen))])
    }
    if object["finish"]?.flag == true { return finish(object["partial"]?.text) }
    return error(
      "This is no step: \(JSONLine.text(.object(object))). See suroo drive --help for the steps.")
  }

  private func carryOut(_ action: JournalEvent.Action, _ object: JSONObject) -> JSONValue {
    let event = nextEvent(action)
    do {
      switch try interview.apply(event) {
      case .accepted(let changes):
        events.append(event)
        return ok(["changed": .array(changed(changes))])
      case .refused(let refusal):
        return .object([
          "step": .integer(step), "result": "refused", "changed": [],
          "message": .string(nodes.message(of: refusal, typed: object["value"]?.text ?? "")),
        ])
      }
    } catch {
      return self.error(DriveStep.message(for: error))
    }
  }

  private func nextEvent(_ action: JournalEvent.Action) -> JournalEvent {
    JournalEvent(number: events.count + 1, at: clock.now, milliseconds: 0, action: action)
  }

  /// The nodes whose description differs from before, in document order.
  private func changed(_ changes: Changes) -> [JSONValue] {
    var candidates = changes.nodes
    for node in changes.nodes where interview.roster(ofRow: node) != nil {
      candidates.formUnion(interview.nodesInOrder(inside: node))
    }
    let present = interview.nodesInOrder().filter { candidates.contains($0) }
    let gone = candidates.subtracting(present).sorted().filter { described[$0] != nil }
    var values: [JSONValue] = []
    for node in present {
      let value = nodes.value(of: node)
      guard described[node] != value else { continue }
      described[node] = value
      values.append(value)
    }
    for node in gone {
      guard case .object(var members)? = described[node] else { continue }
      members["relevant"] = .bool(false)
      members["value"] = members["value"].map { _ in .string("") }
      described[node] = nil
      values.append(.object(members))
    }
    return values
  }

  private func evaluate(_ expression: String, _ context: String?) -> JSONValue {
    guard let node = context.map({ interview.node(at: $0) }) ?? interview.root else {
      return error("There is no node \"\(context ?? "")\".")
    }
    let (value, problems) = interview.evaluate(expression, at: node)
    guard let value else { return ok(ValueDescription.members(of: problems)) }
    return ok(ValueDescription.members(of: value, in: interview.context))
  }

  private func screen(_ stop: RouteStop) -> JSONValue {
    let (kind, path) =
      switch stop.place {
      case .question(let node): ("question", interview.path(of: node))
      case .section(let node): ("group", interview.path(of: node))
      case .row(let node): ("roster", interview.path(of: node))
      case .addRow(let roster): ("add_row", interview.path(of: roster))
      }
    return .object([
      "kind": .string(kind), "path": .string(path),
      "questions": .array(stop.questions.map { .string(interview.path(of: $0)) }),
    ])
  }

  private func finish(_ partialReason: String?) -> JSONValue {
    let event = nextEvent(.complete(revisionID: ""))
    let ending = partialReason.map { Interview.Ending.partial(reason: $0) } ?? .complete
    switch interview.finish(ending, event: event, activeMilliseconds: 0) {
    case .incomplete(let problems):
      return .object([
        "step": .integer(step), "result": "incomplete",
        "problems": .array(
          problems.map { problem in
            .object([
              "path": .string(interview.path(of: problem.node)),
              "kind": .string(problem.kind.rawValue),
              "message": .string(problem.message ?? problem.fault?.rawValue ?? ""),
            ])
          }),
      ])
    case .finished(let finished):
      return ok(DriveResponse.members(of: finished))
    }
  }

  private func ok(_ members: JSONObject) -> JSONValue {
    var all = members
    all["step"] = .integer(step)
    all["result"] = "ok"
    return .object(all)
  }

  private func error(_ message: String) -> JSONValue {
    .object([
      "step": .integer(step), "result": "error", "message": .string(message), "changed": [],
    ])
  }
}
