import ArgumentParser

/// `suroo key`: the keys to which bundles are sealed.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes, shows, prints and checks the keys that open sealed bundles.",
    discussion: """
      The centre makes two keys before fieldwork, one to work with and one to keep on paper:
        suroo key new --out centre.key
        suroo key new --out recovery.key
        suroo key paper recovery.key
      The laptops get the recipients that these print, never the keys:
        suroo setup --recipient age1… --recipient age1…

      Test the keys before fieldwork with "suroo key check": what is sealed to a lost key stays \
      closed for ever.
      """,
    subcommands: [
      KeyNewCommand.self, KeyShowCommand.self, KeyPaperCommand.self, KeyReadCommand.self,
      KeyCheckCommand.self,
    ])
}
