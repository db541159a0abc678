public import SurveyBasics

/// The word of a store that it holds what a bundle brought.
///
/// It travels back to the sender, who may only then move what it names to the
/// archive.
public struct Receipt: Hashable, Sendable {
  /// The SHA-256 of the canonical form; nil until it was computed.
  public var recordID: String?
  /// The SHA-256 of the bundle.
  public var bundle: String
  /// The id of the store that holds the records.
  public var store: String
  /// The ids of the records of the bundle that are held, sorted.
  public var records: [String]
  /// The code of the person who merged the bundle.
  public var by: String
  /// When.
  public var at: Timestamp

  /// Creates a receipt.
  public init(bundle: String, store: String, records: [String], by: String, at: Timestamp) {
    self.bundle = bundle
    self.store = store
    self.records = records.sorted()
    self.by = by
    self.at = at
  }
}
