/// What is corrected in an interview that was opened again from a finished
/// response, and by whom.
///
/// Such an interview begins with the answers of the first of ``parents`` and
/// ends with a further revision of the same response. Region, unit, interviewer,
/// device, language, the times and the duration stay those of the interview
/// with the respondent; who corrected, when and why stands in
/// ``Response/made``.
public struct Correction: Hashable, Sendable {
  /// The revisions that are replaced; the interview begins with the answers of
  /// the first.
  public var parents: [String]
  /// The number of the revision to be: one more than the highest of the parents'.
  public var revision: Int
  /// The code of the person who corrects.
  public var by: String
  /// The part that the person plays.
  public var role: Response.Role
  /// Why.
  public var reason: String
  /// How many rows a roster ever had in the revisions before, by its key
  /// (`members`, `members[r2]/jobs`), so that no id is used twice.
  public var rowsMade: [String: Int]
  /// Whether the personal answers were at hand; otherwise they stay as they
  /// are, unseen.
  public var holdsPersonal: Bool

  /// Creates the description of a correction.
  public init(
    parents: [String], revision: Int, by: String, role: Response.Role, reason: String,
    rowsMade: [String: Int] = [:], holdsPersonal: Bool
  ) {
    self.parents = parents
    self.revision = revision
    self.by = by
    self.role = role
    self.reason = reason
    self.rowsMade = rowsMade
    self.holdsPersonal = holdsPersonal
  }
}
