import ArgumentParser
import FoundationEssentials
import Glibc
import InterfaceText
import SurveyBasics

/// `--interface`, on every command that speaks to people.
struct InterfaceOptions: ParsableArguments {
  @Option(help: "The language of the program: ky, ru or en (default: from the locale, else ky).")
  var interface: String?

  /// The words to speak with where nothing else was asked for.
  static var wordingOfLocale: Wording {
    Wording(InterfaceLanguage(environment: ProcessInfo.processInfo.environment))
  }

  /// The words to speak with.
  func wording() throws -> Wording {
    guard let interface else { return InterfaceOptions.wordingOfLocale }
    guard let language = InterfaceLanguage(rawValue: interface.lowercased()) else {
      throw ValidationError("--interface is ky, ru or en, not \"\(interface)\".")
    }
    return Wording(language)
  }
}

/// `--seed` and `--now`, for runs that can be repeated exactly.
struct RepeatableOptions: ParsableArguments {
  @Option(help: "What chance depends on, for runs that can be repeated.")
  var seed: UInt64?

  @Option(help: "The time to take for now, such as 2026-05-01T10:00:00+06:00.")
  var now: String?

  func validate() throws {
    if let now, Timestamp(now) == nil {
      throw ValidationError(
        "--now is a time with its offset such as 2026-05-01T10:00:00+06:00, not \"\(now)\".")
    }
  }

  /// The clock to use: the one given, held still, or that of the machine.
  var clock: Clock {
    now.flatMap { Timestamp($0) }.map(Clock.still) ?? .machine
  }
}

/// Where the time comes from.
enum Clock: Sendable {
  /// The clock of the machine.
  case machine
  /// A time that does not pass.
  case still(Timestamp)

  /// The time, with the offset of the machine's zone unless the clock stands still.
  var now: Timestamp {
    switch self {
    case .still(let timestamp): return timestamp
    case .machine:
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      var seconds = time.tv_sec
      var parts = tm()
      localtime_r(&seconds, &parts)
      return Timestamp(
        milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000,
        offset: parts.tm_gmtoff / 60)
    }
  }

  /// Milliseconds that only go forwards, for durations.
  static var monotonicMilliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
