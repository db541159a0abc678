import Glibc
import SurooCommands
import SurveyBasics

exit(Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
