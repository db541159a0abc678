import FileStorage
import Glibc

/// Runs a test with a new folder on the real disk and removes it afterwards.
public func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = try makeFolder()
  defer { try? remove(path, on: POSIXFileSystem()) }
  return try body(path)
}

/// Runs a test that waits with a new folder on the real disk and removes it afterwards.
public func withTemporaryFolder<Result>(
  _ body: (String) async throws -> Result
) async throws -> Result {
  let path = try makeFolder()
  defer { try? remove(path, on: POSIXFileSystem()) }
  return try await body(path)
}

private func makeFolder() throws -> String {
  var template = Array("/tmp/suroo-test-XXXXXX".utf8CString)
  let path = template.withUnsafeMutableBufferPointer { buffer in
    buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
  }
  guard let path else { throw FileError(.makeDirectory, path: "/tmp", code: errno) }
  return path
}

private func remove(_ path: String, on files: POSIXFileSystem) throws {
  for entry in try files.list(path) {
    let inner = "\(path)/\(entry.name)"
    if entry.kind == .directory {
      try remove(inner, on: files)
    } else {
      try files.unlink(inner)
    }
  }
  try files.removeDirectory(path)
}
