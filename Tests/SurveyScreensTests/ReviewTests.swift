import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct ReviewTests {
  /// Four responses of two interviewers, one of which was corrected and returned.
  private final class Source: ReviewSource {
    let revisions: [Response]
    var reviews: [Review]
    private(set) var entries: [ReviewEntry] = []

    init() throws {
      let first = try Supervised.first()
      let second = try Supervised.corrected(
        first, [.answer(key: "a704_hectares", text: "3")], by: "ana", role: .interviewer,
        reason: "returned", id: "b")
      revisions = [first, second]
      var decision = Review(
        responseID: first.responseID, revisionID: first.revisionID ?? "", kind: .decision,
        verdict: .returned, text: "Жерин тактаңыз", by: "bek", role: .supervisor,
        at: Supervised.at)
      decision.recordID = "1"
      var comment = Review(
        responseID: second.responseID, revisionID: second.revisionID ?? "", kind: .comment,
        question: "a102_age", text: "Чын элеби?", by: "bek", role: .supervisor, at: Supervised.at)
      comment.recordID = "2"
      reviews = [decision, comment]
      entries = [
        entry("KG-O-017-05", "aigul_toktogulova", .answered, day: 3, remarks: 1),
        entry("KG-O-017-06", "ana", .approved, day: 2),
        entry("KG-T-003-11", "ana", .new, day: 1, isConflict: true),
        entry("", "aigul_toktogulova", .new, day: 4),
      ]
    }

    private func entry(
      _ unit: String, _ interviewer: String, _ standing: ReviewEntry.Standing, day: Int,
      isConflict: Bool = false, remarks: Int = 0
    ) -> ReviewEntry {
      ReviewEntry(
        responseID: "0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5\(day)",
        revisionID: revisions[1].revisionID ?? "", revision: 2, standing: standing,
        isConflict: isConflict, questionnaire: "budget", region: "KG-O", unit: unit,
        interviewer: interviewer,
        completedAt: Timestamp(
          milliseconds: Supervised.at.milliseconds + day * 86_400_000, offset: 360),
        minutes: 40 + day, remarks: remarks)
    }

    func facts(of entry: ReviewEntry) -> ReviewFacts? { ReviewFacts(of: revisions[1]) }

    func open(_ entry: ReviewEntry) throws -> ReviewCase {
      ReviewCase(
        entry: entry, interview: try Supervised.opened(revisions[1]), revisions: revisions,
        reviews: reviews, isSealed: false)
    }

    func record(_ words: [ReviewWord], on entry: ReviewEntry) throws -> [Review] {
      words.map { word in
        var review = Review(
          responseID: entry.responseID, revisionID: entry.revisionID, kind: .comment, by: "bek",
          role: .supervisor, at: Supervised.at)
        switch word {
        case .comment(let question, let text): (review.question, review.text) = (question, text)
        case .flag(let question): (review.kind, review.question) = (.flag, question)
        case .decision(let verdict, let text, let after):
          review.kind = .decision
          (review.verdict, review.text, review.after) = (verdict, text, after)
        }
        review.recordID = "\(reviews.count + 1)"
        reviews.append(review)
        return review
      }
    }
  }

  private let source: Source

  init() throws {
    source = try Source()
  }

  private func session(_ language: InterfaceLanguage = .ky) -> ReviewSession {
    ReviewSession(ReviewState(source.entries, language: language), source: source)
  }

  private func press(_ session: ReviewSession, _ keys: Key...) {
    for key in keys { session.send(.input(.key(key))) }
  }

  private func frame(_ session: ReviewSession, _ columns: Int, _ rows: Int) -> Snapshot {
    let size = Size(columns: columns, rows: rows)
    session.send(.input(.resized(size)))
    return Snapshot(GridRenderer(glyphs: .full).draw(session.state.describe(), size: size))
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `the review looks and reads as recorded`(language: InterfaceLanguage) throws {
    let session = session(language)
    var text = ""
    func add(_ scene: String) {
      for (columns, rows) in [(80, 24), (60, 20)] {
        text += "\(scene) \(columns)x\(rows)\n\(frame(session, columns, rows))\n\n"
      }
    }
    add("table")
    press(session, .function(6))
    add("table filters")
    press(session, .escape, .end, .up, .up, .up, .down, .enter)
    add("response")
    press(session, .function(6))
    add("filters")
    press(session, .text("3"))
    add("don't know, refused")
    press(session, .function(6), .text("1"), .tab)
    add("versions")
    press(session, .tab, .function(4))
    for character in "Тактаңыз" { press(session, .text(character)) }
    add("comment")
    press(session, .enter, .function(8))
    add("decision")
    press(session, .enter)
    add("returned")
    press(session, .function(1))
    add("help")
    let transcript = Transcript()
    let inputs = [
      "!6", "4", "!6", "1", "2", "!6", "4", "!6", "1", "2", "!4", "Тактаңыз", "!5", "(", "!9",
    ]
    var lines = inputs[...]
    self.session(language).run(
      nextLine: {
        lines.popFirst().map {
          transcript.line($0)
          return $0
        }
      }, output: transcript)
    try expectGolden(text + transcript.text, "supervision-\(language.rawValue)")
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `however narrow the window, the table tells where each response stands`(
    language: InterfaceLanguage
  ) {
    let words = Wording(language)
    for columns in [40, 60, 80] {
      let rows = frame(session(language), columns, 20).rows
      for (unit, state) in [
        ("KG-O-017-05", TextKey.reviewAnsweredAgain), ("KG-O-017-06", .reviewApproved),
        ("KG-T-003-11", .reviewNew),
      ] {
        let row = rows.first { $0.contains(unit) } ?? ""
        #expect(row.contains(words(state)), "\(columns): \(row)")
      }
    }
  }

  @Test func `rows are sorted, searched and filtered from a Cyrillic layout`() {
    let session = session()
    func units() -> [String] {
      guard case .table(let table) = session.state.describe().content else { return [] }
      return table.rows.map { $0[0] }
    }
    #expect(units().first == "KG-T-003-11", "the first that was finished")
    press(session, .text(" "))
    #expect(units().first == "5c1e2d3f4a54", "the last that was finished")
    // The key of the full stop finds on Cyrillic layouts, as does the menu.
    press(session, .text("."))
    for character in "kg-t" { press(session, .text(character)) }
    press(session, .enter)
    #expect(units() == ["KG-T-003-11"])
    press(session, .text("."), .control("u"), .enter)
    #expect(units().count == 4)
    press(session, .escape, .text("6"), .text("2"))
    #expect(units().count == 2, "those without a decision")
  }

  @Test func `a response in conflict is settled first`() {
    let session = session()
    press(session, .enter, .function(5))
    #expect(session.state.describe().message?.kind == .error)
    #expect(source.reviews.count == 2)
  }

  @Test func `next goes to what waits for a decision and skips conflicts`() {
    let session = session()
    press(session, .function(7), .enter, .function(5))
    #expect(source.reviews.last?.verdict == .approved)
    press(session, .function(7), .function(5))
    #expect(source.reviews.count == 4)
    press(session, .function(7))
    #expect(session.state.describe().message != nil, "nothing waits any more")
  }
}
