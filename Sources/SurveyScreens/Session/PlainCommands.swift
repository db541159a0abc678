import InterfaceText
import TerminalUI

extension Wording {
  /// The commands of plain mode, a line each; those without a line of their own
  /// are in the menu.
  func plainCommands(_ map: KeyMap<Command>) -> [String] {
    map.enabled.compactMap { binding in
      for case .function(let number) in binding.keys {
        return "!\(number % 10)  \(binding.longLabel)"
      }
      return nil
    } + [self(.plainRepeatCommand)]
  }
}
