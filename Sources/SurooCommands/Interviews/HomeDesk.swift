import Expressions
import FileStorage
import FoundationEssentials
import InterfaceText
import QuestionnaireLoading
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel
import SurveyScreens

/// Does what the home screen wants done, with the commands that do the same
/// from the shell.
final class HomeDesk {
  private let root: String
  private let folder: String
  private let front: Front
  private let clock: Clock
  private let files = POSIXFileSystem()
  /// Opens sealed drafts, once the passphrase was given in this run.
  private var draftKey: DraftKey?
  /// The titles of questionnaires by path; reading one takes a moment.
  private var titles: [String: String] = [:]

  init(root: String, questionnaires: String, front: Front, clock: Clock) {
    self.root = root
    folder = questionnaires
    self.front = front
    self.clock = clock
  }

  private var words: Wording { front.words }

  // MARK: What is known

  /// What the screen says of the store and the machine.
  func facts() throws -> HomeFacts {
    try StoreOptions.failing { () throws(StorageError) in
      let store = try Store.open(root, for: nil)
      let catalog = try store.catalog()
      let description = store.description
      var facts = HomeFacts(
        interviewer: description.interviewerName, region: description.region, store: root,
        questionnaireFolder: folder)
      facts.questionnaires = questionnaires()
      facts.drafts = try store.draftList().drafts.count
      facts.responses = catalog.lineages.count
      facts.conflicts = catalog.conflicts.count
      var answered: [String: Int] = [:]
      for lineage in catalog.lineages {
        answered[lineage.current.questionnaire.id, default: 0] += 1
        switch lineage.standing(of: lineage.current).verdict {
        case .returned: facts.returned.append(item(lineage))
        case nil: facts.undecided += 1
        case .approved: break
        }
      }
      facts.answered = answered.sorted { $0.key < $1.key }.map {
        HomeItem(id: $0.key, label: "\($0.key) (\($0.value))")
      }
      facts.places = places().map { HomeItem(id: $0, label: $0) }
      return facts
    }
  }

  private func item(_ lineage: ResponseLineage) -> HomeItem {
    let current = lineage.current
    let parts = [
      current.questionnaire.id, current.unit, "\(current.completedAt.local.date)",
      current.interviewer,
    ]
    return HomeItem(
      id: lineage.responseID, label: parts.compactMap(\.self).joined(separator: "  "))
  }

  /// The questionnaires of the folder, by their titles.
  private func questionnaires() -> [HomeItem] {
    let entries = (try? files.list(folder)) ?? []
    return entries.compactMap { entry -> HomeItem? in
      let isFile = [".yaml", ".yml", ".xlsx"].contains { entry.name.hasSuffix($0) }
      guard entry.kind == .directory || isFile, !entry.name.hasPrefix(".") else { return nil }
      let path = "\(folder)/\(entry.name)"
      if titles[path] == nil {
        guard let questionnaire = try? QuestionnaireReading.load(path).questionnaire else {
          return nil
        }
        let language =
          questionnaire.language(tagged: words.language.rawValue) ?? questionnaire.defaultLanguage
        titles[path] = questionnaire.title[language]?.source ?? questionnaire.id
      }
      return HomeItem(id: path, label: titles[path] ?? entry.name)
    }
  }

  /// The sticks that are in the machine, as the usual desktops mount them.
  private func places() -> [String] {
    let account = Machine.account
    return ["/media/\(account)", "/run/media/\(account)", "/media", "/mnt"].flatMap { parent in
      let entries = (try? files.list(parent)) ?? []
      return entries.filter { $0.kind == .directory && $0.name != account }
        .map { "\(parent)/\($0.name)" }
    }
  }

  // MARK: What is done without the terminal

  /// Does what the screen can go on after.
  ///
  /// - Parameter effect: What is wanted.
  /// - Returns: What to tell the screen; nil for what needs the terminal.
  func answers(to effect: HomeEffect) -> [HomeState.Message]? {
    switch effect {
    case .interview, .drafts, .correct, .review, .conflicts, .leave: return nil
    case .bundle(let folder):
      return run(words(.homeBundle), ["bundle", "--to", folder])
    case .tryMerge(let source):
      return run(
        words(.homeMergePreview), ["merge", "--dry-run", source], next: .merge(source: source))
    case .merge(let source): return run(words(.homeMerged), ["merge", source])
    case .questions(let id):
      return questions(of: id).map { [.questions($0)] }
        ?? [.failed(words(.homeNoQuestions, .name(id)))]
    case .tabulate(let questionnaire, let rows, let columns):
      return run(
        words(.homeResults),
        ["tabulate", "--questionnaire", questionnaire, "--width", "78", "--rows", rows]
          + (columns.map { ["--by", $0] } ?? []))
    case .quality: return run(words(.homeQuality), ["quality"])
    }
  }

  /// Runs a command of the shell and gives what it said as a report.
  ///
  /// - Parameters:
  ///   - title: What the report is called.
  ///   - arguments: The command.
  ///   - next: What can be done after reading.
  /// - Returns: The report, or that it failed, and what is known of the store now.
  private func run(
    _ title: String, _ arguments: [String], next: HomeEffect? = nil
  ) -> [HomeState.Message] {
    let output = CapturedOutput()
    let status = output.collect {
      Program.run(arguments + ["--store", root, "--interface", words.language.rawValue])
    }
    var lines = output.lines.map { line in
      line.hasPrefix("suroo: ") ? String(line.dropFirst("suroo: ".count)) : line
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    let facts = (try? facts()).map { [HomeState.Message.facts($0)] } ?? []
    // What found something has its report; everything else went wrong.
    guard status == .ok || status == .findings else {
      return facts + [.failed(lines.joined(separator: " "))]
    }
    return facts + [.report(HomeReport(title: title, lines: lines, next: next))]
  }

  /// The questions of a questionnaire that can be counted, with their texts.
  private func questions(of id: String) -> [HomeItem]? {
    guard let store = try? Store.open(root, for: nil), let catalog = try? store.catalog(),
      let newest = catalog.lineages.map(\.current).filter({ $0.questionnaire.id == id })
        .max(by: { ($0.completedAt, $0.revisionID) < ($1.completedAt, $1.revisionID) }),
      let questionnaire = try? KeptQuestionnaires(store: store).questionnaire(newest.questionnaire)
    else { return nil }
    let language =
      questionnaire.language(tagged: words.language.rawValue) ?? questionnaire.defaultLanguage
    let questions = questionnaire.definitions.compactMap { definition -> HomeItem? in
      guard let question = definition.question, question.isShown, !question.isPersonal,
        definition.roster < 0
      else { return nil }
      switch question.type {
      case .selectOne, .selectMultiple, .integer, .decimal, .range, .date:
        let label = definition.label[language]?.source ?? ""
        return HomeItem(id: definition.name, label: "\(definition.name)  \(label)")
      case .text, .time, .dateTime, .rank, .acknowledge, .geopoint, .geotrace, .geoshape, .note,
        .unsupported:
        return nil
      }
    }
    return [
      HomeItem(id: "region", label: words(.homeByRegion)),
      HomeItem(id: "interviewer", label: words(.homeByInterviewer)),
    ] + questions
  }

  // MARK: What needs the terminal

  /// Does what takes the terminal for itself.
  ///
  /// - Parameter effect: What is wanted.
  /// - Returns: What to tell the screen; nil when it is left.
  /// - Throws: ``CommandFailure``.
  func perform(_ effect: HomeEffect) throws -> [HomeState.Message]? {
    switch effect {
    case .interview(let path):
      let questionnaire = try QuestionnaireReading.questionnaire(at: path)
      try withDesk { desk in
        if try desk.needsKey(toBegin: true) { try unlock(desk) }
        try desk.begin(questionnaire, seed: nil, unit: nil, language: nil, prefilled: [])
      }
    case .drafts:
      var isNew = false
      try withDesk { desk in
        if try desk.needsKey(toBegin: false) { try unlock(desk) }
        let list = try StoreOptions.failing { () throws(StorageError) in
          try desk.store.draftList()
        }
        let summaries = list.drafts.map { desk.summary(of: $0) }
        switch front.choose(among: summaries) {
        case .resume(let name): try desk.resume(name)
        case .new: isNew = true
        case .leave: break
        }
      }
      return isNew ? [.newInterview] : []
    case .correct(let response):
      try withDesk { desk in
        if try desk.needsKey(toBegin: false) { try unlock(desk) }
        try desk.goOn(with: response)
      }
    case .review: try command(["review"])
    case .conflicts: try command(["resolve"])
    case .leave: return nil
    case .bundle, .tryMerge, .merge, .questions, .tabulate, .quality: break
    }
    return []
  }

  private func withDesk(_ body: (InterviewDesk) throws -> Void) throws {
    let store = try StoreOptions.failing { () throws(StorageError) in
      try Store.open(root, for: .current(at: clock.now))
    }
    store.refuges = StoreOptions.refuges(of: store.description)
    store.draftKey = draftKey
    defer { store.close() }
    try body(InterviewDesk(store: store, clock: clock, front: front))
  }

  private func unlock(_ desk: InterviewDesk) throws {
    try DraftUnlocking(front: front, clock: clock).unlock(desk.store)
    draftKey = desk.store.draftKey
  }

  /// Runs a command that speaks to the person itself.
  private func command(_ arguments: [String]) throws {
    let plain = front.isPlain ? ["--plain"] : []
    let status = Program.run(
      arguments + plain + ["--store", root, "--interface", words.language.rawValue])
    if status != .ok, status != .findings { throw CommandFailure(status) }
  }
}
