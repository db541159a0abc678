import Foundation
import SurveyBasics
import SurveyTestSupport
import Testing

/// Interviews at a pseudo-terminal that are killed at any moment.
@Suite(.serialized) struct KilledInterviewTests {
  @Test func `whatever was called recorded is there after kill -9`() throws {
    let rounds = SlowTests.areWanted ? 200 : 10
    let seed = UInt64(Date().timeIntervalSince1970)
    var chance = SeededGenerator(seed: seed, key: [])
    let round = try RoundQuestionnaire()
    let environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm", "HOME": round.folder.path,
    ]
    var known: Set<String> = []
    var (answers, killed) = (0, 0)
    let start = try timeToFirstQuestion(round, environment)
    known = Set(try RoundQuestionnaire.journals(below: round.store).keys)
    var onScreen = 0
    for number in 1...rounds {
      let front: Front = number.isMultiple(of: 2) ? .screen : .lines
      let words = front == .screen ? round.interviewOnScreen() : round.interview()
      let terminal = try PseudoTerminal(words, environment: environment)
      // Some are killed while they start, the others around one of the answers, and the
      // first of each front at its end.
      let last =
        number <= 2
        ? RoundQuestionnaire.count : .random(in: -1...RoundQuestionnaire.count, using: &chance)
      var given: [Int] = []
      if last < 0 {
        terminal.read(forMilliseconds: .random(in: 1...start, using: &chance)) { _ in false }
      }
      while given.count < last {
        let wanted = given.count
        // The next question comes after the former answer is on the disk.
        try #require(
          terminal.read(forMilliseconds: 30_000) { front.asked(in: $0) > wanted },
          "seed \(seed), round \(number): \(terminal.output)")
        given.append(number * 100 + given.count)
        terminal.enter(String(given[given.count - 1]))
      }
      usleep(.random(in: 0...6000, using: &chance))
      terminal.kill()
      terminal.read(forMilliseconds: 20, until: { _ in false })
      killed += 1
      let acknowledged = front.acknowledged(in: terminal.output, of: given)
      answers += acknowledged.count
      if front == .screen { onScreen += acknowledged.count }
      let journals = try RoundQuestionnaire.journals(below: round.store)
      let new = journals.filter { !known.contains($0.key) }
      known.formUnion(journals.keys)
      let place: Comment = "seed \(seed), round \(number): \(acknowledged) \(new)"
      #expect(given.starts(with: acknowledged), place)
      #expect(new.count <= 1, place)
      let kept = new.values.first ?? []
      // What was entered and not acknowledged any more may be there too, nothing else.
      #expect(kept.starts(with: acknowledged) && given.starts(with: kept), place)
      #expect(!terminal.output.contains("quarantine"), place)
    }
    let listed = try BuiltProgram.run("list", "--drafts", "--json", "--store", round.store)
    #expect(listed.status == 0 && listed.errors.isEmpty, "seed \(seed): \(listed.errors)")
    print(
      "\(killed) rounds, \(answers) answers acknowledged and found, \(onScreen) of them on the full"
        + " screen, seed \(seed)")
    #expect(min(answers - onScreen, onScreen) >= rounds / 4, "seed \(seed)")
  }

  /// How an interview shows itself.
  private enum Front {
    case lines, screen

    /// How many questions have been asked.
    func asked(in output: String) -> Int {
      switch self {
      case .lines: output.components(separatedBy: "Answer:").count - 1
      case .screen: RoundQuestionnaire.questions.count { output.contains($0) }
      }
    }

    /// The answers of which a person knows that they are saved: line by line that is
    /// said, and the screen goes on to the next question only then.
    func acknowledged(in output: String, of given: [Int]) -> [Int] {
      switch self {
      case .lines: RoundQuestionnaire.acknowledged(in: output)
      case .screen: Array(given.prefix(max(0, asked(in: output) - 1)))
      }
    }
  }

  /// The milliseconds from the start to the first question.
  private func timeToFirstQuestion(
    _ round: RoundQuestionnaire, _ environment: [String: String]
  ) throws -> Int {
    // The first run of all loads the program and makes the store.
    var duration = Duration.zero
    for _ in 0..<2 {
      let start = ContinuousClock.now
      let terminal = try PseudoTerminal(round.interview(), environment: environment)
      try #require(
        terminal.read(forMilliseconds: 30_000) { $0.contains("Answer:") }, "\(terminal.output)")
      duration = ContinuousClock.now - start
      terminal.kill()
    }
    return Int(duration / .milliseconds(1))
  }
}
