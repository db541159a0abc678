/// Where records are to be read, by paths that can be opened as they are.
public enum RecordPlaces: Hashable, Sendable {
  /// Files of one record each.
  case files([String])
  /// Some lines of a file, by their bytes without the newline, in ascending order.
  case lines([Range<Int>], of: String)
  /// Every line of a file.
  case allLines(of: String)
}

extension Store {
  /// Puts places together by file, so that each file is read once and forwards.
  ///
  /// - Parameter locations: Places in this store, in any order.
  /// - Returns: The same places by path, in the order of the paths.
  public func places(of locations: some Sequence<RecordLocation>) -> [RecordPlaces] {
    var files: [String] = []
    var lines: [String: [Range<Int>]] = [:]
    for location in locations {
      if let offset = location.offset, let length = location.length {
        lines[location.path, default: []].append(offset..<offset + length)
      } else {
        files.append("\(root)/\(location.path)")
      }
    }
    var places: [RecordPlaces] = files.isEmpty ? [] : [.files(files.sorted())]
    for (path, ranges) in lines.sorted(by: { $0.key < $1.key }) {
      let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
      places.append(.lines(sorted, of: "\(root)/\(path)"))
    }
    return places
  }
}

/// Records that are read together: some megabytes of one file, or some files.
public struct RecordBatch: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case files(ArraySlice<String>)
    case lines(ArraySlice<Range<Int>>, of: String)
    /// The lines that begin within a range of bytes.
    case region(Range<Int>, of: String)
  }

  let content: Content

  /// The bytes of a file that a batch takes.
  static let size = 4 << 20
  /// The files of one record that a batch takes.
  static let fileCount = 256

  /// Cuts places into batches that together read every record once.
  ///
  /// - Parameters:
  ///   - places: Where the records are.
  ///   - reader: Knows how long files are.
  /// - Returns: The batches, in the order of the places.
  /// - Throws: ``StorageError`` for a file that is not there.
  public static func batches(
    of places: [RecordPlaces], with reader: RecordReader = RecordReader()
  ) throws(StorageError) -> [RecordBatch] {
    var batches: [RecordBatch] = []
    for place in places {
      switch place {
      case .files(let paths):
        for start in stride(from: 0, to: paths.count, by: fileCount) {
          let end = min(start + fileCount, paths.count)
          batches.append(RecordBatch(content: .files(paths[start..<end])))
        }
      case .lines(let ranges, let path):
        var start = 0
        for index in ranges.indices {
          let isLast = index + 1 == ranges.count
          if isLast || ranges[index + 1].upperBound - ranges[start].lowerBound > size {
            batches.append(RecordBatch(content: .lines(ranges[start...index], of: path)))
            start = index + 1
          }
        }
      case .allLines(let path):
        let length = try reader.length(of: path)
        for start in stride(from: 0, to: length, by: size) {
          let region = start..<min(start + size, length)
          batches.append(RecordBatch(content: .region(region, of: path)))
        }
      }
    }
    return batches
  }
}
