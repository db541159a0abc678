import Expressions
import SurveyModel

/// Which question of a new version carries on which of an old one.
struct Successors {
  private let newer: Questionnaire
  private let older: Questionnaire
  private let renamed: [String: Int32]

  init(of older: Questionnaire, in newer: Questionnaire) {
    self.older = older
    self.newer = newer
    var renamed: [String: Int32] = [:]
    for definition in newer.definitions {
      for name in definition.question?.formerNames ?? [] where renamed[name] == nil {
        renamed[name] = definition.number
      }
    }
    self.renamed = renamed
  }

  /// The question that has the name, or says that it had it; of several of one
  /// name the one in the same roster and section.
  func successor(of definition: Definition) -> Int32? {
    let bearers = newer.shape.definitions(named: definition.name).filter {
      newer.definitions[Int($0)].question?.isStored == true
    }
    let rosters = older.rosterNames(of: definition)
    return bearers.first { newer.definitions[Int($0)].path == definition.path }
      ?? bearers.first { newer.rosterNames(of: newer.definitions[Int($0)]) == rosters }
      ?? bearers.first ?? renamed[definition.name]
  }
}

extension Questionnaire {
  /// The names of the rosters around a definition, the outermost first.
  func rosterNames(of definition: Definition) -> [String] {
    var names: [String] = []
    var roster = definition.roster
    while roster >= 0 {
      names.insert(definitions[Int(roster)].name, at: 0)
      roster = definitions[Int(roster)].roster
    }
    return names
  }
}

extension Definition {
  /// Whether another definition is inside this one.
  func holds(_ other: Int32) -> Bool { number < other && other < end }
}

extension Question {
  /// Whether responses hold an answer to it.
  var isStored: Bool { type != .note && type != .unsupported }
}

extension AnswerType {
  /// The type with its article.
  var phrase: String {
    switch self {
    case .text: "a text"
    case .integer: "a whole number"
    case .decimal: "a decimal number"
    case .date: "a date"
    case .time: "a time"
    case .dateTime: "a date with a time"
    case .selectOne: "one choice"
    case .selectMultiple: "any number of choices"
    case .rank: "a ranking"
    case .range: "a number of a range"
    case .acknowledge: "a tick"
    case .geopoint: "a position"
    case .geotrace: "a line of positions"
    case .geoshape: "an area"
    case .note: "a note"
    case .unsupported: "nothing that can be answered"
    }
  }

  /// Whether stored answers of another type are answers of this one.
  func canRead(_ other: AnswerType) -> Bool {
    switch (other, self) {
    case (.integer, .decimal), (.integer, .range), (.range, .decimal), (.decimal, .range),
      (.rank, .selectMultiple), (.geoshape, .geotrace):
      true
    case (.selectOne, .text), (.date, .text), (.time, .text), (.dateTime, .text),
      (.acknowledge, .text):
      true
    default: self == other
    }
  }
}
