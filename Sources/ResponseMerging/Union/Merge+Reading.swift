import FileStorage
import JSONRecords
import ResponseStorage
import Sealing
import SurveyModel

extension Merge {
  /// Reads one source and takes in what is new.
  func read(_ source: MergeSource) throws(StorageError) -> MergeReport.Source {
    var report = MergeReport.Source(name: source.name, kind: source.kind.rawValue)
    report.skipped = Array(source.skipped.prefix(MergeReport.Source.mostListed))
    revisions.append([])
    for part in source.parts {
      switch part {
      case .lines(let path): try readLines(path, &report)
      case .record(let path): try readRecord(path, &report)
      case .bundle(let path): try readBundle(path, &report)
      case .questionnaire(let folder, let name): try readQuestionnaire(folder, name, &report)
      case .refused(let path, let why): refuse(path, why, &report)
      }
    }
    if report.quarantined > 0 {
      report.status = report.new + report.known > 0 ? .damaged : .refused
    }
    return report
  }

  private func readLines(
    _ path: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    let lines: RecordLines
    do throws(FileError) {
      lines = try RecordLines(path, on: files)
    } catch {
      return refuse(path, "\(error)", &report)
    }
    while true {
      let line: RecordLine?
      do throws(FileError) {
        line = try lines.next()
      } catch {
        return refuse(path, "\(error) What stands behind was not read.", &report)
      }
      guard let line else { return }
      // An empty line separates nothing and holds nothing.
      if line.length == 0 { continue }
      let place = "\(path):\(line.number)"
      guard !line.isTooLong else {
        refuse(place, "The line is longer than 16 MiB, which no record is.", &report)
        continue
      }
      try take(line.bytes, from: place, &report)
    }
  }

  private func readRecord(
    _ path: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.contents(of: path, atMost: JSONReader.largest)
    } catch {
      return refuse(path, "\(error)", &report)
    }
    try take(bytes, from: path, &report)
  }

  /// Takes in one record, or puts it into quarantine.
  func take(
    _ bytes: [UInt8], from place: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    let line: CheckedLine
    do throws(RecordError) {
      line = try checker.check(bytes)
    } catch {
      return refuse(place, "\(error)", &report, keeping: bytes)
    }
    try take(line, from: place, &report)
  }

  /// Takes in one record that agrees with its id, or puts it into quarantine.
  func take(
    _ line: CheckedLine, from place: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    guard line.format != .questionnaire else {
      return try takeQuestionnaire(line, from: place, &report)
    }
    let entries: [RecordEntry]
    do throws(RecordError) {
      entries = try maker.entries(of: line)
    } catch {
      return refuse(place, "\(error)", &report, keeping: line.bytes)
    }
    let entry = entries[0]
    report.read += 1
    countRecord()
    if entry.kind == .response {
      revisions[revisions.count - 1].append(lineageKey(entry.id, of: entry.response))
    }
    let isWithheld =
      switch entry.kind {
      case .response, .personal, .events, .review: ended.contains(entry.response)
      default: false
      }
    if isWithheld { report.withheld += 1 }
    guard held.insert(entry.id) else {
      report.known += 1
      return
    }
    report.new += 1
    newIDs.update(entry.id.bytes)
    if entry.kind == .tombstone { ended.insert(entry.response) }
    if isWithheld {
      withheld.append((entry.kind, entry.id.hex))
    } else if let writer {
      let questionnaire =
        entry.questionnaire > 0 ? maker.questionnaires[entry.questionnaire - 1].id : nil
      try writer.append(line, entries, questionnaire: questionnaire)
    } else {
      staged += entries
    }
  }

  /// Counts something that cannot be used, with the reason.
  func refuse(
    _ place: String, _ reason: String, _ report: inout MergeReport.Source,
    keeping bytes: [UInt8] = []
  ) {
    report.read += 1
    report.quarantined += 1
    if report.quarantine.count < MergeReport.Source.mostListed {
      report.quarantine.append(MergeReport.Quarantined(place: place, reason: reason))
    }
    quarantine.add(bytes)
  }

  // MARK: - Questionnaires

  private func readQuestionnaire(
    _ folder: String, _ name: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    var sources: [Questionnaire.SourceFile] = []
    do throws(SourceTrouble) {
      try readTree(folder, prefix: "", &sources)
    } catch {
      return refuse(folder, error.reason, &report)
    }
    let stated = lastName(folder)
    let found = SHA256.digest(ofFiles: sources.map { ($0.name, $0.bytes) })
    guard found.hex == stated else {
      let error = RecordError.hash(expected: stated, found: found.hex)
      return refuse(folder, "\(error)", &report)
    }
    report.read += 1
    countRecord()
    try take(questionnaire: name, found, sources, folder, &report)
  }

  /// Takes in a questionnaire that came as a record.
  private func takeQuestionnaire(
    _ line: CheckedLine, from place: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    let record: QuestionnaireRecord
    do throws(RecordError) {
      record = try QuestionnaireRecord(record: line.record().object)
    } catch {
      return refuse(place, "\(error)", &report, keeping: line.bytes)
    }
    guard let sha256 = SHA256Digest(hex: record.questionnaire.sha256) else { return }
    report.read += 1
    countRecord()
    try take(questionnaire: record.questionnaire.id, sha256, record.sources, place, &report)
  }

  /// Takes in the files of a questionnaire that agree with its hash.
  func take(
    questionnaire name: String, _ sha256: SHA256Digest, _ sources: [Questionnaire.SourceFile],
    _ place: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    guard questionnaireHashes.insert(sha256.hex).inserted else {
      report.known += 1
      return
    }
    report.new += 1
    newQuestionnaires.append(sha256.hex)
    newIDs.update(sha256.bytes)
    try writer?.append(questionnaire: name, sha256, sources)
  }

  private struct SourceTrouble: Error {
    var reason: String
  }

  /// What the files of one questionnaire may have together.
  private static let largestQuestionnaire = 64 << 20
  private static let mostQuestionnaireFiles = 1000

  private func readTree(
    _ folder: String, prefix: String, _ sources: inout [Questionnaire.SourceFile]
  ) throws(SourceTrouble) {
    do {
      for entry in try files.list(folder) where !AtomicFile.isTemporary(entry.name) {
        let path = "\(folder)/\(entry.name)"
        switch entry.kind {
        case .directory: try readTree(path, prefix: "\(prefix)\(entry.name)/", &sources)
        case .other:
          throw SourceTrouble(reason: "\(path) is a link, a device or a pipe, and no file.")
        case .file:
          let used = sources.reduce(0) { $0 + $1.bytes.count }
          guard sources.count < Merge.mostQuestionnaireFiles, used < Merge.largestQuestionnaire
          else { throw SourceTrouble(reason: "The questionnaire is larger than 64 MiB.") }
          let bytes = try files.contents(of: path, atMost: Merge.largestQuestionnaire - used)
          sources.append(Questionnaire.SourceFile(name: prefix + entry.name, bytes: bytes))
        }
      }
    } catch let error as SourceTrouble {
      throw error
    } catch {
      throw SourceTrouble(reason: "\(error)")
    }
  }
}

/// The key of a revision within its response, by which parents are found: a
/// revision of another response that names it does not replace it.
func lineageKey(_ id: SHA256Digest, of response: DigestSet.Key) -> DigestSet.Key {
  let key = id.words.lowHalf
  return DigestSet.Key(key.x ^ response.x, key.y ^ response.y)
}
