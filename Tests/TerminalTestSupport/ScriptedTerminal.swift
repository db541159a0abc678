public import TerminalUI

/// A terminal without a terminal: it plays a script of events and keeps every
/// frame.
///
/// Each step of the script is one batch. After the last one the window is
/// gone, so every loop ends.
public final class ScriptedTerminal: TerminalOutput, InputSource {
  /// How large the screen is at this point of the script.
  public private(set) var size: Size
  /// Every frame in order, equal ones too.
  public private(set) var frames: [Surface] = []
  private var script: ArraySlice<[InputEvent]>

  /// Creates a terminal that plays batches of events.
  public init(size: Size, script: [[InputEvent]]) {
    self.size = size
    self.script = script[...]
  }

  /// Creates a terminal on which the keys are pressed one after the other.
  public convenience init(size: Size, keys: [Key]) {
    self.init(size: size, script: keys.map { [.key($0)] })
  }

  /// Keeps a frame.
  public func show(_ surface: Surface) {
    frames.append(surface)
  }

  /// Returns the next batch of the script at once.
  public func next(timeout: Duration?) -> [InputEvent] {
    guard let events = script.popFirst() else { return [.leave(.hangUp)] }
    for case .resized(let size) in events { self.size = size }
    return events
  }
}
