import CTerminal
import Glibc

/// Wakes the event loop from a thread in the background.
public final class WakePipe: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    // Without a pipe nothing can be woken, and everything else goes on.
    _ = cterminal_pipe(&ends)
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    for end in [readEnd, writeEnd] where end >= 0 { close(end) }
  }

  /// Makes the loop return ``InputEvent/woken``; many calls may give one event.
  public func wake() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }
}
