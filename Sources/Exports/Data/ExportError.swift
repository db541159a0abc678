public import FileStorage
public import ResponseStorage

/// Why nothing was exported.
public enum ExportError: Error, Hashable {
  /// A file of an export is there already.
  case taken(String)
  /// The system refused an operation on a file.
  case file(FileError)
  /// The store cannot be read.
  case store(StorageError)
}

extension ExportError: CustomStringConvertible {
  /// What failed and what can be done, in full sentences.
  public var description: String {
    switch self {
    case .taken(let path):
      "There is already a file \(path). Nothing was written; name another folder with --to, or "
        + "replace the files with --overwrite."
    case .file(let error): "\(error) Nothing was exported."
    case .store(let error): "\(error) Nothing was exported."
    }
  }
}
