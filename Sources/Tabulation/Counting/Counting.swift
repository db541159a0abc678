import ResponseStorage

/// What one worker has counted of all tables.
struct PartialResult: Sendable {
  var counts: [TableCount]
  var responses = 0
  var otherRecords = 0
  var unknownVersions = 0
  var failures = 0
  var troubles: [TabulationResult.Trouble] = []

  mutating func add(_ other: PartialResult) {
    for index in counts.indices { counts[index].add(other.counts[index]) }
    responses += other.responses
    otherRecords += other.otherRecords
    unknownVersions += other.unknownVersions
    failures += other.failures
    troubles += other.troubles
  }
}

/// One worker: reads batches and counts what is in them.
final class Counting {
  private let tabulation: Tabulation
  private let response: ScannedResponse
  private let reader = RecordReader()
  private let judges: [[String: ConditionJudge]]
  private var partial: PartialResult
  private var hash: [UInt8] = []
  private var hashText = ""

  init(_ tabulation: Tabulation) {
    self.tabulation = tabulation
    let response = ScannedResponse(tabulation.columns)
    self.response = response
    judges = tabulation.conditions.map { $0.mapValues { ConditionJudge($0, response) } }
    partial = PartialResult(counts: tabulation.designs.map { TableCount($0) })
  }

  func result() -> PartialResult {
    partial.failures = judges.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.failures } }
    return partial
  }

  func count(_ batch: RecordBatch, numbered number: Int) {
    reader.forEachRecord(of: batch) { path, offset, bytes in
      switch bytes {
      case .success(let bytes): self.count(bytes, path, offset)
      case .failure(let error): self.note("\(error)", path, offset)
      }
    }
  }

  private func note(_ reason: String, _ path: String, _ offset: Int) {
    partial.troubles.append(TabulationResult.Trouble(path: path, offset: offset, reason: reason))
  }

  private func count(_ bytes: UnsafeRawBufferPointer, _ path: String, _ offset: Int) {
    guard response.read(bytes) else {
      note("It is no JSON object, or it breaks off.", path, offset)
      return
    }
    guard response.isText(tabulation.format, row: 0, Self.format) else {
      partial.otherRecords += 1
      return
    }
    partial.responses += 1
    if tabulation.hasCondition { takeHash() }
    for index in tabulation.designs.indices { count(index) }
  }

  private static let format = Array("suroo-response".utf8)

  /// Keeps the text of the hash while it stays the same, which it mostly does.
  private func takeHash() {
    guard !response.isText(tabulation.hash, row: 0, hash) else { return }
    hashText = response.text(tabulation.hash, row: 0)
    hash = Array(hashText.utf8)
  }

  private func count(_ index: Int) {
    let serial = partial.responses
    let level = tabulation.designs[index].level
    guard tabulation.hasCondition else {
      if level > 0 { partial.counts[index].countResponse(response, serial: serial) }
      for row in 0..<response.count(ofLevel: level) {
        partial.counts[index].count(response, row: row, serial: serial)
      }
      return
    }
    guard let judge = judges[index][hashText] else {
      if index == 0 { partial.unknownVersions += 1 }
      return
    }
    judge.begin()
    if !judge.looksAtRows, !judge.holds(row: 0, level: 0) { return }
    if level > 0 { partial.counts[index].countResponse(response, serial: serial) }
    for row in 0..<response.count(ofLevel: level)
    where !judge.looksAtRows || judge.holds(row: row, level: level) {
      partial.counts[index].count(response, row: row, serial: serial)
    }
  }
}
