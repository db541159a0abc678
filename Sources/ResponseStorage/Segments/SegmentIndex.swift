import FileStorage
import JSONRecords
import Sealing
import SurveyModel

/// The entries of the records of one segment, in a file of their own beside it.
///
/// It can be made anew from the records at any time. That it belongs to them is
/// seen from the lengths of the files, that it is whole from its digest.
struct SegmentIndex {
  /// The files of the segment, by the numbers in the entries.
  var files: [(name: String, length: Int)]
  /// The questionnaires, by the numbers in the entries.
  var questionnaires: [Response.QuestionnaireReference]
  /// The number of the entries.
  var count: Int
  /// The SHA-256 of the bytes of the entries.
  var sha256: String

  /// The name of the file of the entries.
  static let entriesName = "entries"
  /// The name of the file that says what they belong to.
  static let name = "entries.json"

  var record: JSONObject {
    [
      "version": 1, "count": .integer(count), "sha256": .string(sha256),
      "files": .array(
        files.map { ["name": .string($0.name), "length": .integer($0.length)] }),
      "questionnaires": .array(questionnaires.map { .object($0.record) }),
    ]
  }

  /// Reads what stands beside a segment; nil when that is missing, damaged or
  /// does not belong to the files as they are.
  static func read(in folder: String, on files: any FileSystem) throws(FileError) -> SegmentIndex? {
    let path = "\(folder)/\(name)"
    guard try files.status(path)?.kind == .file else { return nil }
    let bytes = try files.contents(of: path, atMost: JSONReader.largest)
    guard let object = try? readRecord(bytes), let index = try? SegmentIndex(RecordMembers(object))
    else { return nil }
    for file in index.files {
      let status = try files.status("\(folder)/\(file.name)")
      guard status?.kind == .file, status?.length == file.length else { return nil }
    }
    guard try segmentFiles(in: folder, on: files) == index.files.map(\.name).sorted(),
      try files.status("\(folder)/\(entriesName)")?.length == index.count * RecordEntry.size
    else { return nil }
    var hash = SHA256()
    try forEachPiece(of: "\(folder)/\(entriesName)", on: files) { hash.update($0) }
    return hash.finish().hex == index.sha256 ? index : nil
  }

  private init(_ members: RecordMembers) throws(RecordError) {
    guard try members.integer("version") == 1 else {
      throw .member("version", expected: "1")
    }
    count = try members.integer("count")
    sha256 = try members.text("sha256")
    files = []
    for file in try members.objects("files") {
      files.append((try file.text("name"), try file.integer("length")))
    }
    questionnaires = []
    for questionnaire in try members.objects("questionnaires") {
      questionnaires.append(try Response.QuestionnaireReference(questionnaire))
    }
  }

  init(
    files: [(name: String, length: Int)], questionnaires: [Response.QuestionnaireReference],
    count: Int, sha256: String
  ) {
    self.files = files
    self.questionnaires = questionnaires
    self.count = count
    self.sha256 = sha256
  }

  /// Goes through the entries of a segment whose index is whole.
  static func forEachEntry(
    in folder: String, on files: any FileSystem, _ body: (RecordEntry) -> Void
  ) throws(FileError) {
    var rest: [UInt8] = []
    try forEachPiece(of: "\(folder)/\(entriesName)", on: files) { piece in
      let bytes = rest.isEmpty ? piece : rest + piece
      let whole = bytes.count / RecordEntry.size * RecordEntry.size
      bytes.withUnsafeBytes { buffer in
        for start in stride(from: 0, to: whole, by: RecordEntry.size) {
          if let entry = RecordEntry(buffer, at: start) { body(entry) }
        }
      }
      rest = Array(bytes[whole...])
    }
  }

  /// The names of the files of records in the folder of a segment.
  static func segmentFiles(in folder: String, on files: any FileSystem) throws(FileError)
    -> [String]
  {
    try files.list(folder).filter {
      $0.kind == .file && $0.name.hasSuffix(".ndjson") && !$0.name.hasPrefix(".")
    }.map(\.name)
  }
}

/// Goes through the bytes of a file piece by piece.
func forEachPiece(
  of path: String, on files: any FileSystem, _ body: ([UInt8]) -> Void
) throws(FileError) {
  let file = try files.open(path, for: .read)
  defer { try? files.close(file) }
  while true {
    let piece = try files.read(file, atMost: 1 << 18)
    if piece.isEmpty { return }
    body(piece)
  }
}
