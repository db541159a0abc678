/// Something that a check found worth a conversation; never a verdict.
public struct QualityFlag: Hashable, Sendable {
  /// The column of the question that it is about, nil when it is about none.
  public var question: String?
  /// The code of the interviewer that it is about, nil when it is about none.
  public var interviewer: String?
  /// What was counted or measured.
  public var figures: [Figure]
  /// The responses behind it, by id, each once.
  public var responses: [String]

  /// One figure of a flag.
  public enum Figure: Hashable, Sendable {
    /// So many of those that count.
    case share(Int, of: Int)
    /// The same for everybody else.
    case othersShare(Int, of: Int)
    /// How likely so many or more are by chance when the interviewer is like
    /// the others; exact, not corrected for the number of interviewers.
    case probability(Double)
    /// A number that was answered.
    case value(Double)
    /// Between what numbers usually lie.
    case limits(low: Double, high: Double)
    /// How long somebody worked on it.
    case minutes(Double)
    /// The median of the interviews that it is compared with.
    case medianMinutes(Double)
    /// How long passed between two interviews; less than nothing when they
    /// overlap.
    case gapMinutes(Double)
    /// A text that was given so often.
    case text(String, times: Int)
    /// So many answers are the same of those that both interviews have.
    case agreement(Int, of: Int)
  }

  /// Creates a flag.
  public init(
    question: String? = nil, interviewer: String? = nil, figures: [Figure], responses: [String]
  ) {
    self.question = question
    self.interviewer = interviewer
    self.figures = figures
    self.responses = responses
  }
}
