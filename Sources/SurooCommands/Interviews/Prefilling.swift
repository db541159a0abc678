import ArgumentParser
import SurveyModel

/// `--set name=value` on the command line.
enum Prefilling {
  static func values(_ arguments: [String]) throws -> [InterviewOpening.Prefilled] {
    try arguments.map { argument in
      guard let mark = argument.firstIndex(of: "="), mark > argument.startIndex else {
        throw ValidationError("--set takes name=value, not \"\(argument)\".")
      }
      return InterviewOpening.Prefilled(
        key: String(argument[..<mark]), text: String(argument[argument.index(after: mark)...]))
    }
  }
}
