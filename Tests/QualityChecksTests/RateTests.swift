import QualityChecks
import SurveyModel
import Testing

/// M1, K1, K2 and G1 on numbers worked out by hand.
@Suite struct RateTests {
  @Test func `a question that was skipped counts nowhere`() throws {
    var sample = SampleOfInterviews()
    // Asked 20 times, blank twice: 10 % and over the limit of 5 %. The 80
    // interviews that did not ask it would make it 2 %.
    for number in 0..<100 {
      sample.add(
        answers: number < 18 ? ["remarks": .text("x")] : [:],
        missing: (18..<20).contains(number) ? ["remarks": .blank] : [:])
    }
    let report = try sample.report("M1")
    #expect(report.used == 20)
    #expect(
      report.flags == [
        QualityFlag(
          question: "remarks", figures: [.share(2, of: 20)],
          responses: [SampleOfInterviews.id(19), SampleOfInterviews.id(20)])
      ])
  }

  @Test func `one blank in twenty is not more than the limit, and nineteen are too few`() throws {
    var sample = SampleOfInterviews()
    for number in 0..<20 {
      sample.add(
        answers: number < 19 ? ["remarks": .text("x")] : [:],
        missing: number == 19 ? ["remarks": .blank] : [:])
    }
    #expect(try sample.report("M1").flags.isEmpty)
    var few = SampleOfInterviews()
    for _ in 0..<19 { few.add(missing: ["remarks": .blank]) }
    #expect(try few.report("M1").flags.isEmpty)
    #expect(try few.report("M1").excluded.map(\.count) == [1])
  }

  @Test func `what was not reached was not asked`() throws {
    var sample = SampleOfInterviews()
    for _ in 0..<30 { sample.add(status: .partial, missing: ["remarks": .notReached]) }
    #expect(try sample.report("M1").used == 0)
  }

  @Test func `rows of a roster are asked each for themselves`() throws {
    var sample = SampleOfInterviews()
    for _ in 0..<10 {
      sample.add(
        answers: [
          "members": .rows([
            AnswerValue.Row(id: "r1", answers: ["age": .integer(30)]),
            AnswerValue.Row(id: "r2", answers: [:]),
          ])
        ], missing: ["members[r2]/age": .blank])
    }
    let flags = try sample.report("M1").flags
    #expect(flags.map(\.question) == ["members/age"])
    #expect(flags.first?.figures == [.share(10, of: 20)])
  }

  @Test func `an interviewer with more than twice the rate of all is flagged, in a team of four`()
    throws
  {
    var sample = SampleOfInterviews()
    // Four interviewers with 40 questions each: 1, 1, 1 and 9 blanks. All: 12 of
    // 160 = 7.5 %; the last one: 22.5 % > 15 %.
    for (interviewer, blanks) in [("a", 1), ("b", 1), ("c", 1), ("d", 9)] {
      for number in 0..<40 {
        sample.add(
          by: interviewer, answers: number < blanks ? [:] : ["remarks": .text("x")],
          missing: number < blanks ? ["remarks": .blank] : [:])
      }
    }
    let report = try sample.report("M1")
    let flag = try #require(report.flags.first { $0.interviewer != nil })
    #expect(flag.interviewer == "d")
    #expect(flag.figures == [.share(9, of: 40), .othersShare(3, of: 120)])
    #expect(flag.responses.count == 9)
    #expect(!report.isTeamTooSmall)
  }

  @Test func `three interviewers are described and not compared`() throws {
    var sample = SampleOfInterviews()
    for (interviewer, unknown) in [("a", 0), ("b", 0), ("c", 25)] {
      for number in 0..<30 {
        sample.add(
          by: interviewer, answers: number < unknown ? [:] : ["knows": .text("1")],
          missing: number < unknown ? ["knows": .dontKnow] : [:])
      }
    }
    let report = try sample.report("K1")
    #expect(report.isTeamTooSmall)
    #expect(report.flags.allSatisfy { $0.interviewer == nil })
    #expect(report.rates.map(\.count) == [0, 0, 25])
    #expect(report.rates.map(\.total) == [30, 30, 30])
  }

  @Test func `only questions that offer the reason make its rate`() throws {
    var sample = SampleOfInterviews()
    for number in 0..<20 {
      sample.add(
        answers: ["remarks": .text("x"), "minutes": .integer(1)].merging(
          number < 15 ? ["knows": .text("1")] : [:]
        ) { first, _ in first },
        missing: number < 15 ? [:] : ["knows": .refused])
    }
    let report = try sample.report("K2")
    #expect(report.used == 20)
    #expect(report.flags.map(\.question) == ["knows"])
    #expect(report.flags.first?.figures == [.share(5, of: 20)])
  }

  @Test func `the exact test finds the interviewer who stands out`() throws {
    var sample = SampleOfInterviews()
    // 2 of 20 with each of the others, 8 of 20 with d. P(X ≥ 8) for 20 trials
    // at 6/60 = 0.1 is 0.000416 (R: pbinom(7, 20, 0.1, lower.tail = FALSE)).
    for (interviewer, unknown) in [("a", 2), ("b", 2), ("c", 2), ("d", 8)] {
      for number in 0..<20 {
        sample.add(
          by: interviewer, answers: number < unknown ? [:] : ["channel": .text("1")],
          missing: number < unknown ? ["channel": .dontKnow] : [:])
      }
    }
    let report = try sample.report("K1")
    let flags = report.flags.filter { $0.interviewer != nil }
    #expect(flags.map(\.interviewer) == ["d"])
    guard case .probability(let probability)? = flags.first?.figures.last else {
      Issue.record("no probability")
      return
    }
    #expect(abs(probability - 0.000416) < 0.0000005)
  }

  @Test func `a battery answered all the same counts, don't know left out`() throws {
    var sample = SampleOfInterviews()
    let straight: [String: AnswerValue] = [
      "t1": .text("2"), "t2": .text("2"), "t3": .text("2"), "t4": .text("2"), "t5": .text("2"),
    ]
    var varied = straight
    varied["t3"] = .text("3")
    var short = straight
    short["t5"] = nil
    for interviewer in ["a", "b", "c", "d"] {
      for number in 0..<20 {
        let limit = interviewer == "d" ? 9 : 2
        sample.add(by: interviewer, answers: number < limit ? straight : varied)
      }
    }
    sample.add(by: "a", answers: short, missing: ["t5": .dontKnow])
    let report = try sample.report("G1")
    #expect(report.used == 80)
    #expect(report.excluded.map(\.count) == [1])
    // d: 9 of 20 = 45 %, more than twice 6 of 60 = 10 %.
    #expect(report.flags.map(\.interviewer) == ["d"])
    #expect(report.flags.first?.figures == [.share(9, of: 20), .othersShare(6, of: 60)])
  }
}
