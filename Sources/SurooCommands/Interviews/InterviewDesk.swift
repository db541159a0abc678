import InterfaceText
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens

/// Begins and resumes interviews of a store and keeps what they leave.
struct InterviewDesk {
  let store: Store
  let clock: Clock
  let front: Front

  /// Whether sealed drafts have to be unlocked: where new ones are sealed, and
  /// where one may be gone on with.
  ///
  /// - Parameter toBegin: Whether a new interview is certain.
  /// - Returns: Whether they have to be.
  /// - Throws: ``CommandFailure`` when the drafts cannot be listed.
  func needsKey(toBegin: Bool) throws -> Bool {
    if store.description.sealsDrafts { return true }
    return try !toBegin
      && StoreOptions.failing { () throws(StorageError) in
        try store.draftList().drafts.contains(where: \.isSealed)
      }
  }

  /// Begins an interview.
  func begin(
    _ questionnaire: Questionnaire, seed: UInt64?, unit: String?, language: String?,
    prefilled: [InterviewOpening.Prefilled]
  ) throws {
    let now = clock.now
    let random = SecureRandom.bytes(18)
    let reference = Response.QuestionnaireReference(
      id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256)
    let tag = questionnaire.languages[
      language.flatMap { questionnaire.language(tagged: $0) } ?? questionnaire.defaultLanguage
    ].tag
    let description = store.description
    let opening = InterviewOpening(
      responseID: ResponseID.make(at: now, random: Array(random.prefix(10))),
      questionnaire: reference,
      seed: seed ?? random.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }, at: now,
      interviewer: description.interviewer, device: description.device,
      region: description.region, unit: unit, language: tag, prefilled: prefilled,
      lastSaved: try LastSaved(store: store).revision(before: questionnaire))
    let interview = try interview(of: questionnaire, opening)
    if let fault = interview.prefillFaults.first {
      throw CommandFailure(
        .usage,
        "--set \(fault.key)=\(fault.text): there is no such question, or this is no answer to it.")
    }
    let journal = try StoreOptions.failing { () throws(StorageError) in
      try store.keep(reference, questionnaire.sources)
      return try store.begin(opening)
    }
    try run(interview, journal, former: [])
  }

  /// Goes on with a draft, with the questionnaire as it was when it began.
  func resume(_ name: String, current: Questionnaire? = nil) throws {
    let draft = try StoreOptions.failing { () throws(StorageError) in try store.resume(name) }
    try run(
      restored(draft.journal, name: name, current: current), draft,
      former: draft.journal.events)
  }

  /// What an interviewer has to know about a draft to recognise it.
  ///
  /// A draft that cannot be restored is offered all the same, with what its journal tells.
  func summary(of draft: Store.Draft, current: Questionnaire? = nil) -> DraftSummary {
    if let journal = try? store.journal(draft.name),
      let interview = try? restored(journal, name: draft.name, current: current)
    {
      return DraftSummary(
        id: draft.name, interview, events: journal.events, language: front.words.language)
    }
    let answered = draft.contents?.answered ?? 0
    return DraftSummary(
      id: draft.name, title: draft.heading.questionnaire.id,
      interviewer: draft.heading.interviewer,
      place: draft.contents.map { $0.opening.unit ?? $0.opening.region ?? "" } ?? "",
      lastAt: draft.lastEventAt, answered: answered, known: answered,
      lastAnswers: draft.contents?.lastAnswers.map(\.text) ?? [front.words(.draftSealed)])
  }

  /// The interview that a journal tells of.
  private func restored(
    _ journal: Journal, name: String, current: Questionnaire?
  ) throws -> Interview {
    let opening = journal.opening
    let questionnaire: Questionnaire
    if let current, opening.questionnaire.sha256 == current.sha256 {
      questionnaire = current
    } else {
      questionnaire = try KeptQuestionnaires(store: store).questionnaire(opening.questionnaire)
    }
    let interview =
      opening.correction == nil
      ? try interview(of: questionnaire, opening)
      : try Corrections(store: store).interview(of: questionnaire, opening)
    for event in journal.events {
      do {
        _ = try interview.apply(event)
      } catch {
        throw CommandFailure(
          .dataError,
          "The draft \(name) does not fit its questionnaire at event \(event.number): "
            + "\(DriveStep.message(for: error)) Nothing was changed; show it to your supervisor.")
      }
    }
    return interview
  }

  private func interview(
    of questionnaire: Questionnaire, _ opening: InterviewOpening
  ) throws -> Interview {
    Interview(
      InterviewPlan(questionnaire), opening: opening,
      surroundings: QuestionnaireReading.surroundings(
        of: questionnaire, device: opening.device, interviewer: opening.interviewer,
        lastSaved: try LastSaved(store: store).response(for: opening)))
  }

  /// Asks an interview and keeps what it leaves.
  func run(_ interview: Interview, _ journal: DraftJournal, former: [JournalEvent]) throws {
    let returned = ReturnedResponses(store: store, words: front.words)
    let items = try returned.items(of: interview.opening)
    let stored = StoredJournal(store: store, draft: journal, interview: interview) { now in
      returned.answers(to: items, interview, events: journal.journal.events, at: now)
    }
    let ending = try front.run(
      interview, journal: stored, nextEvent: journal.nextNumber, former: former, items: items)
    if let response = stored.response {
      StandardError.line("suroo: \(response.path)")
      SecondCopy(store: store).write(at: clock.now)
    } else if case .left = ending {
      let id = interview.opening.responseID.suffix(12)
      StandardError.line("suroo: \(front.words(.leaveNote)) (\(id))")
    }
    if let refuge = stored.refuge {
      StandardError.line("suroo: \(front.words(.savedInRefuge, .text(refuge)))")
    }
    if !store.hasBallast, !store.keepBallast() {
      StandardError.line("suroo: \(front.words(.diskNearlyFull))")
    }
    guard journal.trouble == nil else {
      throw CommandFailure(.ioError, journal.trouble?.description)
    }
  }
}

/// The journal of an interview in a store, as the screens write to it.
final class StoredJournal: InterviewJournal {
  /// What the interview left, once it was finished.
  private(set) var response: Store.StoredResponse?
  private let store: Store
  private let draft: DraftJournal
  private let interview: Interview
  private let answers: (Timestamp) -> [Review]

  /// Creates the journal of an interview.
  ///
  /// - Parameters:
  ///   - store: Where it is kept.
  ///   - draft: Its draft.
  ///   - interview: The interview.
  ///   - answers: What its interviewer says to supervisors when it is finished.
  init(
    store: Store, draft: DraftJournal, interview: Interview,
    answers: @escaping (Timestamp) -> [Review] = { _ in [] }
  ) {
    self.store = store
    self.draft = draft
    self.interview = interview
    self.answers = answers
  }

  var refuge: String? { draft.isInRefuge ? draft.path : nil }

  func append(_ event: JournalEvent) throws {
    // An event that could not be stored is kept by the journal; trying again saves it.
    if event.number < draft.nextNumber { try draft.save() } else { try draft.append(event) }
  }

  func complete(_ finished: FinishedInterview, _ event: JournalEvent) throws {
    var personal: PersonalPart?
    if !finished.personalAnswers.isEmpty || !finished.personalMissing.isEmpty {
      personal = PersonalPart(
        responseID: finished.response.responseID, salt: SecureRandom.bytes(32),
        answers: finished.personalAnswers, missing: finished.personalMissing)
      // The same answers keep their hash, or a change would be told of where there is none.
      if interview.opening.correction != nil,
        let former = try? Corrections(store: store).parent(of: interview.opening).personal,
        former.answers == personal?.answers, former.missing == personal?.missing
      {
        personal?.salt = former.salt
      }
    }
    let answers = answers(event.at)
    response = try store.complete(
      draft, finished.response, personal: personal, milliseconds: event.milliseconds,
      isPersonal: interview.plan.isPersonal
    ) { revisionID in
      answers.map { answer in
        var answer = answer
        answer.revisionID = revisionID
        return answer
      }
    }
  }
}
