import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct InvariantTests {
  private static let keys: [Key] =
    [
      .enter, .enter, .enter, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up,
      .down, .left, .right, .home, .end, .pageUp, .pageDown, .paste("12.03\n2026"), .unknown,
      .text(" "), .text("а"), .text("Ө"), .text("x"), .text("-"), .text(","),
    ] + (0...9).map { .text(Character(String($0))) } + (0...9).map { .text(Character(String($0))) }
    + (1...10).map { .function($0) } + "cdegklnopqstuwxyz".map { .control($0) }

  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 60, rows: 20), Size(columns: 40, rows: 12),
    Size(columns: 132, rows: 43), Size(columns: 30, rows: 8),
  ]

  @Test(arguments: 0..<24)
  func `no keys lose an accepted answer or the focus`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed, key: [1])
    var rehearsal = try Rehearsal(budget())
    for step in 0..<250 {
      if rehearsal.state.isOver { break }
      let key = Self.keys.randomElement(using: &generator) ?? .enter
      // Leaving ends the walk; it is tested by itself.
      if [.function(9), .control("q")].contains(key), step < 200 { continue }
      if Int.random(in: 0..<40, using: &generator) == 0 { rehearsal.journal.isFull.toggle() }
      if Int.random(in: 0..<40, using: &generator) == 0 {
        rehearsal.send(.resized(Self.sizes.randomElement(using: &generator) ?? Self.sizes[0]))
      }
      rehearsal.send(.key(key))
      guard step % 5 == 0 else { continue }
      for size in Self.sizes {
        let surface = GridRenderer(glyphs: .full).draw(rehearsal.state.describe(), size: size)
        let place = surface.cursor
        let cursor = try #require(place, "seed \(seed), step \(step), \(key)")
        let isInside = surface.contains(cursor)
        #expect(isInside, "seed \(seed), step \(step), \(key)")
      }
    }
    // Whatever could not be stored is stored by trying again.
    rehearsal.journal.isFull = false
    rehearsal.send(.resized(Self.sizes[0]))
    rehearsal.send(.leave(.terminated))
    #expect(rehearsal.state.isOver, "seed \(seed)")
    let events = rehearsal.journal.events
    #expect(events.map(\.number) == Array(1...events.count), "seed \(seed)")
    if rehearsal.journal.finished == nil {
      #expect(try answers(replaying: events) == answers(rehearsal.interview), "seed \(seed)")
    }
  }

  private func answers(replaying events: [JournalEvent]) throws -> [String: String] {
    let interview = try Rehearsal.interview(budget())
    for event in events { _ = try interview.apply(event) }
    return answers(interview)
  }

  /// Every answer and missing reason on the route by key.
  private func answers(_ interview: Interview) -> [String: String] {
    var answers: [String: String] = [:]
    for node in interview.route().flatMap(\.questions) {
      answers[interview.key(of: node)] =
        interview.text(of: node) + (interview.missingReason(of: node)?.rawValue ?? "")
    }
    return answers
  }

  @Test(arguments: 0..<24)
  func `no lines lose an accepted answer`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed, key: [2])
    var rehearsal = try Rehearsal(budget())
    let lines =
      [
        "", "", "1", "2", "1 3", "3 1 2", "45", "95", "2,5", "05.03.2026", "04.2026", "1430", "(",
        ")",
      ]
      + (0...8).map { "!\($0)" } + ["!", "!!x", "!тил", "!undo", "!redo", "!кошуу", "!remove", "х"]
    var renderer = LinearRenderer()
    let transcript = Transcript()
    for _ in 0..<250 where !rehearsal.state.isOver {
      rehearsal.send(.line(lines.randomElement(using: &generator) ?? ""))
      renderer.render(rehearsal.state.describe(), to: transcript)
    }
    rehearsal.send(.endOfInput)
    #expect(rehearsal.state.isOver, "seed \(seed)")
    let events = rehearsal.journal.events
    #expect(events.map(\.number) == Array(1...events.count), "seed \(seed)")
    if rehearsal.journal.finished == nil {
      #expect(try answers(replaying: events) == answers(rehearsal.interview), "seed \(seed)")
    }
  }

  @Test(arguments: FrameTests.Scene.allCases)
  func `every scene keeps the rules of a frame`(scene: FrameTests.Scene) throws {
    for language in InterfaceLanguage.allCases {
      let rehearsal = try scene.play(language)
      let screen = rehearsal.state.describe()
      for size in Self.sizes.dropLast() {
        for glyphs in Glyphs.allCases {
          let surface = GridRenderer(glyphs: glyphs).draw(screen, size: size)
          let frame = Snapshot(surface)
          #expect(frame.rows.allSatisfy { $0.count <= size.columns })
          #expect(!frame.description.contains("{"), "a place without a value")
          #expect(frame.cursor != nil)
          if glyphs == .ascii {
            // Letters of questions stay; the program's own signs are ASCII.
            let signs = Set("─│┌┐└┘•▲▼…«»→█░")
            #expect(frame.rows.allSatisfy { $0.allSatisfy { !signs.contains($0) } })
          }
        }
      }
    }
  }

  @Test(arguments: FrameTests.Scene.allCases)
  func `a window made smaller and larger again shows the same`(scene: FrameTests.Scene) throws {
    var rehearsal = try scene.play(.ky)
    let before = rehearsal.frame(80, 24)
    rehearsal.send(.resized(Size(columns: 40, rows: 12)))
    rehearsal.send(.resized(Size(columns: 80, rows: 24)))
    #expect(rehearsal.frame(80, 24) == before)
  }

  @Test func `help and menu have every command that works`() throws {
    for scene in FrameTests.Scene.allCases {
      var rehearsal = try scene.play(.en)
      guard case .questions = rehearsal.state.describe().content else { continue }
      let commands = rehearsal.state.describe().commands
      #expect(
        commands.bindings.allSatisfy {
          $0.keys.allSatisfy(\.isFitForCommand) || $0.action == .interrupt
        })
      rehearsal.press(.function(1))
      guard case .help(let help) = rehearsal.state.describe().content else {
        Issue.record("no help in \(scene)")
        continue
      }
      #expect(help.commands.enabled == commands.enabled)
    }
  }

  @Test func `in a window that is too small only leaving works`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.send(.resized(Size(columns: 38, rows: 9)))
    rehearsal.answer("Айгүл")
    #expect(rehearsal.journal.actions.isEmpty)
    let frame = rehearsal.frame(38, 9)
    #expect(frame.rows.joined(separator: " ").contains("38×9"))
    rehearsal.press(.function(9))
    #expect(rehearsal.state.isOver)
  }
}
