import CSimdJSON

/// Reads a few members of very many records, and nothing else of them.
///
/// No value is made of what is passed over, and no tree of what is wanted: a
/// record gives ``ScannedCell``s in the order in which they stand in it. What
/// is passed over is not checked closely either, so records have to be known
/// as sound, or the worst that can happen has to be a wrong table.
///
///     let scanner = ColumnScanner([
///       .init("region", in: nil), .init("answers", in: nil, .object), .init("age", in: 1),
///     ])
///
/// A scanner keeps its working memory from one record to the next.
public final class ColumnScanner {
  /// A member of records.
  public struct Column: Hashable, Sendable {
    /// What the member is.
    public enum Kind: Hashable, Sendable {
      /// A value that is wanted.
      case value
      /// An object of which some members are wanted.
      case object
      /// An array of objects, of each of which some members are wanted.
      case rows
      /// An object whose keys name answers: the columns inside it are whole
      /// keys, and a key with a row in it comes as ``ScannedCell/Kind/rowKey``.
      case reasons
    }

    /// The key.
    public var name: String
    /// The number of the column it lies in, nil for the record itself.
    public var parent: Int?
    /// What it is.
    public var kind: Kind

    /// Creates a column.
    public init(_ name: String, in parent: Int?, _ kind: Kind = .value) {
      self.name = name
      self.parent = parent
      self.kind = kind
    }
  }

  /// The bytes that must be readable after every record.
  public static let padding = Int(CSIMDJSON_PADDING)

  private let scanner: OpaquePointer

  /// Creates a scanner.
  ///
  /// - Parameter columns: What is wanted, each after the column it lies in.
  /// - Precondition: A column lies in one with a smaller number.
  public init(_ columns: [Column]) {
    let names = columns.map { Array($0.name.utf8) }
    let bytes = names.flatMap(\.self)
    let scanner = bytes.withUnsafeBytes { bytes in
      var start = 0
      let sources = zip(columns, names).enumerated().map { index, column in
        precondition((column.0.parent ?? -1) < index, "A column follows the one it lies in.")
        defer { start += column.1.count }
        return csimdjson_column(
          name: bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) },
          length: UInt32(column.1.count), parent: Int32(column.0.parent ?? -1),
          kind: column.0.kind.code)
      }
      return csimdjson_scanner_create(sources, sources.count)
    }
    guard let scanner else { fatalError("There is no memory for a scanner.") }
    self.scanner = scanner
  }

  deinit {
    csimdjson_scanner_destroy(scanner)
  }

  /// Returns the wanted members of a record, nil when it is no JSON object or
  /// breaks off.
  ///
  /// - Parameter record: The bytes; ``padding`` more must be readable after them.
  /// - Returns: Cells that are valid until the next call.
  public func scan(_ record: UnsafeRawBufferPointer) -> ScannedCells? {
    guard record.count <= JSONReader.largest else { return nil }
    let row = csimdjson_scan(
      scanner, record.baseAddress?.assumingMemoryBound(to: CChar.self), record.count)
    guard row.status == CSIMDJSON_OK else { return nil }
    return ScannedCells(UnsafeBufferPointer(start: row.cells, count: row.count))
  }
}

/// The wanted members of one record, valid until the scanner reads another.
public struct ScannedCells {
  private let cells: UnsafeBufferPointer<csimdjson_cell>

  fileprivate init(_ cells: UnsafeBufferPointer<csimdjson_cell>) {
    self.cells = cells
  }

  /// No cells.
  public init() {
    cells = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// The number of cells.
  public var count: Int { cells.count }

  /// A cell by its number.
  public subscript(index: Int) -> ScannedCell {
    ScannedCell(cells[index])
  }
}

/// A value, a row or a key that a scanner found.
public struct ScannedCell {
  /// What a cell says.
  public enum Kind: UInt8, Sendable {
    /// `null`, `true` or `false`.
    case none
    /// A whole number.
    case integer
    /// Another number.
    case number
    /// A text.
    case text
    /// An array; its texts follow as cells of their own.
    case list
    /// An object, or an array of something else than texts.
    case other
    /// A row begins.
    case row
    /// A row ends.
    case rowEnd
    /// A key with a row in it; its value is the next cell.
    case rowKey
  }

  /// What it says.
  public let kind: Kind
  /// The number of its column.
  public let column: Int
  /// The bytes of a text or key, or the number of texts of a list.
  public let length: Int
  private let value: csimdjson_cell.__Unnamed_union_value

  fileprivate init(_ cell: csimdjson_cell) {
    kind = Kind(rawValue: cell.kind) ?? .none
    column = Int(cell.column)
    length = Int(cell.length)
    value = cell.value
  }

  /// The bytes of a text or key, without escapes; empty for everything else.
  public var text: UnsafeRawBufferPointer {
    kind == .text || kind == .rowKey
      ? UnsafeRawBufferPointer(start: value.text, count: length)
      : UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// The number, nil for everything else.
  public var number: Double? {
    switch kind {
    case .integer: Double(value.integer)
    case .number: value.number
    default: nil
    }
  }

  /// The text as it would stand in an answer: of a text itself, of a number
  /// its shortest decimal; nil for everything else.
  public var string: String? {
    switch kind {
    case .text, .rowKey: String(decoding: text, as: UTF8.self)
    case .integer: String(value.integer)
    case .number: plainDecimal(value.number)
    default: nil
    }
  }
}

extension ColumnScanner.Column.Kind {
  fileprivate var code: UInt8 {
    switch self {
    case .value: UInt8(CSIMDJSON_COLUMN_VALUE)
    case .object: UInt8(CSIMDJSON_COLUMN_OBJECT)
    case .rows: UInt8(CSIMDJSON_COLUMN_ROWS)
    case .reasons: UInt8(CSIMDJSON_COLUMN_REASONS)
    }
  }
}
