import JSONRecords
import ResponseStorage
import Sealing
import SurveyModel

/// What people should look at after a merge, found from the entries of the
/// whole store: it does not matter which merge brought what.
struct MergeFindings {
  private let merge: Merge
  private let index: RecordIndex
  /// Of records that are named as parents, the keys within their response.
  private let parents = DigestSet()
  private let held = DigestSet()
  /// The hashes of personal parts that responses name.
  private let personal = DigestSet()
  private var ended: Set<DigestSet.Key> = []
  /// The responses with more than one head.
  private var inConflict: Set<DigestSet.Key> = []
  /// The units with more than one response.
  private var unitsTwice: Set<UInt64> = []

  /// An entry with its place; no place for one that a dry run would write.
  private typealias Found = (entry: RecordEntry, place: RecordIndex.Place?)

  init(of merge: Merge, _ index: RecordIndex) throws(StorageError) {
    self.merge = merge
    self.index = index
    try gather()
    try findRepetitions()
  }

  private func forEach(_ body: (RecordEntry, RecordIndex.Place?) -> Void) throws(StorageError) {
    try index.forEach { body($0, $1) }
    for entry in merge.staged { body(entry, nil) }
  }

  private mutating func gather() throws(StorageError) {
    var ended = Set<DigestSet.Key>()
    try forEach { entry, _ in
      switch entry.kind {
      case .tombstone: ended.insert(entry.response)
      case .parent: parents.insert(lineageKey(entry.id, of: entry.response))
      case .response where entry.personal != 0: personal.insert(SIMD2(entry.personal, 1))
      default: break
      }
      if entry.kind != .parent, entry.kind != .subject { held.insert(entry.id) }
    }
    self.ended = ended
  }

  private func isHead(_ entry: RecordEntry) -> Bool {
    entry.kind == .response && !ended.contains(entry.response)
      && !parents.contains(lineageKey(entry.id, of: entry.response))
  }

  private mutating func findRepetitions() throws(StorageError) {
    let (heads, units) = (DigestSet(), DigestSet())
    var inConflict: Set<DigestSet.Key> = []
    var unitsTwice: Set<UInt64> = []
    try forEach { entry, _ in
      guard isHead(entry) else { return }
      if !heads.insert(entry.response) { inConflict.insert(entry.response) }
      if entry.unit != 0, units.insert(SIMD2(entry.unit, entry.response.x)),
        !units.insert(SIMD2(entry.unit, 0))
      {
        unitsTwice.insert(entry.unit)
      }
    }
    self.inConflict = inConflict
    self.unitsTwice = unitsTwice
  }

  func fill(_ report: inout MergeReport) throws(StorageError) {
    var (heads, twins): ([Found], [Found]) = ([], [])
    var missing: [MergeReport.Missing.What: MergeReport.Missing] = [:]
    var mismatches: [MergeReport.Mismatch] = []
    func miss(_ what: MergeReport.Missing.What, _ example: String) {
      var entry = missing[what] ?? MergeReport.Missing(what: what, count: 0, examples: [])
      entry.count += 1
      if entry.examples.count < 20 { entry.examples.append(example) }
      missing[what] = entry
    }
    try forEach { entry, place in
      guard !ended.contains(entry.response) else { return }
      switch entry.kind {
      case .response:
        if entry.link != .zero, !held.contains(entry.link) { miss(.events, entry.id.hex) }
        if isHead(entry), inConflict.contains(entry.response) { heads.append((entry, place)) }
        if isHead(entry), unitsTwice.contains(entry.unit) { twins.append((entry, place)) }
      case .parent where !held.contains(entry.id): miss(.parent, entry.id.hex)
      case .personal where !personal.contains(SIMD2(entry.link.x, 1)):
        mismatches.append(MergeReport.Mismatch(id: entry.id.hex))
      default: break
      }
    }
    let kept = merge.questionnaireHashes
    var named = index.questionnaires
    named.formUnion(merge.maker.questionnaires)
    for reference in named.sorted(by: { $0.sha256 < $1.sha256 })
    where !kept.contains(reference.sha256) {
      miss(.questionnaire, "\(reference.id) \(reference.version) \(reference.sha256)")
    }
    for bundle in try merge.missingBundles() { miss(.bundle, bundle) }
    report.missing = MergeReport.Missing.What.allCases.compactMap { missing[$0] }
    report.mismatches = mismatches
    report.questionnairesTwice = questionnairesTwice(named)
    try fillConflicts(heads, &report)
    report.unitsTwice = unitsTwice(twins)
    count(heads, &report)
  }

  /// Counts, source by source, what is no longer head and what is in conflict.
  private func count(_ heads: [Found], _ report: inout MergeReport) {
    let open = DigestSet()
    for head in heads { open.insert(lineageKey(head.entry.id, of: head.entry.response)) }
    for (number, keys) in merge.revisions.enumerated() {
      report.sources[number].superseded = keys.count { parents.contains($0) }
      report.sources[number].conflicts = keys.count { open.contains($0) }
    }
  }

  private func questionnairesTwice(
    _ named: Set<Response.QuestionnaireReference>
  ) -> [MergeReport.QuestionnaireTwice] {
    let groups = Dictionary(grouping: named) { [$0.id, $0.version] }
    return groups.filter { $0.value.count > 1 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { key, references in
        MergeReport.QuestionnaireTwice(
          id: key[0], version: key[1], hashes: references.map(\.sha256).sorted())
      }
  }

  // MARK: - Conflicts and units

  private func record(_ found: Found) -> CheckedLine? {
    guard let place = found.place,
      let bytes = try? merge.store.bytes(at: index.location(of: found.entry, in: place))
    else { return nil }
    return try? merge.checker.check(bytes)
  }

  private func fillConflicts(_ heads: [Found], _ report: inout MergeReport) throws(StorageError) {
    let groups = Dictionary(grouping: heads, by: \.entry.response)
    var conflicts: [MergeReport.Conflict] = []
    let listed = groups.sorted { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }
    for (_, group) in listed.prefix(MergeReport.Source.mostListed) {
      let sorted = group.sorted { $0.entry.id < $1.entry.id }
      let lines = sorted.compactMap { record($0) }
      let responses = lines.compactMap { try? Response(record: $0.record().object) }
      conflicts.append(
        MergeReport.Conflict(
          responseID: lines.first?.responseID ?? "", heads: sorted.map(\.entry.id.hex),
          questions: responses.count == sorted.count
            ? AnswerDifference.among(responses).withWholeRows.map(\.key) : nil,
          isUnrelated: lines.filter { $0.json(.parents)?.elements?.isEmpty ?? false }.count > 1))
    }
    report.conflicts = conflicts.sorted { $0.responseID < $1.responseID }
    report.conflictCount = groups.count
  }

  private func unitsTwice(_ twins: [Found]) -> [MergeReport.UnitTwice] {
    Dictionary(grouping: twins, by: \.entry.unit).sorted { $0.key < $1.key }
      .prefix(MergeReport.Source.mostListed)
      .compactMap { _, group -> MergeReport.UnitTwice? in
        let lines = group.compactMap { record($0) }
        guard let first = lines.first, let unit = first.text(.unit) else { return nil }
        return MergeReport.UnitTwice(
          unit: unit, questionnaire: first.json(.questionnaire)?["id"]?.text ?? "",
          responses: Set(lines.compactMap(\.responseID)).sorted())
      }
      .sorted { ($0.questionnaire, $0.unit) < ($1.questionnaire, $1.unit) }
  }
}
