import FileStorage
import Sealing

/// What a store remembers of its records, so that a list need not read them.
///
/// The file `index` holds what ``Store/catalog()`` tells, folder by folder, each
/// with a fingerprint of the names in it. It can be removed at any time: what it
/// says is used only for a folder whose fingerprint is the same as now, and what
/// is missing is read from the records again.
///
/// The file begins with a line that names format and version. Blocks follow:
/// the length of the content (four bytes, the lowest first), its SHA-256, and
/// the content. The first block lists the folders and how many blocks there
/// are; each further one holds records of one folder. A file of which any byte
/// is not as it was written is no index.
struct StoreIndex {
  /// What is known of a folder with records.
  struct Folder: Hashable, Sendable {
    /// Relative to the folder of the store.
    var path: String
    /// Stands for the names, and for the lengths where files can grow; nil when
    /// something could not be read, so that it is tried again.
    var fingerprint: UInt64?
    /// The records in pieces, each a block of the file.
    var chunks: [CatalogRecords] = []
  }

  var folders: [Folder] = []

  /// The line with which the file begins; another version is another line.
  fileprivate static let head = Array("suroo-index 1\n".utf8)
  /// The length and the SHA-256.
  fileprivate static let blockHead = 36
}

// MARK: - Writing

extension StoreIndex {
  /// The file.
  var bytes: [UInt8] {
    let parts = folders.enumerated().flatMap { number, folder in
      folder.chunks.map { (folder: number, records: $0) }
    }
    var table = IndexWriter()
    table.write(parts.count)
    table.write(folders.count)
    for folder in folders {
      table.write(folder.path)
      table.write(folder.fingerprint == nil ? 0 : 1)
      table.write(folder.fingerprint ?? 0)
    }
    let blocks = concurrently(parts.count) { [folders, parts] number in
      let part = parts[number]
      var writer = IndexWriter()
      writer.write(part.folder)
      part.records.write(in: folders[part.folder].path, to: &writer)
      return Self.block(writer.bytes)
    }
    return Self.head + Self.block(table.bytes) + blocks.joined()
  }

  private static func block(_ content: [UInt8]) -> [UInt8] {
    let length = UInt32(content.count)
    let head = (0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32($0 * 8)) }
    return head + SHA256.digest(of: content).bytes + content
  }
}

// MARK: - Reading

/// The file of an index taken apart, its records not read yet.
struct IndexFile: Sendable {
  /// The folders without their records.
  private let folders: [StoreIndex.Folder]
  private let bytes: [UInt8]
  /// The contents of the blocks with records.
  private let blocks: [Range<Int>]

  /// How many blocks with records there are.
  var blockCount: Int { blocks.count }

  /// Takes a file apart; nil when it is none that this program has written.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: StoreIndex.head), var blocks = IndexFile.blocks(of: bytes),
      !blocks.isEmpty
    else { return nil }
    let table = blocks.removeFirst()
    let folders = bytes.withUnsafeBytes { buffer in
      IndexFile.content(buffer, table, as: [StoreIndex.Folder].self) { reader throws(IndexDamage) in
        guard try reader.integer() == blocks.count else { throw IndexDamage() }
        var folders: [StoreIndex.Folder] = []
        for _ in 0..<(try reader.count()) {
          let path = try reader.text()
          let isKnown = try reader.integer() == 1
          let bits = try reader.bits()
          folders.append(StoreIndex.Folder(path: path, fingerprint: isKnown ? bits : nil))
        }
        return folders
      }
    }
    guard let folders else { return nil }
    self.folders = folders
    self.bytes = bytes
    self.blocks = blocks
  }

  /// A block with records of one folder.
  struct Block: Sendable {
    var folder: Int
    var records: CatalogRecords
  }

  /// Reads a block; nil when it is damaged.
  ///
  /// Several can be read at the same time.
  func block(_ number: Int) -> Block? {
    bytes.withUnsafeBytes { buffer in
      IndexFile.content(buffer, blocks[number], as: Block.self) { reader throws(IndexDamage) in
        let folder = try reader.integer()
        guard folders.indices.contains(folder) else { throw IndexDamage() }
        return Block(
          folder: folder, records: try CatalogRecords(&reader, folder: folders[folder].path))
      }
    }
  }

  /// Puts the blocks together; nil when one is damaged.
  func index(_ blocks: [Block?]) -> StoreIndex? {
    var index = StoreIndex(folders: folders)
    for block in blocks {
      guard let block else { return nil }
      index.folders[block.folder].chunks.append(block.records)
    }
    return index
  }

  /// The contents of the blocks; nil when the last one is not whole.
  private static func blocks(of bytes: [UInt8]) -> [Range<Int>]? {
    var blocks: [Range<Int>] = []
    var position = StoreIndex.head.count
    while position < bytes.count {
      guard position + StoreIndex.blockHead <= bytes.count else { return nil }
      let length = (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << ($1 * 8) }
      let start = position + StoreIndex.blockHead
      guard start + length <= bytes.count else { return nil }
      blocks.append(start..<start + length)
      position = start + length
    }
    return blocks
  }

  /// Checks and reads the content of a block.
  private static func content<Content>(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, as type: Content.Type,
    _ read: (inout IndexReader) throws(IndexDamage) -> Content
  ) -> Content? {
    let content = UnsafeRawBufferPointer(rebasing: bytes[range])
    var hash = SHA256()
    hash.update(content)
    guard hash.finish().bytes.elementsEqual(bytes[range.lowerBound - 32..<range.lowerBound])
    else { return nil }
    do throws(IndexDamage) {
      var reader = try IndexReader(content)
      return try read(&reader)
    } catch {
      return nil
    }
  }
}
