import FileStorage
import Glibc
import SurveyBasics

/// A file that a person asked for by name.
enum OutputFile {
  /// Writes a file in one step, so that it is there in full or not at all.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be written, or when it is there
  ///   already and may not be replaced.
  static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
    do throws(FileError) {
      if replacing {
        try AtomicFile.write(bytes, to: path, on: POSIXFileSystem())
      } else {
        try AtomicFile.create(bytes, at: path, on: POSIXFileSystem())
      }
    } catch {
      guard error.code == EEXIST else {
        let cannotCreate = [ENOENT, ENOTDIR, EACCES, EPERM, EROFS, EISDIR, ENAMETOOLONG]
        throw CommandFailure(
          cannotCreate.contains(error.code) ? .cannotCreate : .ioError, error.description)
      }
      throw CommandFailure(
        .cannotCreate, "There is a file \"\(path)\" already. Name another, or add --force.")
    }
  }
}
