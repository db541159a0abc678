public import JSONRecords
public import Sealing
import SurveyModel

/// A personal part that only the holders of some keys can read.
///
/// It is a record of the kind of personal parts with a name of its own. Instead
/// of salt and answers it has `personal_sha256`, the hash by which its response
/// names the part, and `sealed`, the plain record in the text form of age
/// version 1. So the rest of a bundle can be reviewed by people who must not
/// see names, and whoever opens the part sees that it is the right one.
public struct SealedPersonalPart: Hashable, Sendable {
  /// The response it belongs to.
  public let responseID: String
  /// The hash by which the response names it.
  public let personalSHA256: String
  /// The plain record, sealed, as lines of text.
  public let sealed: String

  /// Why a sealed personal part cannot be read.
  public enum Failure: Error, Hashable {
    /// No key fits, or it is damaged.
    case sealing(AgeError)
    /// What is inside is not what it says.
    case record(RecordError)
  }

  /// Seals a personal part.
  ///
  /// - Parameters:
  ///   - record: The plain record.
  ///   - recipients: Who will be able to read it.
  /// - Throws: ``Failure``.
  public init(_ record: CheckedRecord, to recipients: [AgeRecipient]) throws(Failure) {
    do throws(RecordError) {
      responseID = try RecordMembers(record.object).text("response_id")
      personalSHA256 = try namedPersonalDigest(record.object).hex
    } catch {
      throw .record(error)
    }
    let line: [UInt8]
    do throws(RecordError) { line = try record.line() } catch { throw .record(error) }
    do throws(AgeError) {
      var encryptor = try AgeEncryptor(to: recipients, as: .armored)
      let first = encryptor.update(line)
      sealed = String(decoding: first + encryptor.finish(), as: UTF8.self)
    } catch {
      throw .sealing(error)
    }
  }

  /// Reads a sealed personal part; nil for a plain one.
  ///
  /// - Parameter record: A personal part.
  /// - Throws: ``RecordError``.
  public init?(record: JSONObject) throws(RecordError) {
    guard record["sealed"] != nil else { return nil }
    let members = RecordMembers(record)
    try members.check(.personal)
    responseID = try members.text("response_id")
    personalSHA256 = try namedPersonalDigest(record).hex
    sealed = try members.text("sealed")
  }

  /// The record, without its `record_id`.
  public var record: JSONObject {
    var record = RecordFormat.personal.members
    record["response_id"] = .string(responseID)
    record["personal_sha256"] = .string(personalSHA256)
    record["sealed"] = .string(sealed)
    return record
  }

  /// Opens the part.
  ///
  /// - Parameter identities: The keys to try.
  /// - Returns: The plain record, which keeps its id and gives the hash that the
  ///   response names.
  /// - Throws: ``Failure``.
  public func opened(with identities: [AgeIdentity]) throws(Failure) -> CheckedRecord {
    let line: [UInt8]
    do throws(AgeError) {
      line = try AgeDecryptor.open(Array(sealed.utf8), identities: identities)
    } catch {
      throw .sealing(error)
    }
    do throws(RecordError) {
      let record = try CheckedRecord(readRecord(line))
      let found = try namedPersonalDigest(record.object).hex
      guard record.format == .personal, record.object["sealed"] == nil, found == personalSHA256
      else { throw .hash(expected: personalSHA256, found: found) }
      guard record.responseID == responseID else {
        throw .member("response_id", expected: "that of the sealed part")
      }
      return record
    } catch {
      throw .record(error)
    }
  }
}

/// The hash by which a response names a personal part, sealed or plain.
///
/// A plain one is hashed; of a sealed one it is what it says, which only its
/// holder can check.
func namedPersonalDigest(_ record: JSONObject) throws(RecordError) -> SHA256Digest {
  guard record["sealed"] != nil else {
    return try personalDigest(record, salt: PersonalPart(record: record).salt)
  }
  guard let digest = SHA256Digest(hex: try RecordMembers(record).text("personal_sha256")) else {
    throw .member("personal_sha256", expected: "64 hexadecimal digits")
  }
  return digest
}

extension StorageError {
  /// The failure of a sealed personal part that lies in a file.
  init(_ failure: SealedPersonalPart.Failure, _ path: String) {
    self =
      switch failure {
      case .sealing(let error): .sealed(path: path, error)
      case .record(let error): .record(path: path, error)
      }
  }
}
