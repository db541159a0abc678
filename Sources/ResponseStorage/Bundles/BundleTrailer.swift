public import JSONRecords

/// The last line of a bundle, by which it exists.
public struct BundleTrailer: Hashable, Sendable {
  /// How many records of each kind stand before it.
  public var counts: [RecordFormat: Int]
  /// The SHA-256 of all bytes before this line: the name of the bundle in
  /// receipts, in the chain, and on the telephone.
  public var sha256: String
  /// The signature of the device over ``sha256``; nil without a key.
  public var signature: Signature?

  /// Who vouches for a bundle.
  public struct Signature: Hashable, Sendable {
    /// The public key of the device.
    public var key: String
    /// The signature.
    public var value: String

    /// Creates a signature as it stands in a bundle.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// Creates a trailer.
  public init(counts: [RecordFormat: Int], sha256: String, signature: Signature? = nil) {
    self.counts = counts
    self.sha256 = sha256
    self.signature = signature
  }
}

extension BundleTrailer {
  /// The trailer as a record.
  public var record: JSONObject {
    var record = RecordFormat.bundleEnd.members
    record["records"] = .integer(counts.values.reduce(0, +))
    record["counts"] = .object(countsRecord(counts))
    record["sha256"] = .string(sha256)
    record["signature"] =
      signature.map { ["key": .string($0.key), "value": .string($0.value)] } ?? .null
    return record
  }

  /// Reads a trailer.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.bundleEnd)
    guard let signature = record["signature"] else {
      throw .member("signature", expected: "an object or null")
    }
    var read: Signature?
    if !signature.isNull {
      let inner = try members.members("signature")
      read = Signature(key: try inner.text("key"), value: try inner.text("value"))
    }
    self.init(
      counts: try recordCounts(members.members("counts")),
      sha256: try members.text("sha256"), signature: read)
    let records = try members.integer("records")
    guard records == counts.values.reduce(0, +) else {
      throw .member("records", expected: "the sum of the counts")
    }
  }
}
