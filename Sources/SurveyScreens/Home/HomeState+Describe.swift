import InterfaceText
public import TerminalUI

extension HomeState {
  var commands: KeyMap<Command> {
    func bind(
      _ command: Command, _ keys: [Key], _ short: TextKey, _ long: TextKey, _ isEnabled: Bool = true
    ) -> Binding<Command> {
      Binding(command, keys: keys, short: words(short), long: words(long), isEnabled: isEnabled)
    }
    var isReading = false
    var accept = TextKey.barSelect
    if case .report(let report) = page {
      isReading = true
      accept = report.next == nil ? .barClose : .barNext
    }
    return KeyMap([
      bind(.accept, [.enter], accept, .ok),
      bind(.back, [.pageUp], .barBack, .commandBack, pages.count > 1 && (!isReading || line == 0)),
      bind(.interfaceLanguage, [.function(3)], .barLanguage, .commandInterfaceLanguage),
      bind(.leave, [.function(9), .control("q"), .control("c")], .barLeave, .homeExit),
      bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
    ])
  }

  /// What is to be shown now.
  public func describe() -> ScreenDescription {
    ScreenDescription(
      identity: "\(pages.count) \(page) \(language) \(repeats)",
      header: .init(
        trail: [words(.homeTitle)], row: nil, number: 0, answered: 0, known: 0,
        language: language.shortName),
      content: content, message: message,
      status: .init(escape: escape.isArmed ? words(.escapeArmed) : nil), commands: commands,
      words: ScreenDescription.Words(words), outline: [])
  }

  private var content: ScreenDescription.Content {
    switch page {
    case .report(let report):
      .report(ReportDescription(title: report.title, lines: report.lines, line: line))
    case .path(let purpose):
      .text(title: title(of: purpose), prompt: words(.homePath), field: field, about: nil)
    case .chosen: .nothing(words(.homeLooking))
    case .home, .questionnaires, .returned, .supervision, .places, .confirm, .tables, .rows,
      .columns:
      .menu(menu, about: nil)
    }
  }
}

extension HomeState {
  /// Runs the screen on a terminal until something has to be done that needs the
  /// terminal itself, or the program ends.
  ///
  /// - Parameters:
  ///   - terminal: What shows and asks.
  ///   - glyphs: The signs that it can draw.
  ///   - perform: Does what is wanted; nil for what needs the terminal.
  /// - Returns: The effect that needs the terminal, or ``HomeEffect/leave``.
  public mutating func run(
    on terminal: some Terminal, glyphs: Glyphs, perform: (HomeEffect) -> [Message]?
  ) -> HomeEffect {
    var ending = HomeEffect.leave
    ScreenLoop.run(
      on: terminal, glyphs: glyphs, describe: { describe() },
      take: { take($0, perform, &ending) })
    return ending
  }

  /// Runs the screen line by line; otherwise as on a terminal.
  ///
  /// - Parameters:
  ///   - nextLine: Returns the next line; nil at the end of the input.
  ///   - output: Where everything is said.
  ///   - perform: Does what is wanted; nil for what needs the input itself.
  /// - Returns: The effect that needs the input, or ``HomeEffect/leave``.
  public mutating func run(
    nextLine: () -> String?, output: any PlainOutput, perform: (HomeEffect) -> [Message]?
  ) -> HomeEffect {
    var ending = HomeEffect.leave
    ScreenLoop.run(
      nextLine: nextLine, output: output, describe: { describe() },
      take: { take($0, perform, &ending) })
    return ending
  }

  /// Takes an input and has done what follows from it; what cannot be done here
  /// ends the loop.
  private mutating func take(
    _ input: ScreenInput, _ perform: (HomeEffect) -> [Message]?, _ ending: inout HomeEffect
  ) -> EventLoop.Step {
    guard let effect = update(.input(input)) else { return .goOn }
    guard effect != .leave, let answers = perform(effect) else {
      goHome()
      ending = effect
      return .stop
    }
    for answer in answers { _ = update(answer) }
    return .goOn
  }
}
