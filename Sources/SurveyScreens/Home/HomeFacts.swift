/// What the home screen knows of the store and the machine.
public struct HomeFacts: Hashable, Sendable {
  /// The name of the interviewer.
  public var interviewer: String
  /// The region, nil where none was set.
  public var region: String?
  /// The folder of the store.
  public var store: String
  /// The questionnaires that can be asked.
  public var questionnaires: [HomeItem]
  /// Where questionnaires were looked for.
  public var questionnaireFolder: String
  /// How many interviews were begun and not finished.
  public var drafts: Int
  /// The responses that a supervisor has sent back.
  public var returned: [HomeItem]
  /// How many responses the store holds.
  public var responses: Int
  /// How many of them nobody has decided on.
  public var undecided: Int
  /// How many have revisions that nobody has brought together.
  public var conflicts: Int
  /// The sticks and folders that data can be brought to or from.
  public var places: [HomeItem]
  /// The questionnaires of which the store holds responses.
  public var answered: [HomeItem]

  /// Creates what is known of an empty store.
  public init(interviewer: String, region: String?, store: String, questionnaireFolder: String) {
    self.interviewer = interviewer
    self.region = region
    self.store = store
    self.questionnaireFolder = questionnaireFolder
    questionnaires = []
    drafts = 0
    returned = []
    responses = 0
    undecided = 0
    conflicts = 0
    places = []
    answered = []
  }
}

/// Something to choose on the home screen.
public struct HomeItem: Hashable, Sendable {
  /// By what the caller knows it.
  public var id: String
  /// What is shown.
  public var label: String

  /// Creates an item.
  public init(id: String, label: String) {
    self.id = id
    self.label = label
  }
}

/// A text to read: what was done, or what was counted.
public struct HomeReport: Hashable, Sendable {
  /// What it is about.
  public var title: String
  /// The lines, each as wide as it was made.
  public var lines: [String]
  /// What can be done next; nil when there is only reading.
  public var next: HomeEffect?

  /// Creates a report.
  public init(title: String, lines: [String], next: HomeEffect? = nil) {
    self.title = title
    self.lines = lines
    self.next = next
  }
}

/// What the home screen wants done.
public indirect enum HomeEffect: Hashable, Sendable {
  /// Ask a questionnaire, or go on with a draft of it.
  case interview(questionnaire: String)
  /// Choose among all drafts.
  case drafts
  /// Open a response that was sent back.
  case correct(response: String)
  /// Review responses.
  case review
  /// Bring revisions together that stand side by side.
  case conflicts
  /// Write everything new as one file into a folder.
  case bundle(folder: String)
  /// Say what merging would do.
  case tryMerge(source: String)
  /// Merge.
  case merge(source: String)
  /// List the questions of a questionnaire that can be counted.
  case questions(questionnaire: String)
  /// Count a question, by another one or by nothing.
  case tabulate(questionnaire: String, rows: String, by: String?)
  /// Run the quality checks.
  case quality
  /// End the program.
  case leave
}
