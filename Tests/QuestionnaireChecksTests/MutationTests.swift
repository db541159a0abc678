import Foundation
import QuestionnaireChecks
import QuestionnaireLoading
import SurveyBasics
import SurveyTestSupport
import Testing
import Workbooks

/// Mistakes put into the shipped questionnaires at random.
@Suite struct MutationTests {
  @Test(arguments: ShippedQuestionnaireTests.names)
  func `a mistake never crashes and is told where it was made`(_ name: String) throws {
    try judge(name, seeds: 1...50)
  }

  @Test(.tags(.slow), .onlyWhenAsked, arguments: ShippedQuestionnaireTests.names)
  func `so are five hundred mistakes`(_ name: String) throws {
    try judge(name, seeds: 51...500)
  }

  /// Makes one mistake for each seed and counts what became of it.
  private func judge(_ name: String, seeds: ClosedRange<UInt64>) throws {
    let sound = try SoundQuestionnaire(name)
    var tally = Tally()
    for seed in seeds {
      var chance = SeededGenerator(seed: seed, key: [SeededGenerator.key(name)])
      let mutation = sound.mutation(&chance)
      let loaded = LoadedQuestionnaire(mutation.workbook, bytes: []) { file throws(WorkbookError) in
        mutation.files[file]
      }
      let diagnostics = loaded.diagnostics + (QuestionnaireReport(on: loaded)?.diagnostics ?? [])
      let isPointed = diagnostics.contains { mutation.isMeant(by: $0) }
      tally.add(mutation.kind, isFound: !diagnostics.isEmpty, isPointed: isPointed)
      #expect(
        loaded.questionnaire != nil || !loaded.diagnostics.isEmpty,
        "seed \(seed): \(mutation.summary)")
      if !diagnostics.isEmpty, !isPointed {
        tally.misses.append(
          "seed \(seed), \(mutation.kind): \(mutation.summary)\n    \(diagnostics[0])")
      }
    }
    print("\(name), seeds \(seeds): \(tally)")
    #expect(tally.share >= 0.9, "\(tally.misses.joined(separator: "\n"))")
  }
}

/// What became of mistakes.
private struct Tally: CustomStringConvertible {
  private var counts: [Mutation.Kind: (made: Int, found: Int, pointed: Int)] = [:]
  var misses: [String] = []

  mutating func add(_ kind: Mutation.Kind, isFound: Bool, isPointed: Bool) {
    var count = counts[kind] ?? (0, 0, 0)
    count.made += 1
    count.found += isFound ? 1 : 0
    count.pointed += isPointed ? 1 : 0
    counts[kind] = count
  }

  private func sum(_ part: ((made: Int, found: Int, pointed: Int)) -> Int) -> Int {
    counts.values.reduce(0) { $0 + part($1) }
  }

  /// Of the mistakes about which anything is said, those that are pointed at.
  var share: Double { Double(sum(\.pointed)) / Double(max(1, sum(\.found))) }

  var description: String {
    let percent = Int(share * 1000)
    return """
      \(sum(\.made)) mistakes, \(sum(\.made) - sum(\.found)) without a finding, \(sum(\.found)) \
      found, \(sum(\.pointed)) of them (\(Double(percent) / 10) %) where they were made
      """ + misses.map { "\n  \($0)" }.joined()
  }
}

/// A shipped questionnaire as sheets.
private struct SoundQuestionnaire {
  let workbook: Workbook
  let files: [String: [UInt8]]

  init(_ name: String) throws {
    let folder = ShippedQuestionnaireTests.folder.appending(path: name)
    var diagnostics: [Diagnostic] = []
    workbook = try Workbook(
      bytes: Array(Data(contentsOf: folder.appending(path: "questionnaire.yaml"))),
      file: "questionnaire.yaml", diagnostics: &diagnostics)
    var files: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".csv") {
      files[file] = Array(try Data(contentsOf: folder.appending(path: file)))
    }
    self.files = files
  }

  /// A mistake of a kind that chance draws.
  func mutation(_ chance: inout SeededGenerator) -> Mutation {
    while true {
      let kind = Mutation.Kind.allCases.randomElement(using: &chance) ?? .rowDropped
      if let mutation = Mutation(kind, in: workbook, files: files, chance: &chance) {
        return mutation
      }
    }
  }
}

extension Mutation {
  /// Whether a diagnostic points at what was changed or at what uses it.
  func isMeant(by diagnostic: Diagnostic) -> Bool {
    ([diagnostic.place] + diagnostic.notes.compactMap(\.place)).contains(where: isMeant)
  }

  private func isMeant(_ place: Place) -> Bool {
    if let file {
      return place.file == file || place.text.contains(file) || place.text == file.dropLast(4)
        || place.text.contains("'\(file.dropLast(4))'")
    }
    return changed.contains(place.position) || names.contains { isUser(place.text, of: $0) }
      || choices.contains { isUser(place, of: $0) }
  }

  /// Whether a cell refers to a question or a list.
  private func isUser(_ text: String, of name: String) -> Bool {
    text.contains("${\(name)}") || text.split(separator: " ").dropFirst().contains { $0 == name }
  }

  /// Whether a cell compares the answer to a question with a choice of its list.
  private func isUser(_ place: Place, of choice: Choice) -> Bool {
    guard place.text.contains("'\(choice.name)'"),
      let survey = workbook.sheets.first(where: { $0.name == "survey" })
    else { return false }
    return survey.rows.contains { row in
      row.cells.contains { $0.text.split(separator: " ").last.map(String.init) == choice.list }
        && row.cells.contains { cell in
          cell.place.position == place.position || place.text.contains("${\(cell.text)}")
        }
    }
  }
}
