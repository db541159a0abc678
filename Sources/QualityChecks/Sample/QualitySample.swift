public import ResponseStorage
public import SurveyModel

/// The interviews that the checks look at: all of one questionnaire, each with
/// its current revision, and a column for each question that people answer.
public struct QualitySample: Sendable {
  /// The questionnaire, for texts, choices and rules; the newest version asked.
  public let questionnaire: Questionnaire
  /// The interviews, ordered by response id.
  public let interviews: [QualityInterview]
  /// The questions in the order of the questionnaire, then those of other
  /// versions by name.
  ///
  /// Calculations, notes and personal questions are not among
  /// them; `not_reached` counts as not asked.
  public let columns: [QuestionColumn]
  /// The responses with more than one head.
  public let conflicts: [ResponseLineage]

  /// Brings interviews together.
  ///
  /// - Parameters:
  ///   - questionnaire: The newest version asked.
  ///   - interviews: The interviews, in any order.
  ///   - conflicts: The responses with more than one head.
  /// - Complexity: O(*n* log *n*) for *n* answers.
  public init(
    questionnaire: Questionnaire, interviews: [QualityInterview],
    conflicts: [ResponseLineage] = []
  ) {
    let interviews = interviews.sorted { $0.summary.responseID < $1.summary.responseID }
    var entries: [String: [QuestionColumn.Entry]] = [:]
    for (index, interview) in interviews.enumerated() {
      collect(interview.response, at: index, into: &entries)
    }
    var columns: [QuestionColumn] = []
    for (name, definition) in askedDefinitions(of: questionnaire) {
      let own = entries.removeValue(forKey: name) ?? []
      guard let question = definition.question, question.isShown, question.type != .note,
        !question.isPersonal
      else { continue }
      columns.append(QuestionColumn(name: name, definition: definition, entries: own))
    }
    for (name, own) in entries.sorted(by: { $0.key < $1.key }) {
      columns.append(QuestionColumn(name: name, definition: nil, entries: own))
    }
    self.questionnaire = questionnaire
    self.interviews = interviews
    self.columns = columns
    self.conflicts = conflicts
  }

  /// The codes of the interviewers, sorted.
  public var interviewers: [String] {
    Set(interviews.map(\.summary.interviewer)).sorted()
  }

  /// The interview with a response id, nil when there is none.
  ///
  /// - Complexity: O(log *n*).
  func interview(_ responseID: String) -> QualityInterview? {
    var range = interviews.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let found = interviews[middle].summary.responseID
      if found == responseID { return interviews[middle] }
      range = found < responseID ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The interviewer of an entry.
  public func interviewer(of entry: QuestionColumn.Entry) -> String {
    interviews[entry.interview].summary.interviewer
  }

  /// The response ids of interviews, each once, in the order of the sample.
  public func responseIDs(of indexes: some Sequence<Int>) -> [String] {
    Set(indexes).sorted().map { interviews[$0].summary.responseID }
  }

  /// How many questions each interview asked, in the order of the sample.
  public var routeLengths: [Int] {
    var lengths = [Int](repeating: 0, count: interviews.count)
    for column in columns {
      for entry in column.entries { lengths[entry.interview] += 1 }
    }
    return lengths
  }
}

/// The questions with the names of their columns, in document order.
private func askedDefinitions(of questionnaire: Questionnaire) -> [(String, Definition)] {
  var found: [(String, Definition)] = []
  for definition in questionnaire.definitions where definition.question != nil {
    var name = definition.keyName
    var roster = definition.roster
    while roster >= 0 {
      let outer = questionnaire.definitions[Int(roster)]
      name = "\(outer.keyName)/\(name)"
      roster = outer.roster
    }
    found.append((name, definition))
  }
  return found
}

private func collect(
  _ response: Response, at index: Int, into entries: inout [String: [QuestionColumn.Entry]]
) {
  func add(_ key: String, _ outcome: QuestionColumn.Outcome) {
    entries[columnName(of: key), default: []]
      .append(QuestionColumn.Entry(interview: index, key: key, outcome: outcome))
  }
  for (key, value) in response.answersByKey.sorted(by: { $0.key < $1.key }) {
    add(key, .answered(value))
  }
  for (key, reason) in response.missing.sorted(by: { $0.key < $1.key })
  where reason != .notReached {
    add(key, .missing(reason))
  }
}

/// The key of an answer without the rows in it.
private func columnName(of key: String) -> String {
  var name = ""
  var isRow = false
  for character in key {
    switch character {
    case "[": isRow = true
    case "]": isRow = false
    default: if !isRow { name.append(character) }
    }
  }
  return name
}
