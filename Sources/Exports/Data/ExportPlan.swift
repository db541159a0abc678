import Expressions
import SurveyModel

/// The tables of an export: one for the responses, one for each roster.
struct ExportPlan: Sendable {
  /// One table.
  struct Table: Hashable, Sendable {
    /// The rosters from the outside in; none for the responses.
    let rosters: [String]
    /// The name of the file.
    let file: String
    /// The columns in order.
    let columns: [ExportColumn]
  }

  /// The tables, those around others before them.
  let tables: [Table]

  /// Puts the tables of all versions together.
  ///
  /// Questions stand in the order of the newest version; what only earlier
  /// ones have follows.
  ///
  /// - Parameters:
  ///   - questionnaires: The versions, the newest first.
  ///   - language: The tag of the language of labels, nil for the default one.
  ///   - withLabels: Whether labels get columns of their own.
  ///   - withPersonal: Whether personal answers get columns.
  init(
    _ questionnaires: [Questionnaire], language: String?, withLabels: Bool, withPersonal: Bool
  ) {
    var rosters: [[String]] = [[]]
    for questionnaire in questionnaires {
      for definition in questionnaire.definitions where definition.rosterRules != nil {
        let path = questionnaire.rosters(of: definition) + [definition.keyName]
        if !rosters.contains(path) { rosters.append(path) }
      }
    }
    let questions = Self.questions(of: questionnaires, language)
    let id = questionnaires.first?.id ?? ""
    var names = UniqueNames()
    tables = rosters.map { path in
      let own = questions.filter {
        $0.rosters == path && (withPersonal || !$0.isPersonal)
      }
      var headers = UniqueNames()
      let columns = (Self.opening(path) + own.flatMap { $0.columns(withLabels: withLabels) }).map {
        column in
        var column = column
        column.name = headers.unique(column.name)
        return column
      }
      let stem = ([id] + path).map(SafeName.of).joined(separator: "-")
      return Table(rosters: path, file: names.unique(stem) + ".csv", columns: columns)
    }
  }

  /// What stands before the questions.
  private static func opening(_ rosters: [String]) -> [ExportColumn] {
    guard rosters.isEmpty else {
      return [
        ExportColumn(name: "KEY", content: .key),
        ExportColumn(name: "PARENT_KEY", content: .parentKey),
        ExportColumn(name: "row", content: .rowID),
        ExportColumn(name: "position", content: .position),
      ]
    }
    let members: [[String]] = [
      ["revision_id"], ["revision"], ["questionnaire", "id"], ["questionnaire", "version"],
      ["questionnaire", "sha256"], ["status"], ["partial_reason"], ["region"], ["unit"],
      ["interviewer"], ["device"], ["language"], ["started_at"], ["completed_at"], ["active_ms"],
      ["made", "by"], ["made", "role"], ["made", "at"], ["made", "reason"],
    ]
    return [ExportColumn(name: "KEY", content: .key)]
      + members.map {
        // A question may be called region; nothing else begins like this.
        ExportColumn(name: "response." + $0.joined(separator: "."), content: .member($0))
      }
  }

  private static func questions(
    of questionnaires: [Questionnaire], _ language: String?
  ) -> [ExportQuestion] {
    var order: [String] = []
    var bearers: [String: [(Questionnaire, Definition)]] = [:]
    for questionnaire in questionnaires {
      for definition in questionnaire.definitions {
        guard let question = definition.question, question.type != .note,
          question.type != .unsupported
        else { continue }
        let key = (questionnaire.rosters(of: definition) + [definition.keyName])
          .joined(separator: "/")
        if bearers[key] == nil { order.append(key) }
        bearers[key, default: []].append((questionnaire, definition))
      }
    }
    return order.compactMap { bearers[$0].flatMap { question($0, language) } }
  }

  private static func question(
    _ bearers: [(Questionnaire, Definition)], _ language: String?
  ) -> ExportQuestion? {
    guard let (questionnaire, definition) = bearers.first, let question = definition.question
    else { return nil }
    func index(_ questionnaire: Questionnaire) -> Int {
      language.flatMap { questionnaire.language(tagged: $0) } ?? questionnaire.defaultLanguage
    }
    var choices: [ExportQuestion.Choice] = []
    var labels: [String: String] = [:]
    for (questionnaire, definition) in bearers {
      guard let list = questionnaire.choiceList(of: definition) else { continue }
      for item in 0..<list.count where labels[list.name(of: item)] == nil {
        let label = list.plainLabel(of: item, language: index(questionnaire))
        labels[list.name(of: item)] = label
        choices.append(ExportQuestion.Choice(code: list.name(of: item), label: label))
      }
    }
    return ExportQuestion(
      name: definition.keyName, rosters: questionnaire.rosters(of: definition),
      type: question.type, label: definition.label[index(questionnaire)]?.source ?? "",
      isAsked: bearers.contains {
        $0.1.question.map { $0.isShown && $0.calculation == nil } ?? false
      },
      isPersonal: bearers.contains { $0.1.question?.isPersonal ?? false }, choices: choices,
      labels: labels, versions: Set(bearers.map(\.0.version)).sorted())
  }
}

/// Names of which none is given twice, without regard to case: some systems
/// keep files in folders that do not tell it apart.
struct UniqueNames {
  private var taken: Set<String> = []

  mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }
}

/// Parts of file names that every system accepts.
enum SafeName {
  /// Letters, digits, `_`, `-` and inner dots of ASCII; everything else is `-`.
  static func of(_ text: String) -> String {
    var name = ""
    for byte in text.utf8.prefix(60) {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D:
        name.unicodeScalars.append(.init(byte))
      case 0x2E where !name.isEmpty: name += "."
      default: name += "-"
      }
    }
    while name.hasSuffix(".") { name.removeLast() }
    return name.isEmpty ? "-" : name
  }
}
