import InterfaceText
import TerminalUI

extension ConflictsState {
  /// What is to be shown now.
  public func describe() -> ScreenDescription {
    let choices = detail?.choices
    return ScreenDescription(
      identity: identity,
      header: .init(
        trail: [words(.conflictsTitle)] + [choices?.opened.entry.shortID].compactMap(\.self),
        row: nil, number: 0, answered: (choices?.counts ?? []).reduce(0, +),
        known: choices.map { $0.counts.reduce(0, +) + $0.open.count } ?? 0,
        language: language.shortName),
      content: content, message: message,
      status: .init(escape: escape.isArmed ? words(.escapeArmed) : nil), commands: commands,
      words: ScreenDescription.Words(words), outline: [])
  }

  private var identity: String {
    let inner =
      switch layer {
      case nil: "none"
      case .commands: "commands"
      case .version: "version"
      case .everything: "everything"
      case .reason: "reason"
      case .help: "help"
      }
    let chosen = (detail?.choices.counts ?? []).map(String.init).joined(separator: " ")
    return "\(language) \(repeats) \(detail?.place ?? -1) \(inner) \(chosen) \(entries.count)"
  }

  private var content: ScreenDescription.Content {
    switch layer {
    case .commands(let menu, _), .version(let menu), .everything(let menu):
      return .menu(menu, about: nil)
    case .reason(let field):
      let counts = (detail?.choices.counts ?? []).enumerated().map { place, count in
        words(.conflictCount, .number(place + 1), .count(count))
      }
      return .text(
        title: "\(words(.conflictSettleIt)): \(counts.joined(separator: ", "))",
        prompt: words(.conflictWhy), field: field, about: nil)
    case .help(let line):
      var below = self
      below.layer = nil
      let map = below.commands
      return .help(
        HelpDescription(
          title: words(.helpTitle), guidanceTitle: words(.conflictsTitle),
          guidance: StyledText(words(.conflictHelp)), keysTitle: words(.helpKeys), commands: map,
          lines: words.plainCommands(map), line: line))
    case nil: break
    }
    guard let detail else {
      return entries.isEmpty ? .nothing(words(.conflictNone)) : .menu(list, about: nil)
    }
    return .comparison(detail.choices.describe(words))
  }

  var commands: KeyMap<Command> {
    func bind(
      _ command: Command, _ keys: [Key], _ short: TextKey, _ long: TextKey, _ isEnabled: Bool = true
    ) -> Binding<Command> {
      Binding(command, keys: keys, short: words(short), long: words(long), isEnabled: isEnabled)
    }
    guard layer == nil else {
      return KeyMap([
        bind(.accept, [.enter], .barSelect, .ok),
        bind(.close, [.escape], .barClose, .commandClose),
      ])
    }
    let isOpened = detail != nil
    let leaving = bind(
      .leave, [.function(9), .control("q"), .control("c")], isOpened ? .barBack : .barLeave,
      isOpened ? .conflictBackToList : .conflictLeave)
    let shared = [
      bind(.menu, [.function(2), .control("p")], .barMenu, .commandMenu),
      bind(.help, [.function(1)], .barHelp, .helpTitle),
      bind(.interfaceLanguage, [.function(3)], .barLanguage, .commandInterfaceLanguage),
    ]
    guard isOpened else {
      return KeyMap(
        [bind(.accept, [.enter], .barOpen, .reviewOpenResponse, !entries.isEmpty)] + shared + [
          leaving, bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
        ])
    }
    let isAny = detail?.choices.differences.isEmpty == false
    return KeyMap(
      [
        bind(.accept, [.enter], .barSelect, .conflictWhich, isAny),
        bind(.settle, [.function(10)], .conflictBarSettle, .conflictSettleIt),
        bind(.takeAll, [.function(6), .control("g")], .conflictBarAll, .conflictTakeAll, isAny),
        bind(.nextProblem, [.function(7)], .barNext, .conflictNext, isAny),
      ] + shared + [
        leaving, bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
      ])
  }
}
