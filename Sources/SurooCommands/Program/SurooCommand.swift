import ArgumentParser

/// `suroo`: the root of all subcommands.
struct SurooCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suroo",
    abstract: "Asks the questionnaires of field research in a terminal, without a network.",
    discussion: """
      A first interview:
        suroo interview Questionnaires/residents

      Without a command, in a terminal, everything is reached from the home screen.

      Every answer is on disk before the next question is drawn. Responses are JSON files in \
      the store: --store, else $SUROO_STORE, else $XDG_DATA_HOME/suroo, else ~/.local/share/suroo.

      Exit status: 0 done, 1 something was found, 64 wrong use, 65 bad input, 66 no input, \
      70 a bug, 73 cannot create, 74 read or write failed, 75 the store is in use, 77 not allowed, \
      78 wrong configuration, 130 interrupted.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Interview",
        subcommands: [HomeCommand.self, InterviewCommand.self, SetupCommand.self]),
      CommandGroup(
        name: "Questionnaire",
        subcommands: [
          CheckCommand.self, TestCommand.self, SimulateCommand.self, ConvertCommand.self,
          PrintCommand.self,
        ]),
      CommandGroup(
        name: "Response",
        subcommands: [
          ListCommand.self, ShowCommand.self, HistoryCommand.self, DoctorCommand.self,
        ]),
      CommandGroup(
        name: "Handover",
        subcommands: [
          BundleCommand.self, MergeCommand.self, ConflictsCommand.self, ResolveCommand.self,
          CopyCommand.self, TidyCommand.self,
        ]),
      CommandGroup(name: "Sealing", subcommands: [KeyCommand.self, OpenCommand.self]),
      CommandGroup(
        name: "Supervision",
        subcommands: [ReviewCommand.self, DecideCommand.self, QualityCommand.self]),
      CommandGroup(name: "Result", subcommands: [TabulateCommand.self, ExportCommand.self]),
      CommandGroup(
        name: "Scripting",
        subcommands: [DriveCommand.self, EvalCommand.self]),
    ])
}
