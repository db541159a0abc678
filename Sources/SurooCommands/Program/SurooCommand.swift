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
    subcommands: [
      HomeCommand.self, InterviewCommand.self, CheckCommand.self, TestCommand.self,
      SimulateCommand.self,
      ConvertCommand.self, PrintCommand.self, SetupCommand.self, ListCommand.self,
      ShowCommand.self, TabulateCommand.self, ExportCommand.self, BundleCommand.self,
      MergeCommand.self, ConflictsCommand.self, ResolveCommand.self,
      DoctorCommand.self,
      TidyCommand.self, CopyCommand.self, KeyCommand.self, OpenCommand.self, HistoryCommand.self,
      ReviewCommand.self, DecideCommand.self,
      QualityCommand.self, DriveCommand.self, EvalCommand.self,
    ])
}
