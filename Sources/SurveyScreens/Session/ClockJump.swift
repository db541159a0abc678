import SurveyBasics
import SurveyModel

/// A change of the clock on the wall that no time has passed for.
///
/// Clocks of field laptops are wrong and are set right in the middle of work.
/// Nothing is ordered by them and nothing is corrected; whoever reads the
/// journal later is told.
struct ClockJump: Hashable {
  /// How much too far the clock went, negative when it went back.
  let milliseconds: Int

  /// Less is what clocks that are kept right over a network do.
  private static let tolerance = 60_000

  /// Compares how far both clocks went; nil when they agree, and for a clock
  /// that stands still because a run is to be repeatable.
  init?(from former: Moment, to moment: Moment) {
    let wall = moment.at.milliseconds - former.at.milliseconds
    let passed = moment.milliseconds - former.milliseconds
    guard wall != 0, abs(wall - passed) > Self.tolerance else { return nil }
    milliseconds = wall - passed
  }

  /// Compares the clock with the last event of an earlier session; nil when
  /// it is not behind.
  init?(resuming events: [JournalEvent], at moment: Moment) {
    guard let last = events.last?.at else { return nil }
    let behind = moment.at.milliseconds - last.milliseconds
    guard behind < -Self.tolerance else { return nil }
    milliseconds = behind
  }

  /// What the journal says of it.
  var remark: String {
    let seconds = abs(milliseconds) / 1000
    return "The clock went \(milliseconds < 0 ? "back" : "forward") by \(seconds) s."
  }
}
