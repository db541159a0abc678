import FileStorage
import Sealing
public import SurveyModel

extension Store {
  /// A questionnaire whose exact files the store keeps.
  public struct KeptQuestionnaire: Hashable, Sendable {
    /// The name of its folder, made from its id.
    public let name: String
    /// The identity of its files.
    public let sha256: String
  }

  /// Keeps the exact files of a questionnaire, so that its responses can be
  /// understood for ever.
  ///
  /// Files that are there already are left alone.
  ///
  /// - Parameters:
  ///   - questionnaire: What the responses will name.
  ///   - sources: The files.
  /// - Throws: ``StorageError``.
  public func keep(
    _ questionnaire: Response.QuestionnaireReference, _ sources: [Questionnaire.SourceFile]
  ) throws(StorageError) {
    requireLock()
    for source in sources where !isInside(source.name) { throw .unsafeName(source.name) }
    let folder = folder(of: questionnaire)
    try storing { () throws(FileError) in
      for source in sources {
        let path = "\(folder)/\(source.name)"
        if try files.status(path) != nil, try files.contents(of: path) == source.bytes { continue }
        try files.makeDirectories(parentPath(path))
        try AtomicFile.write(source.bytes, to: path, on: files)
      }
    }
  }

  /// Returns the files of a questionnaire as they were asked, ordered by name.
  ///
  /// - Parameter questionnaire: What the responses name.
  /// - Returns: The files, checked against the identity that the responses name.
  /// - Throws: ``StorageError``, with ``StorageError/notFound(_:in:)`` when the
  ///   store does not keep it.
  public func sources(
    of questionnaire: Response.QuestionnaireReference
  ) throws(StorageError) -> [Questionnaire.SourceFile] {
    let folder = folder(of: questionnaire)
    let sources = try storing { () throws(FileError) -> [Questionnaire.SourceFile] in
      guard try files.status(folder) != nil else { return [] }
      return try read(folder, prefix: "")
    }
    guard !sources.isEmpty else { throw .notFound(questionnaire.id, in: "\(root)/questionnaires") }
    let found = SHA256.digest(ofFiles: sources.map { ($0.name, $0.bytes) }).hex
    guard found == questionnaire.sha256 else {
      throw .record(path: folder, .hash(expected: questionnaire.sha256, found: found))
    }
    return sources
  }

  /// Returns every questionnaire that the store keeps, ordered by name and hash.
  public func questionnaires() throws(StorageError) -> [KeptQuestionnaire] {
    try storing { () throws(FileError) in
      var kept: [KeptQuestionnaire] = []
      for folder in try folders(in: "\(root)/questionnaires") {
        for inner in try folders(in: "\(root)/questionnaires/\(folder)") {
          kept.append(KeptQuestionnaire(name: folder, sha256: inner))
        }
      }
      return kept
    }
  }

  /// The names of the folders in a folder; none when it does not exist.
  func folders(in path: String) throws(FileError) -> [String] {
    guard try files.status(path) != nil else { return [] }
    return try files.list(path).filter { $0.kind == .directory }.map(\.name)
  }

  private func folder(of questionnaire: Response.QuestionnaireReference) -> String {
    "\(root)/questionnaires/\(nameForFile(questionnaire.id))/\(nameForHash(questionnaire.sha256))"
  }

  private func nameForHash(_ hash: String) -> String {
    SHA256Digest(hex: hash)?.hex ?? nameForFile(hash)
  }

  private func read(
    _ folder: String, prefix: String
  ) throws(FileError) -> [Questionnaire.SourceFile] {
    var sources: [Questionnaire.SourceFile] = []
    for entry in try files.list(folder) where !AtomicFile.isTemporary(entry.name) {
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .directory: sources += try read(path, prefix: "\(prefix)\(entry.name)/")
      case .file:
        sources.append(
          Questionnaire.SourceFile(
            name: prefix + entry.name, bytes: try files.contents(of: path)))
      case .other: continue
      }
    }
    return sources
  }
}
