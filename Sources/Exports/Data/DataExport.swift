public import FileStorage
import JSONRecords
public import ResponseStorage
import Sealing
public import SurveyModel

/// Writes responses for other programs: as linked CSV tables or as the
/// canonical records, one a line.
///
///     let export = DataExport(.csv, of: questionnaires)
///     let report = try export.write(summaries, from: store, to: "data")
///
/// The same responses give the same bytes. Responses are read one at a time,
/// each checked against its id.
public struct DataExport: Sendable {
  /// What is written.
  public enum Format: String, Sendable, CaseIterable {
    /// A table of the responses and one for each roster, linked by keys.
    case csv
    /// The records in their canonical form.
    case ndjson
  }

  /// What is asked of an export besides its format.
  public struct Options: Hashable, Sendable {
    /// The tag of the language of labels; no label columns when nil.
    public var language: String?
    /// Whether personal answers are written, where the store holds them.
    public var isPersonal = false
    /// Whether spreadsheet programs will open the tables; see ``CSVLine``.
    public var isForSpreadsheet = false
    /// Whether files that are there already are replaced.
    public var replaces = false
    /// The word for the layer in the manifest.
    public var layer = "corrected"

    /// Creates the options of a plain export.
    public init() {}
  }

  /// What an export has written.
  public struct Report: Hashable, Sendable {
    /// A file.
    public struct File: Hashable, Sendable {
      /// Its name in the folder.
      public let name: String
      /// The lines, that of the headers included.
      public let lines: Int
      /// The bytes.
      public let bytes: Int
      /// The SHA-256 of the content in hexadecimal.
      public let sha256: String
    }

    /// The files in the order of the tables.
    public var files: [File] = []
    /// The responses that were written.
    public var responses = 0
    /// The names of the files that took the place of others.
    public var replaced: [String] = []
    /// The responses with personal answers that the store does not hold.
    public var withoutPersonal = 0
    /// What could not be read; everything else was written.
    public var troubles: [StorageError] = []
    /// The SHA-256 over the sorted ids of the revisions, a line each.
    public var inputDigest = ""
  }

  let format: Format
  let options: Options
  let questionnaires: [Questionnaire]
  let plan: ExportPlan

  /// Prepares an export.
  ///
  /// - Parameters:
  ///   - format: What is written.
  ///   - questionnaires: All versions that the responses name.
  ///   - options: What else is asked of it.
  /// - Precondition: There is a questionnaire.
  public init(
    _ format: Format, of questionnaires: [Questionnaire], _ options: Options = Options()
  ) {
    precondition(!questionnaires.isEmpty, "Responses name a questionnaire.")
    self.format = format
    self.options = options
    self.questionnaires = questionnaires.sorted { $0.isNewer(than: $1) }
    plan = ExportPlan(
      self.questionnaires, language: options.language, withLabels: options.language != nil,
      withPersonal: options.isPersonal)
  }

  /// Writes the responses.
  ///
  /// Files get their names when all of them are whole and on the disk, the
  /// manifest last: as long as writing can fail, those of an earlier export stay
  /// as they were.
  ///
  /// - Parameters:
  ///   - responses: The revisions in the order of the rows, of the questionnaires given.
  ///   - store: The store that holds them.
  ///   - folder: Where the files go; created if needed.
  ///   - files: Where.
  /// - Returns: What was written.
  /// - Throws: ``ExportError``.
  public func write(
    _ responses: [ResponseSummary], from store: Store, to folder: String,
    on files: any FileSystem = POSIXFileSystem()
  ) throws(ExportError) -> Report {
    var report = Report()
    report.inputDigest = Self.digest(of: responses)
    let outputs = try begin(in: folder, &report, on: files)
    do throws(ExportError) {
      try fill(outputs, responses, store, &report)
      try finish(outputs, in: folder, &report, on: files)
    } catch {
      for output in outputs { output.abandon() }
      throw error
    }
    return report
  }

  private static func digest(of responses: [ResponseSummary]) -> String {
    var hash = SHA256()
    for id in responses.map(\.revisionID).sorted() { hash.update("\(id)\n".utf8) }
    return hash.finish().hex
  }

  // MARK: Files

  private var dataNames: [String] {
    let stem = SafeName.of(questionnaires[0].id)
    switch format {
    case .csv: return plan.tables.map(\.file)
    case .ndjson:
      return ["\(stem).ndjson"] + (options.isPersonal ? ["\(stem).personal.ndjson"] : [])
    }
  }

  private func begin(
    in folder: String, _ report: inout Report, on files: any FileSystem
  ) throws(ExportError) -> [StreamedFile] {
    let names = dataNames + (format == .csv ? ["columns.csv"] : [])
    var outputs: [StreamedFile] = []
    do throws(FileError) {
      try files.makeDirectories(folder)
      for name in names + ["manifest.json"] where try files.status("\(folder)/\(name)") != nil {
        report.replaced.append(name)
      }
      if report.replaced.isEmpty || options.replaces {
        for name in names { outputs.append(try StreamedFile("\(folder)/\(name)", on: files)) }
      }
    } catch {
      for output in outputs { output.abandon() }
      throw .file(error)
    }
    guard report.replaced.isEmpty || options.replaces else {
      throw .taken("\(folder)/\(report.replaced[0])")
    }
    return outputs
  }

  private func finish(
    _ outputs: [StreamedFile], in folder: String, _ report: inout Report,
    on files: any FileSystem
  ) throws(ExportError) {
    do throws(FileError) {
      for output in outputs {
        let digest = try output.finish()
        report.files.append(
          Report.File(
            name: String(output.path.dropFirst(folder.utf8.count + 1)), lines: output.lines,
            bytes: output.length, sha256: digest.hex))
      }
      for output in outputs { try output.publish() }
      try files.syncDirectory(folder)
      try AtomicFile.write(manifest(report), to: "\(folder)/manifest.json", on: files)
    } catch {
      throw .file(error)
    }
  }

  private func manifest(_ report: Report) -> [UInt8] {
    let value: JSONValue = [
      "format": "suroo-export", "format_version": 1, "data": .string(format.rawValue),
      "questionnaire": .string(questionnaires[0].id),
      "versions": .array(
        questionnaires.map { ["version": .string($0.version), "sha256": .string($0.sha256)] }),
      "layer": .string(options.layer),
      "language": options.language.map(JSONValue.string) ?? .null,
      "personal": .bool(options.isPersonal), "for_spreadsheets": .bool(options.isForSpreadsheet),
      "responses": .integer(report.responses), "unreadable": .integer(report.troubles.count),
      "without_personal": .integer(report.withoutPersonal),
      "input_sha256": .string(report.inputDigest),
      "files": .array(
        report.files.map {
          [
            "name": .string($0.name), "lines": .integer($0.lines), "bytes": .integer($0.bytes),
            "sha256": .string($0.sha256),
          ]
        }),
    ]
    // Every number of it is a count, which JSON can hold.
    return (try? JSONWriter.indented(value)) ?? []
  }

  // MARK: Lines

  private func fill(
    _ outputs: [StreamedFile], _ responses: [ResponseSummary], _ store: Store,
    _ report: inout Report
  ) throws(ExportError) {
    if format == .csv {
      for (output, table) in zip(outputs, plan.tables) {
        try add(table.columns.map(\.name), to: output)
      }
      for line in ColumnList(plan, questionnaires).lines {
        try add(line, to: outputs[outputs.count - 1])
      }
    }
    let parts = try options.isPersonal ? personalParts(of: store) : [:]
    let reader = RecordReader()
    for summary in responses {
      do throws(StorageError) {
        let record = try Self.record(at: summary.location, in: store, reader)
        var personal: CheckedRecord?
        if options.isPersonal, let hash = summary.personalSHA256 {
          personal = try parts[hash].map { location throws(StorageError) in
            try Self.record(at: location, in: store, reader)
          }
          if personal == nil { report.withoutPersonal += 1 }
        }
        let problem = write(record, personal, outputs)
        if let problem { throw problem }
        report.responses += 1
      } catch {
        if case .file(let error) = error, error.operation == .write { throw .file(error) }
        report.troubles.append(error)
      }
    }
  }

  /// Writes one response; what stopped it, if anything did.
  private func write(
    _ record: CheckedRecord, _ personal: CheckedRecord?, _ outputs: [StreamedFile]
  ) -> StorageError? {
    do throws(FileError) {
      switch format {
      case .ndjson:
        for (output, record) in zip(outputs, [record] + (personal.map { [$0] } ?? [])) {
          guard let line = try? record.line() else { continue }
          try output.add(line + [0x0A])
        }
      case .csv:
        var failure: FileError?
        ExportRows(
          plan: plan, record: record.object,
          personal: personal?.object["answers"]?.members ?? JSONObject(),
          personalMissing: personal?.object["missing"]?.members ?? JSONObject()
        ).forEachRow { table, values in
          do throws(FileError) {
            try outputs[table].add(line(values))
          } catch {
            failure = failure ?? error
          }
        }
        if let failure { throw failure }
      }
      return nil
    } catch {
      return .file(error)
    }
  }

  private func add(_ values: [String?], to output: StreamedFile) throws(ExportError) {
    do throws(FileError) {
      try output.add(line(values))
    } catch {
      throw .file(error)
    }
  }

  private func line(_ values: [String?]) -> String.UTF8View {
    CSVLine.text(values, isForSpreadsheet: options.isForSpreadsheet).utf8
  }

  private static func record(
    at location: RecordLocation, in store: Store, _ reader: RecordReader
  ) throws(StorageError) -> CheckedRecord {
    let path = "\(store.root)/\(location.path)"
    let bytes = try reader.record(at: location, in: store.root)
    do {
      guard let object = try JSONReader.value(of: bytes).members else {
        throw RecordError.member("(the record)", expected: "an object")
      }
      return try CheckedRecord(object)
    } catch let error as RecordError {
      throw .record(path: path, error)
    } catch let error as JSONReadingError {
      throw .record(path: path, .json(error))
    } catch {
      throw .record(path: path, .member("(the record)", expected: "a record"))
    }
  }

  /// Where the personal parts of the store lie, by the hash that their responses carry.
  private func personalParts(of store: Store) throws(ExportError) -> [String: RecordLocation] {
    var parts: [String: RecordLocation] = [:]
    do throws(StorageError) {
      try store.forEachRecord { location, result in
        guard let record = try? result.get(), record.format == .personal,
          let part = try? PersonalPart(record: record.object), let digest = try? part.digest()
        else { return }
        parts[digest.hex] = location
      }
    } catch {
      throw .store(error)
    }
    return parts
  }
}
