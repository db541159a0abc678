public import TerminalUI

/// What a person does before a screen, and what happens to it.
public enum ScreenInput: Hashable, Sendable {
  /// A key was pressed on the full screen.
  case key(Key)
  /// A line was entered in plain mode.
  case line(String)
  /// The window has this size.
  case resized(Size)
  /// There is no further input.
  case end
}

/// Shows a screen and passes on what the person does, until it is over.
enum ScreenLoop {
  /// Runs on a terminal.
  ///
  /// - Parameters:
  ///   - terminal: What shows and asks.
  ///   - glyphs: The signs that it can draw.
  ///   - describe: What is to be shown now.
  ///   - take: Takes what happened and tells whether that was the last of it.
  static func run(
    on terminal: some Terminal, glyphs: Glyphs, describe: () -> ScreenDescription,
    take: (ScreenInput) -> EventLoop.Step
  ) {
    let renderer = GridRenderer(glyphs: glyphs)
    guard take(.resized(terminal.size)) == .goOn else { return }
    EventLoop.run(
      on: terminal,
      draw: { renderer.draw(describe(), size: $0) },
      handle: { events in
        for event in events {
          let step: EventLoop.Step =
            switch event {
            case .key(let key): take(.key(key))
            case .resized(let size): take(.resized(size))
            case .leave: take(.end)
            case .woken: .goOn
            }
          guard step == .goOn else { return .stop }
        }
        return .goOn
      })
  }

  /// Runs line by line.
  ///
  /// - Parameters:
  ///   - nextLine: Returns the next line; nil at the end of the input.
  ///   - output: Where everything is said.
  ///   - describe: What is to be shown now.
  ///   - take: Takes what happened and tells whether that was the last of it.
  static func run(
    nextLine: () -> String?, output: any PlainOutput, describe: () -> ScreenDescription,
    take: (ScreenInput) -> EventLoop.Step
  ) {
    var renderer = LinearRenderer(introduces: false)
    while true {
      renderer.render(describe(), to: output)
      guard let line = nextLine() else {
        output.line("")
        _ = take(.end)
        return
      }
      guard take(.line(line)) == .goOn else { return }
    }
  }
}
