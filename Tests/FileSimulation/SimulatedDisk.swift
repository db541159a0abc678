import FileStorage

/// Files and names twice: as the running system shows them, and as they are
/// on the disk for certain.
struct SimulatedDisk: Sendable {
  /// What a name stands for.
  enum Node: Hashable, Sendable {
    case file(Int)
    case directory(Int)
  }

  /// A change of the contents of a file.
  enum ContentChange: Sendable {
    case write([UInt8], at: Int)
    case truncate(Int)
  }

  /// A change of names.
  enum NameChange: Sendable {
    case set(Place, Node)
    case remove(Place)
    case move(Place, Place, Node)

    var directories: [Int] {
      switch self {
      case .set(let place, _), .remove(let place): [place.directory]
      case .move(let old, let new, _): [old.directory, new.directory]
      }
    }
  }

  /// A name in a directory.
  struct Place: Hashable, Sendable {
    var directory: Int
    var name: String
  }

  struct File: Sendable {
    var durable: [UInt8] = []
    var current: [UInt8] = []
    var pending: [ContentChange] = []
    /// After a failed sync the system takes the lost pages for written.
    var forgetsWrites = false

    mutating func apply(_ change: ContentChange) {
      File.apply(change, to: &current)
      pending.append(change)
    }

    mutating func sync() {
      guard !forgetsWrites else { return }
      durable = current
      pending = []
    }

    static func apply(_ change: ContentChange, to bytes: inout [UInt8]) {
      switch change {
      case .write(let written, let offset):
        let end = offset + written.count
        if bytes.count < end { bytes += repeatElement(0, count: end - bytes.count) }
        bytes.replaceSubrange(offset..<end, with: written)
      case .truncate(let length):
        if bytes.count > length { bytes.removeLast(bytes.count - length) }
        bytes += repeatElement(0, count: length - bytes.count)
      }
    }
  }

  private(set) var durableNames: [Int: [String: Node]] = [0: [:]]
  private(set) var names: [Int: [String: Node]] = [0: [:]]
  private(set) var pendingNames: [NameChange] = []
  var files: [Int: File] = [:]
  private var nextNumber = 1

  mutating func addFile() -> Int {
    defer { nextNumber += 1 }
    files[nextNumber] = File()
    return nextNumber
  }

  mutating func addDirectory() -> Int {
    defer { nextNumber += 1 }
    names[nextNumber] = [:]
    durableNames[nextNumber] = [:]
    return nextNumber
  }

  func node(at place: Place) -> Node? {
    names[place.directory]?[place.name]
  }

  mutating func apply(_ change: NameChange) {
    SimulatedDisk.apply(change, to: &names)
    pendingNames.append(change)
  }

  mutating func syncDirectory(_ number: Int) {
    for change in pendingNames where change.directories.contains(number) {
      SimulatedDisk.apply(change, to: &durableNames)
    }
    pendingNames.removeAll { $0.directories.contains(number) }
  }

  mutating func syncAll() {
    for number in files.keys { files[number]?.sync() }
    durableNames = names
    pendingNames = []
  }

  private static func apply(_ change: NameChange, to names: inout [Int: [String: Node]]) {
    switch change {
    case .set(let place, let node): names[place.directory]?[place.name] = node
    case .remove(let place): names[place.directory]?[place.name] = nil
    case .move(let old, let new, let node):
      names[old.directory]?[old.name] = nil
      names[new.directory]?[new.name] = node
    }
  }
}

extension SimulatedDisk {
  /// How much of what was not synced a power cut leaves.
  enum Loss {
    /// Everything that was not synced is gone.
    case all
    /// Nothing is gone, as when only the process dies.
    case none
    /// Chance decides for every name and every write.
    case some
  }

  /// The disk after a power cut.
  ///
  /// - Parameters:
  ///   - loss: How much is lost.
  ///   - isFAT: Whether a rename is two writes that come one by one.
  ///   - generator: The chance.
  /// - Returns: The disk as the next start finds it.
  func afterPowerCut(
    _ loss: Loss, isFAT: Bool, using generator: inout some RandomNumberGenerator
  ) -> SimulatedDisk {
    var disk = self
    disk.names = durableNames
    for change in pendingNames {
      var parts = [change]
      if isFAT, case .move(let old, let new, let node) = change {
        parts = [.set(new, node), .remove(old)]
      }
      for part in parts where loss == .none || loss == .some && Bool.random(using: &generator) {
        SimulatedDisk.apply(part, to: &disk.names)
      }
    }
    disk.durableNames = disk.names
    disk.pendingNames = []
    for (number, file) in files.sorted(by: { $0.key < $1.key }) {
      let bytes: [UInt8] =
        switch loss {
        case .all: file.durable
        case .none: file.current
        case .some: file.partly(using: &generator)
        }
      disk.files[number] = File(durable: bytes, current: bytes)
    }
    return disk
  }
}

extension SimulatedDisk.File {
  /// What the file system says of the file; the contents tell when it changed.
  var status: FileStatus {
    let sum = current.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return FileStatus(kind: .file, length: current.count, changedAt: Int(sum >> 2))
  }

  /// The durable contents with some of the pending changes: the first few
  /// whole or filled with NUL, the last of them cut at any byte.
  fileprivate func partly(using generator: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes = durable
    let kept = Int.random(in: 0...pending.count, using: &generator)
    for (index, change) in pending.prefix(kept).enumerated() {
      guard case .write(var written, let offset) = change else {
        Self.apply(change, to: &bytes)
        continue
      }
      if index == kept - 1 {
        written = Array(written.prefix(Int.random(in: 0...written.count, using: &generator)))
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let start = Int.random(in: 0...written.count, using: &generator)
        written = Array(written[..<start]) + Array(repeating: 0, count: written.count - start)
      }
      Self.apply(.write(written, at: offset), to: &bytes)
    }
    return bytes
  }
}
