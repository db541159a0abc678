import ArgumentParser
import Glibc
public import SurveyBasics

/// The whole program behind its command line.
public enum Program {
  /// Runs a command line and says how it ended.
  ///
  /// Results go to standard output, everything else to standard error. The
  /// process goes on afterwards; ending it is the caller's business.
  ///
  /// - Parameter arguments: The words after the name of the program.
  /// - Returns: How it ended.
  public static func run(_ arguments: [String]) -> ExitStatus {
    // A write beyond a limit or to a closed pipe must come back as an error.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    var arguments = arguments
    if arguments.isEmpty {
      guard isatty(0) == 1, isatty(1) == 1 else {
        StandardOutput.write(SurooCommand.helpMessage() + "\n")
        return .usage
      }
      arguments = [HomeCommand.configuration.commandName ?? "home"]
    }
    do {
      var command = try SurooCommand.parseAsRoot(arguments)
      try command.run()
      return .ok
    } catch let failure as CommandFailure {
      if let message = failure.message { StandardError.line("suroo: \(message)") }
      return failure.status
    } catch {
      let message = SurooCommand.fullMessage(for: error)
      let isHelp = SurooCommand.exitCode(for: error) == .success
      if isHelp {
        StandardOutput.write(message + "\n")
        return .ok
      }
      StandardError.line(message)
      return .usage
    }
  }

  /// What is wrong with a command line, which is not run; nil when it is understood.
  package static func objection(to arguments: [String]) -> String? {
    do {
      _ = try SurooCommand.parseAsRoot(arguments)
      return nil
    } catch {
      return SurooCommand.exitCode(for: error) == .success
        ? nil : SurooCommand.fullMessage(for: error)
    }
  }

  /// The help of every command, lines unbroken.
  package static var help: [String] {
    var pages: [String] = []
    func add(_ command: any ParsableCommand.Type) {
      pages.append(SurooCommand.helpMessage(for: command, columns: 10_000))
      command.configuration.subcommands.forEach(add)
    }
    add(SurooCommand.self)
    return pages
  }
}

/// A command that could not do its work, or that found something.
struct CommandFailure: Error, CustomStringConvertible {
  /// How the program ends.
  let status: ExitStatus
  /// What is said about it, a full sentence; nil when everything was said already.
  let message: String?

  /// What a screen says about it.
  var description: String { message ?? "" }

  init(_ status: ExitStatus, _ message: String? = nil) {
    self.status = status
    self.message = message
  }
}
