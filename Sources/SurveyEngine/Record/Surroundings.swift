public import Expressions

/// What an interview has to be told about the world, since it reads no file, no
/// clock and no chance of its own.
public struct Surroundings: Sendable {
  /// The properties that expressions may ask for, such as `deviceid` and `username`.
  public var properties: [String: String]
  /// Tables known only now, by instance id, such as `__last-saved`.
  public var tables: [String: DataTree]
  /// Short names of months and weekdays, language by language.
  public var calendars: [CalendarNames]
  /// The digest of bytes by the name of the algorithm; nil for an unknown one.
  public var digest: @Sendable ([UInt8], String) -> [UInt8]?
  /// Whether an Ed25519 signature (second) of a message (first) fits a key (third).
  public var isSigned: @Sendable ([UInt8], [UInt8], [UInt8]) -> Bool
  /// Whether chance depends on the number of the event, as it does in real
  /// interviews; without it, evaluating afresh draws the same numbers.
  public var chanceFollowsEvents: Bool

  /// Creates surroundings that know nothing.
  public init(
    properties: [String: String] = [:], tables: [String: DataTree] = [:],
    calendars: [CalendarNames] = [],
    digest: @escaping @Sendable ([UInt8], String) -> [UInt8]? = { _, _ in nil },
    isSigned: @escaping @Sendable ([UInt8], [UInt8], [UInt8]) -> Bool = { _, _, _ in false }
  ) {
    self.properties = properties
    self.tables = tables
    self.calendars = calendars
    self.digest = digest
    self.isSigned = isSigned
    chanceFollowsEvents = true
  }
}
