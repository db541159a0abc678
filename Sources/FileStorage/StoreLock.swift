public import SurveyBasics

/// The right to change a store, held by one process at a time.
///
/// The lock is `flock` on a file of its own, which is never removed. The
/// system gives it up when the process ends, however it ends. What stands in
/// the file is information for people only.
public final class StoreLock {
  /// Who holds a lock.
  public struct Holder: Hashable, Sendable {
    /// The number of the process.
    public var process: Int32
    /// The name of the machine.
    public var host: String
    /// The name of the account.
    public var user: String
    /// Since when.
    public var since: Timestamp?

    /// Creates the description of a holder.
    public init(process: Int32, host: String, user: String, since: Timestamp?) {
      self.process = process
      self.host = host
      self.user = user
      self.since = since
    }
  }

  /// Whether it has not been given up.
  public private(set) var isHeld = true

  private let files: any FileSystem
  private let file: OpenFile

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - path: The file of the lock, created if needed.
  ///   - holder: Who takes it, for the message to others.
  ///   - files: Where.
  /// - Throws: ``StoreLockError``.
  public init(
    _ path: String, for holder: Holder, on files: any FileSystem
  ) throws(StoreLockError) {
    let file: OpenFile
    do throws(FileError) {
      file = try files.open(path, for: .lock)
    } catch {
      throw .failed(error)
    }
    let isLocked: Bool
    do throws(FileError) {
      isLocked = try files.tryLock(file)
    } catch {
      try? files.close(file)
      throw .failed(error)
    }
    guard isLocked else {
      let bytes = try? files.read(file, atMost: 4096)
      try? files.close(file)
      throw .held(path: path, by: Holder(bytes ?? []))
    }
    // The description is a courtesy: a full disk must not keep anyone out.
    try? files.truncate(file, to: 0)
    try? files.write(holder.bytes, to: file)
    self.files = files
    self.file = file
  }

  deinit {
    release()
  }

  /// Gives the lock up.
  public func release() {
    guard isHeld else { return }
    isHeld = false
    try? files.close(file)
  }
}

extension StoreLock.Holder {
  /// The description as it stands in the file of the lock.
  var bytes: [UInt8] {
    let since = since.map { "since \($0)\n" } ?? ""
    return Array("process \(process)\nhost \(host)\nuser \(user)\n\(since)".utf8)
  }

  /// Reads a description; nil when the file holds none, as in the moment
  /// before the holder has written it.
  init?(_ bytes: [UInt8]) {
    var members: [Substring: Substring] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { members[parts[0]] = parts[1] }
    }
    guard let process = members["process"].flatMap({ Int32($0) }) else { return nil }
    self.init(
      process: process, host: members["host"].map(String.init) ?? "",
      user: members["user"].map(String.init) ?? "",
      since: members["since"].flatMap { Timestamp($0) })
  }
}

/// Why a store cannot be locked.
public enum StoreLockError: Error, Hashable {
  /// Another process, or another part of this one, holds the lock.
  case held(path: String, by: StoreLock.Holder?)
  /// The file of the lock cannot be used.
  case failed(FileError)
}

extension StoreLockError: CustomStringConvertible {
  /// Who holds the lock and what can be done, in full sentences.
  public var description: String {
    switch self {
    case .failed(let error): "\(error)"
    case .held(let path, nil):
      "\(parentPath(path)) is being used by another process. Close it there and try again."
    case .held(let path, let holder?):
      "\(parentPath(path)) is being used by \(holder.user) on \(holder.host) "
        + "(process \(holder.process)"
        + (holder.since.map { ", since \($0)" } ?? "") + "). Close it there and try again."
    }
  }
}
