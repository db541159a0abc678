import FileSimulation
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

@Suite struct InterviewTimingTests {
  /// Events with their milliseconds; the clock goes along unless told otherwise.
  private func events(_ steps: (Int, JournalEvent.Action)...) -> [JournalEvent] {
    steps.enumerated().map { index, step in
      JournalEvent(
        number: index + 1, at: Timestamp(milliseconds: 1_777_600_000_000 + step.0, offset: 360),
        milliseconds: step.0, action: step.1)
    }
  }

  @Test func `time belongs to the question on the screen`() {
    let timing = InterviewTiming(
      events(
        (100, .visit(key: "age")), (2_100, .unfinished(key: "age", text: "3")),
        (4_100, .answer(key: "age", text: "34")), (4_200, .visit(key: "sex")),
        (9_200, .special(key: "sex", reason: .refused)), (9_200, .visit(key: "age")),
        (10_200, .answer(key: "age", text: "35")), (10_300, .visit(key: "sex"))))
    #expect(
      timing.questions == [
        InterviewTiming.Question(
          key: "age", activeMilliseconds: 5_200, visits: 2, entries: 2, changes: 1),
        InterviewTiming.Question(
          key: "sex", activeMilliseconds: 5_000, visits: 2, entries: 1, changes: 0),
      ])
    #expect(timing.activeMilliseconds == 10_300)
    #expect(timing.idleMilliseconds == 0)
    #expect(timing.sessions == 1)
    #expect(timing.question("age")?.changes == 1)
    #expect(timing.question("nothing") == nil)
  }

  @Test func `an answer taken away and given again changed, one given twice did not`() {
    let timing = InterviewTiming(
      events(
        (0, .answer(key: "a", text: "1")), (1, .answer(key: "a", text: "1")),
        (2, .answer(key: "a", text: "")), (3, .answer(key: "a", text: "1")),
        (4, .special(key: "a", reason: .dontKnow)), (5, .special(key: "a", reason: .refused))))
    #expect(timing.question("a")?.entries == 6)
    #expect(timing.question("a")?.changes == 3)
  }

  @Test func `pauses count nothing, whether the next session counts anew or goes on`() {
    let anew = InterviewTiming(
      events(
        (0, .visit(key: "a")), (5_000, .pause), (200, .resume), (300, .visit(key: "a")),
        (1_300, .answer(key: "a", text: "1"))))
    #expect(anew.question("a")?.activeMilliseconds == 6_000)
    #expect(anew.activeMilliseconds == 6_300)
    #expect(anew.sessions == 2)
    let on = InterviewTiming(
      events(
        (0, .visit(key: "a")), (5_000, .pause), (900_000, .resume), (900_100, .visit(key: "a")),
        (901_100, .answer(key: "a", text: "1"))))
    #expect(on.question("a")?.activeMilliseconds == 6_000)
    #expect(on.activeMilliseconds == 6_100)
    #expect(on.idleMilliseconds == 0)
  }

  @Test func `a session that a power cut ended is followed by another`() {
    let timing = InterviewTiming(
      events(
        (0, .visit(key: "a")), (9_000, .visit(key: "b")), (50, .resume), (60, .visit(key: "b")))
    )
    #expect(timing.sessions == 2)
    #expect(timing.activeMilliseconds == 9_060)
  }

  @Test func `of a long gap only the longest that counts is counted`() {
    let timing = InterviewTiming(
      events((0, .visit(key: "a")), (3_600_000, .answer(key: "a", text: "1"))))
    #expect(timing.question("a")?.activeMilliseconds == InterviewTiming.longestGap)
    #expect(timing.activeMilliseconds == InterviewTiming.longestGap)
    #expect(timing.idleMilliseconds == 3_600_000 - InterviewTiming.longestGap)
  }

  @Test func `a clock that was set shows, and does not touch the durations`() {
    var moved = events(
      (0, .visit(key: "a")), (1_000, .answer(key: "a", text: "1")), (2_000, .visit(key: "b")))
    moved[2].at = Timestamp(milliseconds: moved[2].at.milliseconds - 86_400_000, offset: 360)
    let timing = InterviewTiming(moved)
    #expect(timing.clockJumps == [InterviewTiming.ClockJump(number: 3, milliseconds: -86_400_000)])
    #expect(timing.activeMilliseconds == 2_000)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `the questions never take longer than the interview`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var milliseconds = 0
    let list = (1...200).map { number in
      milliseconds =
        Int.random(in: 0..<20, using: &generator) == 0
        ? 0 : milliseconds + Int.random(in: 0...700_000, using: &generator)
      let key = "q\(Int.random(in: 0..<5, using: &generator))"
      let action: JournalEvent.Action =
        [.visit(key: key), .answer(key: key, text: key), .pause, .resume, .undo][
          Int.random(in: 0..<5, using: &generator)]
      return JournalEvent(
        number: number, at: Timestamp(milliseconds: milliseconds, offset: 0),
        milliseconds: milliseconds, action: action)
    }
    let timing = InterviewTiming(list)
    let sum = timing.questions.map(\.activeMilliseconds).reduce(0, +)
    #expect(sum <= timing.activeMilliseconds, "seed \(seed)")
    #expect(timing.questions.allSatisfy { $0.changes <= max(0, $0.entries - 1) }, "seed \(seed)")
  }

  @Test func `the events of a response read back, personal texts withheld`() throws {
    let files = SimulatedFileSystem()
    let store = try SampleInterview.store(on: files)
    let stored = try SampleInterview.run(in: store)
    let record = try #require(try store.events(of: stored))
    let interview = try InterviewEvents(record: record)
    var opening = SampleInterview.opening
    opening.prefilled.removeAll { SampleInterview.isPersonal($0.key) }
    #expect(interview.opening == opening)
    #expect(interview.events.count == SampleInterview.events.count)
    #expect(interview.withheld == [4])
    for (read, written) in zip(interview.events, SampleInterview.events) {
      #expect(read == written || interview.withheld.contains(read.number))
    }
    #expect(InterviewTiming(interview).question("phone")?.entries == 1)
  }
}
