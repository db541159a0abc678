public import SurveyBasics

/// The end of a response whose content had to go, such as when the respondent
/// withdrew consent.
///
/// It wins over the content for ever: whoever holds both removes the content
/// and keeps ids and hashes, so that a forgotten copy cannot bring it back.
public struct Tombstone: Hashable, Sendable {
  /// The SHA-256 of the canonical form; nil until it was computed.
  public var recordID: String?
  /// The response.
  public var responseID: String
  /// Why, without anything personal.
  public var reason: String
  /// The code of the person.
  public var by: String
  /// The part that the person played.
  public var role: Response.Role
  /// When.
  public var at: Timestamp

  /// Creates a tombstone.
  public init(responseID: String, reason: String, by: String, role: Response.Role, at: Timestamp) {
    self.responseID = responseID
    self.reason = reason
    self.by = by
    self.role = role
    self.at = at
  }
}
