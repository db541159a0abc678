/// Something that shows screens.
public protocol TerminalOutput: AnyObject {
  /// How large a screen may be now.
  var size: Size { get }

  /// Shows a screen in place of the one before and puts the cursor on its
  /// focus.
  func show(_ surface: Surface)
}

/// Where events come from.
public protocol InputSource: AnyObject {
  /// Waits for something to happen and returns everything that has, in order.
  ///
  /// - Parameter timeout: The longest wait; nil waits as long as it takes.
  /// - Returns: The events; none if the time is over.
  func next(timeout: Duration?) -> [InputEvent]
}

/// A person in front of a screen.
public typealias Terminal = TerminalOutput & InputSource

/// Something that happened to a terminal.
public enum InputEvent: Hashable, Sendable {
  /// Why the program is asked to leave.
  public enum Leaving: Hashable, Sendable {
    /// The window is gone: nothing can be shown or asked any more.
    case hangUp
    /// Somebody ended the program, or the machine goes down.
    case terminated
    /// An interrupt from outside; Ctrl+C on the keyboard is a key.
    case interrupted
  }

  /// A key was pressed.
  case key(Key)
  /// The screen has this size now, or has to be drawn again.
  case resized(Size)
  /// Work in the background has something to tell.
  case woken
  /// Store what is not stored, and leave.
  case leave(Leaving)
}

/// The loop of a full-screen program: it waits without using the processor,
/// applies everything that happened, draws one frame.
public enum EventLoop {
  /// What comes after a batch of events.
  public enum Step: Sendable {
    /// Draw and wait again.
    case goOn
    /// End the loop, drawing nothing more.
    case stop
  }

  /// Runs until `handle` stops it.
  ///
  /// - Parameters:
  ///   - terminal: What shows and asks.
  ///   - timeout: Returns the longest wait for the next event, nil to wait as
  ///     long as it takes; when it is over, `handle` gets no events.
  ///   - draw: Returns the screen for a size.
  ///   - handle: Applies events in order.
  public static func run(
    on terminal: some Terminal, timeout: () -> Duration? = { nil }, draw: (Size) -> Surface,
    handle: ([InputEvent]) -> Step
  ) {
    while true {
      terminal.show(draw(terminal.size))
      guard handle(terminal.next(timeout: timeout())) == .goOn else { return }
    }
  }
}
