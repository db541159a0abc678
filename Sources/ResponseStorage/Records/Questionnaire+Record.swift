import FoundationEssentials
public import JSONRecords
import Sealing
public import SurveyModel

/// The exact files of a questionnaire as a record that travels.
///
/// The files stand in it as base64 text, so that it is a line like any other.
public struct QuestionnaireRecord: Sendable {
  /// What the responses name.
  public let questionnaire: Response.QuestionnaireReference
  /// The files, ordered by name.
  public let sources: [Questionnaire.SourceFile]

  /// Brings the files of a questionnaire together.
  public init(
    _ questionnaire: Response.QuestionnaireReference, _ sources: [Questionnaire.SourceFile]
  ) {
    self.questionnaire = questionnaire
    self.sources = sources.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The record, without its `record_id`.
  public var record: JSONObject {
    var record = RecordFormat.questionnaire.members
    record["questionnaire"] = [
      "id": .string(questionnaire.id), "version": .string(questionnaire.version),
      "sha256": .string(questionnaire.sha256),
    ]
    record["files"] = .array(
      sources.map {
        [
          "name": .string($0.name), "base64": .string(Data($0.bytes).base64EncodedString()),
        ]
      })
    return record
  }

  /// Reads a questionnaire and checks its files against the identity that the
  /// responses name.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``; a name that leads out of the folder of the
  ///   questionnaire is refused like any other wrong member.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.questionnaire)
    let reference = try members.members("questionnaire")
    var sources: [Questionnaire.SourceFile] = []
    for file in try members.objects("files") {
      let name = try file.text("name")
      guard isInside(name) else {
        throw .member("files", expected: "files inside the folder of the questionnaire")
      }
      guard let data = Data(base64Encoded: try file.text("base64")) else {
        throw .member("files", expected: "base64 text")
      }
      sources.append(Questionnaire.SourceFile(name: name, bytes: Array(data)))
    }
    self.init(
      Response.QuestionnaireReference(
        id: try reference.text("id"), version: try reference.text("version"),
        sha256: try reference.text("sha256")), sources)
    let found = SHA256.digest(ofFiles: self.sources.map { ($0.name, $0.bytes) }).hex
    guard found == questionnaire.sha256 else {
      throw .hash(expected: questionnaire.sha256, found: found)
    }
  }
}
