import FileStorage
import Glibc

/// A simulated disk with the files that are open on it.
struct SimulatedState: Sendable {
  struct Opening: Sendable {
    var number: Int
    var path: String
    var access: FileAccess
    var position = 0
  }

  var disk: SimulatedDisk
  var history: [SimulatedDisk]
  var steps: [SimulatedFileSystem.Step] = []
  var openings: [Int32: Opening] = [:]
  var locks: [Int: Int32] = [:]
  var nextDescriptor: Int32 = 3
  var failure: SimulatedFileSystem.Failure?
  var matching = 0
  var failures = 0
}

extension SimulatedState {
  func opening(
    _ file: OpenFile, _ operation: FileError.Operation
  ) throws(FileError) -> Opening {
    guard let opening = openings[file.descriptor] else {
      throw FileError(operation, path: file.path, code: EBADF)
    }
    return opening
  }

  mutating func write(_ bytes: [UInt8], to file: OpenFile) throws(FileError) {
    let opening = try opening(file, .write)
    guard opening.access != .read else {
      throw FileError(.write, path: file.path, code: EBADF)
    }
    let end = disk.files[opening.number]?.current.count ?? 0
    let offset = opening.access == .lock ? opening.position : end
    disk.files[opening.number]?.apply(.write(bytes, at: offset))
    openings[file.descriptor]?.position = offset + bytes.count
  }

  mutating func close(_ file: OpenFile) {
    guard let opening = openings.removeValue(forKey: file.descriptor) else { return }
    if locks[opening.number] == file.descriptor { locks[opening.number] = nil }
  }
}

extension SimulatedDisk {
  /// Finds what stands at a path.
  func find(_ path: String) -> Node? {
    var node = Node.directory(0)
    for name in path.split(separator: "/") where name != "." {
      guard case .directory(let number) = node, let next = names[number]?[String(name)] else {
        return nil
      }
      node = next
    }
    return node
  }

  /// Finds the directory in which the last name of a path stands.
  func place(
    _ path: String, _ operation: FileError.Operation
  ) throws(FileError) -> Place {
    switch find(parentPath(path)) {
    case nil: throw FileError(operation, path: path, code: ENOENT)
    case .file: throw FileError(operation, path: path, code: ENOTDIR)
    case .directory(let number): return Place(directory: number, name: lastName(path))
    }
  }

  mutating func move(_ path: String, to target: String) throws(FileError) {
    let old = try place(path, .rename)
    let new = try place(target, .rename)
    guard let node = node(at: old) else { throw FileError(.rename, path: path, code: ENOENT) }
    apply(.move(old, new, node))
  }
}
