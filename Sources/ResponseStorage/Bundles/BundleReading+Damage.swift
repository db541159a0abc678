public import Sealing

extension BundleReading {
  /// Something in a bundle that is not as it was written.
  public struct Damage: Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
      /// The first line does not say what the bundle is.
      case header(RecordError)
      /// A line is no record, or its content does not give its id.
      case record(RecordError)
      /// A line is longer than any record may be.
      case tooLong
      /// The last line stops before its end.
      case unfinished
      /// The closing line cannot be understood.
      case trailer(RecordError)
      /// There is no closing line.
      case cut
      /// Something stands behind the closing line.
      case following
      /// There are more or fewer records of a kind than the bundle says.
      case count(RecordFormat, said: Int, found: Int)
      /// The bytes before the closing line are not those that were written.
      case hash(said: String, found: String)
      /// The signature is not one of the bundle.
      case signature
      /// What the bundle is sealed in was cut or changed.
      case sealing(AgeError)
    }

    /// The line, counted from 1; nil when it is the end that is missing.
    public var line: Int?
    /// The id that the damaged record carries, where it can be read.
    public var record: String?
    /// What is wrong.
    public var reason: Reason

    init(line: Int?, record: String? = nil, _ reason: Reason) {
      self.line = line
      self.record = record
      self.reason = reason
    }
  }
}

extension BundleReading.Damage: CustomStringConvertible {
  /// Where it is and what is wrong, in full sentences.
  public var description: String {
    let place = line.map { "Line \($0)" } ?? "The end"
    return "\(place)\(record.map { ", record \($0.prefix(12))" } ?? ""): \(sentence)"
  }

  private var sentence: String {
    switch reason {
    case .header(let error): "This is no first line of a bundle. \(error)"
    case .record(let error): "\(error)"
    case .tooLong: "The line is longer than 16 MiB, which no record is."
    case .unfinished: "The line stops before its end."
    case .trailer(let error): "This is no closing line of a bundle. \(error)"
    case .cut:
      "The closing line is missing. The file was cut off, or writing it was broken off; have the "
        + "bundle written again."
    case .following: "Something was added behind the closing line."
    case .count(let format, let said, let found):
      "The bundle says that it holds \(said) records of the kind \(format.rawValue), but there are "
        + "\(found)."
    case .hash(let said, let found):
      "The bytes before it were changed: they should have the SHA-256 \(said), but have \(found)."
    case .signature: "The signature is not one of this bundle."
    case .sealing(let error): "\(error)"
    }
  }
}
