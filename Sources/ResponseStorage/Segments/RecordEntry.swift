public import Sealing

/// What is known of one record without reading it: who it is, what it belongs
/// to, where it lies.
///
/// Entries have a fixed size, so that millions of them can be read in a moment.
/// They name responses, units and other records by the first bytes of SHA-256
/// digests.
public struct RecordEntry: Hashable, Sendable {
  /// The kinds of entries.
  public enum Kind: UInt8, CaseIterable, Sendable {
    case response = 1
    case personal, events, review, tombstone, receipt, questionnaire
    /// No record, but a revision that the one before it names as its parent.
    case parent
    /// No record, but a revision or a review that the review before it names.
    case subject
  }

  /// What it is.
  public var kind: Kind
  /// The id of the record.
  public var id: SHA256Digest
  /// The key of the response it belongs to; zero for receipts and questionnaires.
  public var response: DigestSet.Key = .zero
  /// Of a response, the key of its events; of a personal part, the key of the
  /// hash that the response holds.
  public var link: DigestSet.Key = .zero
  /// Of a response, the first bytes of the hash of its personal part.
  public var personal: UInt64 = 0
  /// Of a response with a unit, the first bytes of a digest of questionnaire
  /// and unit; zero without one.
  public var unit: UInt64 = 0
  /// The offset in the file.
  public var offset = 0
  /// The number of bytes.
  public var length = 0
  /// The number of the file in its table.
  public var file = 0
  /// Of a response, one more than the number of its questionnaire in its table.
  public var questionnaire = 0

  /// Creates an entry that knows nothing but its id.
  public init(_ kind: Kind, id: SHA256Digest) {
    self.kind = kind
    self.id = id
  }

  /// The key by which entries name a response.
  public static func key(ofResponse id: String) -> DigestSet.Key {
    SHA256.digest(of: id.utf8).words.lowHalf
  }

  /// The key by which entries name a unit of a questionnaire; never zero.
  public static func key(ofUnit unit: String, in questionnaire: String) -> UInt64 {
    max(1, SHA256.digest(of: "\(questionnaire)\u{0}\(unit)".utf8).words.x)
  }

  // MARK: - Bytes

  /// How many bytes an entry takes.
  static let size = 12 * 8

  /// Appends the bytes of the entry: twelve words, highest byte first.
  func append(to bytes: inout [UInt8]) {
    let id = id.words
    let place = UInt64(offset) << 8 | UInt64(kind.rawValue)
    let extent = UInt64(length) << 32 | UInt64(file) << 16 | UInt64(questionnaire)
    let words: InlineArray<12, UInt64> = [
      id.x, id.y, id.z, id.w, response.x, response.y, link.x, link.y, personal, unit, place, extent,
    ]
    for index in words.indices {
      withUnsafeBytes(of: words[index].bigEndian) { bytes.append(contentsOf: $0) }
    }
  }

  /// Reads the entry that begins at an offset; nil for bytes that are none.
  init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self))
    }
    let (place, extent) = (word(10), word(11))
    guard let kind = Kind(rawValue: UInt8(truncatingIfNeeded: place)) else { return nil }
    self.init(kind, id: SHA256Digest(words: SIMD4(word(0), word(1), word(2), word(3))))
    response = SIMD2(word(4), word(5))
    link = SIMD2(word(6), word(7))
    personal = word(8)
    unit = word(9)
    offset = Int(place >> 8)
    length = Int(extent >> 32)
    file = Int(extent >> 16 & 0xFFFF)
    questionnaire = Int(extent & 0xFFFF)
  }
}

extension RecordEntry.Kind {
  init?(_ format: RecordFormat) {
    switch format {
    case .response: self = .response
    case .personal: self = .personal
    case .events: self = .events
    case .review: self = .review
    case .tombstone: self = .tombstone
    case .receipt: self = .receipt
    case .questionnaire: self = .questionnaire
    case .journal, .store, .bundle, .bundleEnd: return nil
    }
  }
}
