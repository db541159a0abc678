import Expressions
public import QuestionnaireLoading
public import SurveyBasics
import SurveyModel

/// What a new version of a questionnaire means for answers already collected.
///
/// Errors are changes after which collected answers could no longer be read or
/// would be read as something else; warnings are those that people who read
/// both versions together should know. Questions are the same if their names
/// are, or if the column `was` of the new one names the old one.
public struct VersionComparison: Sendable {
  /// What was found, in the order of the new version; at the end what only the old
  /// one has, with its places there.
  public let diagnostics: [Diagnostic]

  /// Compares two versions; nil when one of them did not load.
  ///
  /// - Complexity: O(definitions + choices).
  public init?(of new: LoadedQuestionnaire, against old: LoadedQuestionnaire) {
    guard let newer = new.questionnaire, let older = old.questionnaire else { return nil }
    guard newer.id == older.id else {
      diagnostics = [
        Diagnostic(
          VersionRule.otherQuestionnaire,
          "The id is \"\(newer.id)\" here and \"\(older.id)\" in the old version.",
          at: newer.definitions[0].place.fileOnly,
          fix: "Compare two versions of one questionnaire, or write the old id into form_id.")
      ]
      return
    }
    var search = ChangeSearch(new: new, newer, old: old, older)
    search.compare()
    diagnostics = search.changes + search.losses
  }
}

extension Diagnostic {
  /// A diagnostic of a rule about versions.
  init(
    _ rule: VersionRule, _ message: String, at place: Place, notes: [Diagnostic.Note] = [],
    fix: String? = nil
  ) {
    self.init(
      rule.rawValue, rule.severity, message, at: place.underlined,
      notes: notes.map { Diagnostic.Note($0.message, at: $0.place?.underlined) }, fix: fix)
  }
}

extension Place {
  /// The file as a whole.
  fileprivate var fileOnly: Place { Place(file: file) }
}

/// Goes through two versions side by side.
struct ChangeSearch {
  let new: LoadedQuestionnaire
  let newer: Questionnaire
  let old: LoadedQuestionnaire
  let older: Questionnaire
  /// What is found in the new version.
  private(set) var changes: [Diagnostic] = []
  /// What only the old version has.
  private(set) var losses: [Diagnostic] = []
  private var comparedLists: Set<[Int]> = []
  private var lostRosters: Set<Int32> = []

  init(
    new: LoadedQuestionnaire, _ newer: Questionnaire, old: LoadedQuestionnaire,
    _ older: Questionnaire
  ) {
    self.new = new
    self.newer = newer
    self.old = old
    self.older = older
  }

  /// Finds all changes.
  mutating func compare() {
    if newer.version == older.version, newer.sha256 != older.sha256 {
      changes.append(
        Diagnostic(
          .sameVersion,
          "Both are version \"\(newer.version)\" of \"\(newer.id)\", but they differ.",
          at: Place(file: newer.definitions[0].place.file),
          fix: "Write another version into the settings."))
    }
    compareRosters()
    let successors = Successors(of: older, in: newer)
    var pairs: [(new: Int32, old: Int32)] = []
    for definition in older.definitions where definition.question?.isStored == true {
      guard !lostRosters.contains(where: { older.definitions[Int($0)].holds(definition.number) })
      else { continue }
      if let successor = successors.successor(of: definition) {
        pairs.append((successor, definition.number))
      } else {
        reportLoss(of: definition)
      }
    }
    for pair in pairs.sorted(by: { ($0.new, $0.old) < ($1.new, $1.old) }) {
      compare(newer.definitions[Int(pair.new)], older.definitions[Int(pair.old)])
    }
    reportNamesInUse()
  }

  /// Adds a change at a cell of the new version.
  mutating func report(
    _ rule: VersionRule, _ message: String, of definition: Definition, at columns: String...,
    notes: [Diagnostic.Note] = [], fix: String? = nil
  ) {
    let place = columns.lazy.compactMap { [new] in new.place(of: $0, of: definition.number) }.first
    changes.append(
      Diagnostic(rule, message, at: place ?? definition.place, notes: notes, fix: fix))
  }

  private mutating func compareRosters() {
    for roster in older.definitions where roster.rosterRules != nil {
      guard !lostRosters.contains(where: { older.definitions[Int($0)].holds(roster.number) }),
        !newer.shape.definitions(named: roster.name).contains(where: {
          newer.definitions[Int($0)].rosterRules != nil
        })
      else { continue }
      lostRosters.insert(roster.number)
      losses.append(
        Diagnostic(
          .rosterRemoved,
          "The roster \"\(roster.name)\" is gone, and the answers of its rows with it.",
          at: roster.place, fix: "Keep the roster and its name; relevance false() hides it."))
    }
  }

  private mutating func reportLoss(of definition: Definition) {
    guard definition.question?.isAsked == true else {
      losses.append(
        Diagnostic(
          .calculationRemoved, "\"\(definition.name)\" is no longer calculated.",
          at: definition.place, fix: "Keep it if tables or exports use it."))
      return
    }
    let names = newer.definitions.filter { added in
      added.question?.isAsked == true && older.definition(named: added.name) == nil
    }.map(\.name)
    let near = Spelling.nearest(to: definition.name, among: names)
    losses.append(
      Diagnostic(
        .questionRemoved, "\"\(definition.name)\" is gone, and the answers to it with it.",
        at: definition.place,
        fix: near.map {
          "If it is called \"\($0)\" now, write \(definition.name) there into \"was\"."
        }
          ?? "Keep it with the relevance false(), or name it in the column \"was\" of another one.")
    )
  }

  private mutating func reportNamesInUse() {
    for definition in newer.definitions {
      for name in definition.question?.formerNames ?? [] {
        guard let other = newer.definition(named: name) else { continue }
        report(
          .formerNameInUse, "\"\(name)\" is a question of its own here.", of: definition,
          at: "was",
          notes: [.init("This one.", at: newer.definitions[Int(other)].place)],
          fix: "Delete the name from \"was\", or rename the other question.")
      }
    }
  }

  private mutating func compare(_ new: Definition, _ old: Definition) {
    guard let question = new.question, let former = old.question else { return }
    let (here, there) = (newer.rosterNames(of: new), older.rosterNames(of: old))
    if here != there {
      report(
        .rosterChanged,
        "\"\(new.name)\" is asked \(Self.position(here)); in the old version it was asked \(Self.position(there)).",
        of: new, at: "name", notes: [.init("It was here.", at: old.place)],
        fix: "Leave it where it was, and ask the new question under a new name.")
    }
    compareTypes(new, question, old, former)
    if former.isPersonal != question.isPersonal {
      report(
        .personalChanged,
        question.isPersonal
          ? "\"\(new.name)\" is kept apart now; old answers stand in the responses."
          : "\"\(new.name)\" stands in the responses now; old answers are kept apart.",
        of: new, at: "personal", "name", fix: "Treat old answers as personal all the same.")
    }
    let lost = former.special.filter { !question.special.contains($0) }
    if !lost.isEmpty {
      let names = lost.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      report(
        .specialRemoved, "\"\(new.name)\" no longer offers \(names), which may have been given.",
        of: new, at: "special", "name", fix: "Expect these answers in old responses.")
    }
    if case .list(let list)? = question.choices?.origin,
      case .list(let formerList)? = former.choices?.origin,
      comparedLists.insert([list, formerList]).inserted
    {
      compareLists(new, list, formerList)
    }
  }

  private static func position(_ rosters: [String]) -> String {
    rosters.last.map { "for each row of \"\($0)\"" } ?? "once"
  }

  private mutating func compareTypes(
    _ new: Definition, _ question: Question, _ old: Definition, _ former: Question
  ) {
    guard question.type != former.type else { return }
    let isReadable = question.type.canRead(former.type)
    report(
      isReadable ? .typeWidened : .typeChanged,
      "\"\(new.name)\" is \(question.type.phrase) now and was \(former.type.phrase)\(isReadable ? "" : ", so old answers cannot be read").",
      of: new, at: "type",
      notes: [.init("It was this.", at: self.old.place(of: "type", of: old.number))],
      fix: isReadable ? nil : "Ask the new question under a new name.")
  }
}
