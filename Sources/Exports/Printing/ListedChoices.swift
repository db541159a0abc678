import SurveyModel

/// The choices of a question as paper can offer them.
struct ListedChoices {
  /// The list.
  let list: ChoiceList
  /// The index of the list.
  let index: Int
  /// The choices that some answers allow, in the order of the list.
  let items: [Int]
  /// Whether other answers decide which of them are offered.
  let dependsOnAnswers: Bool

  /// Lists longer than this stand at the end of the questionnaire.
  static let longest = 24

  /// The choices of a question; nil for one without a list, as when they are rows of a roster.
  init?(of question: Question, on paper: Paper) {
    guard case .list(let index)? = question.choices?.origin else { return nil }
    let list = paper.questionnaire.choiceLists[index]
    self.list = list
    self.index = index
    var answers = PartialAnswers(paper: paper)
    var depends = false
    items = (0..<list.count).filter { item in
      guard let filter = question.choices?.filter else { return true }
      answers.item = (list, item)
      let holds = answers.holds(filter)
      if holds == nil { depends = true }
      return holds != false
    }
    dependsOnAnswers = depends
  }

  /// Whether they stand at the end of the questionnaire.
  var areApart: Bool { items.count > ListedChoices.longest }
}
