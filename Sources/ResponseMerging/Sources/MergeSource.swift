import FileStorage
import ResponseStorage

/// Something that records are merged from.
struct MergeSource {
  /// What it is.
  enum Kind: String {
    /// One bundle.
    case bundle
    /// The folder of a store.
    case store
    /// Files of records.
    case files
  }

  /// A part that is read in one go.
  enum Part {
    /// A file with a record a line.
    case lines(path: String)
    /// A file that is one record.
    case record(path: String)
    /// A bundle.
    case bundle(path: String)
    /// A folder with the exact files of a questionnaire.
    case questionnaire(folder: String, name: String)
    /// Something that is not read, with the reason.
    case refused(path: String, why: String)
  }

  /// How it is called in the report: its path.
  var name: String
  var kind: Kind
  var parts: [Part] = []
  /// Files that hold no records by their names.
  var skipped: [String] = []
}

/// Finds out what lies at the paths that were named.
///
/// Nothing is opened but folders: contents are read one part after another,
/// later.
struct SourceSearch {
  let files: any FileSystem
  /// The store that is merged into.
  let target: String

  /// Folders inside each other, beyond which somebody has laid a trap.
  private static let deepest = 16

  func sources(at path: String) -> [MergeSource] {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    do throws(FileError) {
      switch try files.status(path)?.kind {
      case nil: return [refused(path, "There is no such file or folder.")]
      case .other: return [refused(path, SourceSearch.noFile)]
      case .file: return [source(ofFile: path)]
      case .directory:
        if path == target { return [refused(path, "It is the store itself.")] }
        return try sources(in: path)
      }
    } catch {
      return [refused(path, "\(error)")]
    }
  }

  private static let noFile =
    "It is a link, a device or a pipe; only files and folders are read."

  private func refused(_ path: String, _ why: String) -> MergeSource {
    MergeSource(name: path, kind: .files, parts: [.refused(path: path, why: why)])
  }

  private func source(ofFile path: String) -> MergeSource {
    switch part(ofFile: path) {
    case .bundle?: MergeSource(name: path, kind: .bundle, parts: [.bundle(path: path)])
    case let part?: MergeSource(name: path, kind: .files, parts: [part])
    // Somebody named it, so its lines are tried.
    case nil: MergeSource(name: path, kind: .files, parts: [.lines(path: path)])
    }
  }

  private func part(ofFile path: String) -> MergeSource.Part? {
    let name = lastName(path)
    if name.hasSuffix(".suroo") || name.hasSuffix(".suroo.age") { return .bundle(path: path) }
    if name.hasSuffix(".ndjson") { return .lines(path: path) }
    return name.hasSuffix(".json") ? .record(path: path) : nil
  }

  /// A store, or the bundles and stores in a folder, each for itself, and its
  /// other files together.
  private func sources(in folder: String) throws(FileError) -> [MergeSource] {
    if try files.status("\(folder)/STORE.json") != nil { return [try store(folder)] }
    var loose = MergeSource(name: folder, kind: .files)
    var found: [MergeSource] = []
    try search(folder, level: 0, &loose, &found)
    if !loose.parts.isEmpty || found.isEmpty || !loose.skipped.isEmpty { found.append(loose) }
    return found
  }

  private func search(
    _ folder: String, level: Int, _ loose: inout MergeSource, _ found: inout [MergeSource]
  ) throws(FileError) {
    for entry in try files.list(folder) where !entry.name.hasPrefix(".") {
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .other: loose.parts.append(.refused(path: path, why: SourceSearch.noFile))
      case .file:
        switch part(ofFile: path) {
        case .bundle?: found.append(source(ofFile: path))
        case let part?: loose.parts.append(part)
        case nil: loose.skipped.append(path)
        }
      case .directory:
        if path == target {
          loose.parts.append(.refused(path: path, why: "It is the store itself."))
        } else if try files.status("\(path)/STORE.json") != nil {
          found.append(try store(path))
        } else if level < SourceSearch.deepest {
          try search(path, level: level + 1, &loose, &found)
        } else {
          loose.parts.append(.refused(path: path, why: "Folders are nested too deep."))
        }
      }
    }
  }

  /// The records of another store: not its drafts, nor what it has set aside.
  private func store(_ root: String) throws(FileError) -> MergeSource {
    var source = MergeSource(name: root, kind: .store)
    for folder in [
      "questionnaires", "responses", "archive/responses", "reviews", "receipts", "segments",
    ] {
      let path = "\(root)/\(folder)"
      switch try files.status(path)?.kind {
      case nil: continue
      case .directory where folder == "questionnaires": try questionnaires(path, &source)
      case .directory: try records(path, level: 0, &source)
      case .file, .other: source.parts.append(.refused(path: path, why: SourceSearch.noFile))
      }
    }
    return source
  }

  private func questionnaires(
    _ folder: String, _ source: inout MergeSource
  ) throws(FileError) {
    for entry in try files.list(folder) where !entry.name.hasPrefix(".") {
      let path = "\(folder)/\(entry.name)"
      guard entry.kind == .directory else {
        source.parts.append(.refused(path: path, why: SourceSearch.noFile))
        continue
      }
      for inner in try files.list(path) where !inner.name.hasPrefix(".") {
        source.parts.append(
          inner.kind == .directory
            ? .questionnaire(folder: "\(path)/\(inner.name)", name: entry.name)
            : .refused(path: "\(path)/\(inner.name)", why: SourceSearch.noFile))
      }
    }
  }

  private func records(
    _ folder: String, level: Int, _ source: inout MergeSource
  ) throws(FileError) {
    for entry in try files.list(folder) where !entry.name.hasPrefix(".") {
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .directory where level < 3: try records(path, level: level + 1, &source)
      case .directory: source.skipped.append(path)
      case .other: source.parts.append(.refused(path: path, why: SourceSearch.noFile))
      case .file where entry.name.hasSuffix(".ndjson"): source.parts.append(.lines(path: path))
      // Beside the records of a segment lie what they are found by and where
      // they came from.
      case .file where lastName(folder) == "receipts" || !path.contains("/segments/"):
        if entry.name.hasSuffix(".json") {
          source.parts.append(.record(path: path))
        } else {
          source.skipped.append(path)
        }
      case .file: continue
      }
    }
  }
}
