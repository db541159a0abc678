import QualityChecks
import ResponseStorage
import SurveyModel
import Testing

/// D1, D2, O1, S1, T1 and T5 on small samples worked out by hand.
@Suite struct InterviewTests {
  @Test func `a response with two heads is flagged`() throws {
    var sample = SampleOfInterviews()
    sample.add()
    sample.add()
    let first = sample.interviews[0].summary
    var second = first
    second.revisionID = "other"
    let lineage = ResponseLineage([first, second], reviews: [])
    let check = try #require(CheckList.check(named: "D1"))
    let flags = check.report(on: try sample.sample(conflicts: [lineage])).flags
    #expect(flags.map(\.responses) == [[SampleOfInterviews.id(1)]])
    #expect(check.report(on: try sample.sample()).flags.isEmpty)
  }

  @Test func `a unit interviewed twice is flagged with the share of equal answers`() throws {
    var sample = SampleOfInterviews()
    sample.add(unit: "7", answers: ["knows": .text("1"), "minutes": .integer(5)])
    // Both were asked knows and minutes; the answers to minutes differ.
    sample.add(
      by: "bek", unit: "7",
      answers: ["knows": .text("1"), "minutes": .integer(6), "remarks": .text("x")])
    sample.add(unit: "8", answers: ["knows": .text("1")])
    sample.add(unit: "7", status: .partial)
    sample.add()
    let report = try sample.report("D2")
    #expect(report.used == 3)
    #expect(report.excluded.map(\.count) == [1, 1])
    #expect(
      report.flags == [
        QualityFlag(
          figures: [.agreement(1, of: 2)],
          responses: [SampleOfInterviews.id(1), SampleOfInterviews.id(2)])
      ])
  }

  @Test func `a number beyond the fences is an outlier, one on a fence is not`() throws {
    var sample = SampleOfInterviews()
    // 1…19 and one more: quartiles of 1…19 with 40: sorted 20 values, Q1 at place
    // 4.75 = 5.75, Q3 at 14.25 = 15.25, distance 9.5, fences −8.5 and 29.5.
    for number in 1...19 { sample.add(answers: ["minutes": .integer(number)]) }
    sample.add(answers: ["minutes": .integer(40)])
    let report = try sample.report("O1")
    #expect(report.used == 20)
    #expect(
      report.flags == [
        QualityFlag(
          question: "minutes", interviewer: "ana",
          figures: [.value(40), .limits(low: -8.5, high: 29.5)],
          responses: [SampleOfInterviews.id(20)])
      ])
    var onFence = SampleOfInterviews()
    for number in 1...19 { onFence.add(answers: ["minutes": .integer(number)]) }
    onFence.add(answers: ["minutes": .decimal(29.5)])
    #expect(try onFence.report("O1").flags.isEmpty)
  }

  @Test func `equal quartiles say nothing about the rest`() throws {
    var sample = SampleOfInterviews()
    for number in 0..<30 { sample.add(answers: ["minutes": .integer(number < 25 ? 10 : 99)]) }
    let report = try sample.report("O1")
    #expect(report.flags.isEmpty)
    #expect(report.excluded.map(\.count) == [1])
  }

  @Test func `a text given three times under other may deserve a choice`() throws {
    var sample = SampleOfInterviews()
    for text in ["Көчөдөн", "кочодон ", "КӨЧӨДӨН", "радио"] {
      sample.add(answers: ["channel": .text("96"), "channel_other": .text(text)])
    }
    for _ in 0..<96 { sample.add(answers: ["channel": .text("1")]) }
    let report = try sample.report("S1")
    #expect(report.used == 4)
    #expect(
      report.flags == [
        QualityFlag(
          question: "channel_other", figures: [.share(4, of: 100), .text("Көчөдөн", times: 3)],
          responses: (1...3).map(SampleOfInterviews.id))
      ])
  }

  @Test func `other in more than a tenth of those asked is much`() throws {
    var sample = SampleOfInterviews()
    for number in 0..<3 {
      sample.add(answers: ["channel": .text("96"), "channel_other": .text("text \(number)")])
    }
    for _ in 0..<22 { sample.add(answers: ["channel": .text("1")]) }
    // 3 of 25 = 12 %.
    #expect(try sample.report("S1").flags.map(\.figures) == [[.share(3, of: 25)]])
  }

  @Test func `an interview far below the median is too short`() throws {
    var sample = SampleOfInterviews()
    // 19 of 30 minutes and one of 11: the median is 30, 40 % of it 12; the 5th
    // percentile lies at place 0.95: 11 + 0.95 · 19 = 29.05.
    for _ in 0..<19 { sample.add(minutes: 30) }
    sample.add(by: "bek", minutes: 11)
    sample.add(status: .partial, minutes: 1)
    let report = try sample.report("T1")
    #expect(report.used == 20)
    #expect(report.excluded.map(\.count) == [1])
    #expect(
      report.flags == [
        QualityFlag(
          interviewer: "bek", figures: [.minutes(11), .medianMinutes(30)],
          responses: [SampleOfInterviews.id(20)])
      ])
  }

  @Test func `interviews with other routes are not compared`() throws {
    var sample = SampleOfInterviews()
    for _ in 0..<19 { sample.add(minutes: 30) }
    sample.add(minutes: 5)
    let long = Dictionary(
      uniqueKeysWithValues: (0..<25).map { ("x\($0)", AnswerValue.integer(1)) })
    for _ in 0..<5 { sample.add(minutes: 60, answers: long) }
    let report = try sample.report("T1")
    #expect(report.used == 20)
    #expect(report.flags.map(\.responses) == [[SampleOfInterviews.id(20)]])
    #expect(report.excluded.map(\.count) == [5])
  }

  @Test func `overlaps and impossible gaps are flagged, pauses and households are not`() throws {
    var sample = SampleOfInterviews()
    sample.add(unit: "1", sessions: [(0, 30)])
    sample.add(unit: "2", sessions: [(25, 50)])  // overlaps 1 by 5 minutes
    sample.add(unit: "3", sessions: [(52, 80)])  // 2 minutes after 2
    sample.add(unit: "3", sessions: [(81, 90)])  // the same unit: fine
    sample.add(unit: "4", sessions: [(93, 100), (200, 210)])
    sample.add(unit: "5", sessions: [(110, 190)])  // inside the pause of 4
    sample.add(by: "bek", unit: "6", sessions: [(0, 300)])
    sample.add(unit: "7")
    let report = try sample.report("T5")
    #expect(report.used == 7)
    #expect(report.excluded.map(\.count) == [1])
    #expect(report.flags.map(\.figures) == [[.gapMinutes(-5)], [.gapMinutes(2)]])
    #expect(
      report.flags.map(\.responses) == [
        [SampleOfInterviews.id(1), SampleOfInterviews.id(2)],
        [SampleOfInterviews.id(2), SampleOfInterviews.id(3)],
      ])
  }

  @Test func `what was okayed stays quiet until the response is corrected`() throws {
    var sample = SampleOfInterviews()
    for _ in 0..<19 { sample.add(minutes: 30) }
    sample.add(minutes: 5)
    let check = try #require(CheckList.check(named: "T1"))
    let review = Review(
      responseID: SampleOfInterviews.id(20), revisionID: "revision-20", kind: .okay,
      text: OkayedFlags.text(okaying: check, because: "жалгыз жашайт"), by: "bek",
      role: .supervisor, at: .minute(0))
    let whole = try sample.sample()
    let report = check.report(on: whole)
    let quiet = report.quiet(OkayedFlags([review]), of: check, in: whole)
    #expect(quiet.report.flags.isEmpty)
    #expect(quiet.count == 1)
    var former = review
    former.revisionID = "revision-0"
    #expect(report.quiet(OkayedFlags([former]), of: check, in: whole).report.flags == report.flags)
  }
}
