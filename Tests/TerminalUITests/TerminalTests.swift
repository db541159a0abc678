import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct TerminalTests {
  @Test(
    arguments: [
      (["TERM": "xterm-256color"], true, true, nil), ([:], true, true, .terminalNotNamed),
      (["TERM": ""], true, true, .terminalNotNamed),
      (["TERM": "dumb"], true, true, .cursorCannotMove),
      (["TERM": "xterm"], false, true, .inputIsNoTerminal),
      (["TERM": "xterm"], true, false, .outputIsNoTerminal),
    ] as [([String: String], Bool, Bool, FullScreenObstacle?)])
  func `what stands against a full screen is named`(
    environment: [String: String], input: Bool, output: Bool, obstacle: FullScreenObstacle?
  ) {
    #expect(
      Capabilities.obstacle(
        environment: environment, inputIsTerminal: input, outputIsTerminal: output) == obstacle)
  }

  @Test(arguments: [
    ("xterm-256color", Glyphs.full), ("tmux-256color", .full), ("screen", .full),
    ("linux", .console), ("vt100", .ascii), ("vt220", .ascii), ("ansi", .ascii), ("wy50", .ascii),
  ])
  func `the signs follow the type of the terminal`(name: String, glyphs: Glyphs) {
    let found = Capabilities(
      environment: ["TERM": name], hasColours: true, wishes: TerminalWishes())
    #expect(found.glyphs == glyphs && found.theme == .colour)
  }

  @Test func `a wish beats the environment, the environment the terminal`() {
    func theme(_ value: String?, _ hasColours: Bool, _ wish: Theme?) -> Theme {
      var environment = ["TERM": "xterm"]
      environment["NO_COLOR"] = value
      let wishes = TerminalWishes(theme: wish)
      return Capabilities(environment: environment, hasColours: hasColours, wishes: wishes).theme
    }
    #expect(theme("1", true, nil) == .mono)
    #expect(theme("", true, nil) == .colour)
    #expect(theme("1", true, .colour) == .colour)
    #expect(theme(nil, false, nil) == .mono)
    #expect(theme(nil, false, .colour) == .mono)
    #expect(theme(nil, true, .highContrast) == .highContrast)
  }

  @Test func `the loop draws one frame for everything that has arrived`() {
    let size = Size(columns: 20, rows: 3)
    let terminal = ScriptedTerminal(
      size: size,
      script: [
        "Айыл".map { .key(.text($0)) }, [.resized(Size(columns: 10, rows: 2))],
        [.key(.backspace), .woken],
      ])
    var field = TextField()
    EventLoop.run(
      on: terminal,
      draw: { size in
        var surface = Surface(size: size)
        surface.draw(field.block(width: size.columns), in: Rect(size), more: "more", glyphs: .ascii)
        return surface
      },
      handle: { events in
        for case .key(let key) in events { _ = field.handle(key) }
        return events.contains(.leave(.hangUp)) ? .stop : .goOn
      })
    #expect(terminal.frames.map { Snapshot($0).rows[0] } == ["", "Айыл", "Айыл", "Айы"])
    #expect(terminal.frames.map(\.size.columns) == [20, 20, 10, 10])
    #expect(terminal.frames.last?.cursor == Point(x: 3, y: 0))
  }
}
