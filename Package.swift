// swift-tools-version: 6.2
import PackageDescription

// The targets stand bottom-up: each may use those above it in this list, never those below.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "suroo",
  targets: [
    // MARK: 0 - what everything shares

    // Civil time, diagnostics with their place, exit status, seeded chance.
    .target(name: "SurveyBasics", swiftSettings: settings),

    // The terminal library, as a module.
    .systemLibrary(name: "CNcurses"),

    // Signals, saved terminal settings, locale: what has to be C around a terminal.
    .target(name: "CTerminal"),

    // MARK: 1 - tools that know no survey

    // Cells, styles, keys, widgets; ncurses behind a protocol.
    .target(name: "TerminalUI", dependencies: ["CNcurses", "CTerminal"], swiftSettings: settings),

    // MARK: Tests

    // A terminal that plays a script and frames as comparable text.
    .target(
      name: "TerminalTestSupport", dependencies: ["TerminalUI"], path: "Tests/TerminalTestSupport",
      swiftSettings: settings),

    .testTarget(name: "SurveyBasicsTests", dependencies: ["SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "TerminalUITests",
      dependencies: ["CNcurses", "CTerminal", "SurveyBasics", "TerminalTestSupport", "TerminalUI"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
