/// How the program ended, with the numbers of `sysexits.h` where they fit.
public enum ExitStatus: Int32, Sendable {
  /// Done; an interview that was left and is safely stored counts as done.
  case ok = 0
  /// The work was done and found something: errors in a questionnaire,
  /// unresolved conflicts, quarantined records, failed cases.
  case findings = 1
  /// The command line is wrong.
  case usage = 64
  /// An input file is not what it claims to be.
  case dataError = 65
  /// An input file does not exist or cannot be read.
  case noInput = 66
  /// An internal inconsistency: a bug.
  case software = 70
  /// An output file cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed part-way.
  case ioError = 74
  /// Another process holds the store.
  case tryAgain = 75
  /// Not allowed.
  case noPermission = 77
  /// The configuration is wrong.
  case configuration = 78
  /// Ended by a signal or by the person at the keyboard.
  case interrupted = 130
}
