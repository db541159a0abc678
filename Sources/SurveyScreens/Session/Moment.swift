public import SurveyBasics

/// When something happened, by both clocks.
public struct Moment: Hashable, Sendable {
  /// By the clock on the wall, with its offset.
  public var at: Timestamp
  /// The milliseconds of this session, by the monotonic clock.
  public var milliseconds: Int

  /// Creates a moment.
  public init(at: Timestamp, milliseconds: Int) {
    self.at = at
    self.milliseconds = milliseconds
  }
}
