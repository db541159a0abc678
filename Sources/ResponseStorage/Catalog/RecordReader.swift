import FileStorage
import Glibc
import JSONRecords

/// Reads records as bytes into a buffer of its own, batch by batch.
///
/// The buffer holds one batch and is used again for the next, so that memory
/// does not grow with the number of records. Reading changes nothing and takes
/// no lock: finished records never change.
public final class RecordReader {
  private var buffer: UnsafeMutableRawBufferPointer
  private var openFile: (path: String, descriptor: Int32)?

  /// Creates a reader that holds nothing yet.
  public init() {
    buffer = .allocate(byteCount: 0, alignment: 64)
  }

  deinit {
    buffer.deallocate()
    if let openFile { Glibc.close(openFile.descriptor) }
  }

  /// Gives every record of a batch, in order.
  ///
  /// - Parameters:
  ///   - batch: What to read.
  ///   - body: Is given the file, the offset of the record in it, and the
  ///     bytes, after which ``ColumnScanner/padding`` more are readable; or why
  ///     they could not be read. Empty lines are passed over.
  public func forEachRecord(
    of batch: RecordBatch,
    _ body: (_ path: String, _ offset: Int, Result<UnsafeRawBufferPointer, StorageError>) -> Void
  ) {
    switch batch.content {
    case .files(let paths):
      for path in paths {
        body(path, 0, Result { () throws(StorageError) in try wholeFile(path) })
      }
    case .lines(let ranges, let path):
      guard let first = ranges.first, let last = ranges.last else { return }
      do throws(StorageError) {
        let bytes = try read(first.lowerBound..<last.upperBound, of: path)
        for range in ranges {
          let start = range.lowerBound - first.lowerBound
          body(
            path, range.lowerBound,
            .success(UnsafeRawBufferPointer(rebasing: bytes[start..<start + range.count])))
        }
      } catch {
        body(path, first.lowerBound, .failure(error))
      }
    case .region(let region, let path): lines(beginningIn: region, of: path, body)
    }
  }

  /// Returns the bytes of one record, valid until something else is read.
  ///
  /// - Parameters:
  ///   - location: Where it lies.
  ///   - root: The folder of the store.
  /// - Returns: The bytes.
  /// - Throws: ``StorageError``.
  public func record(
    at location: RecordLocation, in root: String
  ) throws(StorageError) -> UnsafeRawBufferPointer {
    let path = "\(root)/\(location.path)"
    guard let offset = location.offset, let length = location.length else {
      return try wholeFile(path)
    }
    return try read(offset..<offset + length, of: path)
  }

  private func lines(
    beginningIn region: Range<Int>, of path: String,
    _ body: (String, Int, Result<UnsafeRawBufferPointer, StorageError>) -> Void
  ) {
    do throws(StorageError) {
      let length = try length(of: path)
      // One byte earlier shows whether a line begins with the region.
      let from = max(0, region.lowerBound - 1)
      var until = region.upperBound
      var bytes = try read(from..<until, of: path)
      let newline = UInt8(ascii: "\n")
      while until < length, bytes.last != newline {
        // The last line ends in what follows.
        let more = min(until + (1 << 16), length)
        let known = bytes.count
        bytes = try read(from..<more, of: path, keeping: known)
        until = more
        guard let end = bytes[known...].firstIndex(of: newline) else {
          if until - region.upperBound > JSONReader.largest { break }
          continue
        }
        bytes = UnsafeRawBufferPointer(rebasing: bytes[...end])
        break
      }
      var start = 0
      if region.lowerBound > 0 {
        guard let first = bytes.firstIndex(of: newline) else { return }
        start = first + 1
      }
      while start < bytes.count, from + start < region.upperBound {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        let count = rest.lineLength
        if count > 0 {
          body(path, from + start, .success(UnsafeRawBufferPointer(rebasing: rest[..<count])))
        }
        start += count + 1
      }
    } catch {
      body(path, region.lowerBound, .failure(error))
    }
  }

  /// The number of bytes of a file.
  func length(of path: String) throws(StorageError) -> Int {
    var status = stat()
    guard fstat(try descriptor(of: path), &status) == 0 else {
      throw .file(FileError(.status, path: path, code: errno))
    }
    return Int(status.st_size)
  }

  private func wholeFile(_ path: String) throws(StorageError) -> UnsafeRawBufferPointer {
    let length = try length(of: path)
    guard length <= JSONReader.largest else {
      throw .file(FileError(.read, path: path, code: EFBIG))
    }
    return try read(0..<length, of: path)
  }

  /// Reads bytes to the beginning of the buffer; the first ones may be there already.
  private func read(
    _ range: Range<Int>, of path: String, keeping known: Int = 0
  ) throws(StorageError) -> UnsafeRawBufferPointer {
    let descriptor = try descriptor(of: path)
    reserve(range.count, keeping: known)
    var done = known
    while done < range.count, let base = buffer.baseAddress {
      let count = pread(descriptor, base + done, range.count - done, range.lowerBound + done)
      if count < 0, errno == EINTR { continue }
      // A file that has become shorter was damaged meanwhile.
      guard count > 0 else {
        throw .file(FileError(.read, path: path, code: count < 0 ? errno : EIO))
      }
      done += count
    }
    return UnsafeRawBufferPointer(rebasing: buffer[..<range.count])
  }

  private func reserve(_ count: Int, keeping known: Int) {
    let needed = count + ColumnScanner.padding
    guard buffer.count < needed else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(needed, buffer.count * 2), alignment: 64)
    larger.initializeMemory(as: UInt8.self, repeating: 0)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<known]))
    buffer.deallocate()
    buffer = larger
  }

  private func descriptor(of path: String) throws(StorageError) -> Int32 {
    if let openFile, openFile.path == path { return openFile.descriptor }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(FileError(.open, path: path, code: errno)) }
    if let openFile { Glibc.close(openFile.descriptor) }
    openFile = (path, descriptor)
    return descriptor
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes before the first newline; all when there is none.
  fileprivate var lineLength: Int {
    guard let baseAddress, let end = memchr(baseAddress, 0x0A, count) else { return count }
    return baseAddress.distance(to: UnsafeRawPointer(end))
  }
}
