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
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // MARK: 0 - what everything shares

    // Civil time, diagnostics with their place, exit status, seeded chance.
    .target(name: "SurveyBasics", swiftSettings: settings),

    // The terminal library.
    .systemLibrary(name: "CNcurses"),

    // Signals, saved terminal settings, locale: what has to be C around a terminal.
    .target(name: "CTerminal"),

    // libzip, which reads the container of .xlsx files.
    .systemLibrary(name: "CZip"),

    // libxlsxwriter, which writes .xlsx files.
    .systemLibrary(name: "CXlsxWriter"),

    // OpenSSL's libcrypto.
    .systemLibrary(name: "CCrypto"),

    // simdjson behind plain C functions.
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),

    // RE2 behind plain C functions: patterns in linear time.
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

    // The calls of Linux that Swift's Glibc module does not show.
    .target(name: "CFileCalls"),

    // MARK: 1 - subjects that know no survey

    // Reads, checks, compiles and evaluates the XPath-like language against any tree.
    .target(name: "Expressions", dependencies: ["SurveyBasics", "CRE2"], swiftSettings: settings),

    // Tables and YAML trees as text with its place: .xlsx, CSV, YAML (libyaml, which Yams carries).
    .target(
      name: "Workbooks",
      dependencies: [
        "SurveyBasics", "CZip", "CXlsxWriter", .product(name: "Yams", package: "Yams"),
      ], swiftSettings: settings),

    // The canonical form of records: one writer, one strict reader.
    .target(name: "JSONRecords", dependencies: ["CSimdJSON"], swiftSettings: settings),

    // Cells, styles, keys, widgets; ncurses behind a protocol.
    .target(
      name: "TerminalUI", dependencies: ["CNcurses", "CTerminal", "SurveyBasics"],
      swiftSettings: settings),

    // Files that survive a power cut: atomic file, append log, lock.
    .target(
      name: "FileStorage", dependencies: ["CFileCalls", "SurveyBasics"], swiftSettings: settings),

    // Digests, files sealed to recipients or a passphrase (age version 1), signatures.
    .target(name: "Sealing", dependencies: ["CCrypto"], swiftSettings: settings),

    // The words of the interface in Kyrgyz, Russian and English.
    .target(name: "InterfaceText", dependencies: ["SurveyBasics"], swiftSettings: settings),

    // MARK: 2 - the subject

    // What a questionnaire and a response are, as immutable values.
    .target(
      name: "SurveyModel", dependencies: ["SurveyBasics", "Expressions"], swiftSettings: settings),

    // MARK: 3 - from and to files

    // XLSForm workbook or YAML to a questionnaire and diagnostics.
    .target(
      name: "QuestionnaireLoading",
      dependencies: [
        "SurveyBasics", "Expressions", "Workbooks", "JSONRecords", "Sealing", "SurveyModel",
      ], swiftSettings: settings),

    // Journals, response revisions, stores, bundles, recovery.
    .target(
      name: "ResponseStorage",
      dependencies: ["SurveyBasics", "JSONRecords", "FileStorage", "Sealing", "SurveyModel"],
      exclude: ["Schemas"], swiftSettings: settings),

    // MARK: 4 - one interview, one questionnaire

    // Runs one interview: relevance, calculation, constraints, choices, rosters, navigation, undo.
    .target(
      name: "SurveyEngine", dependencies: ["SurveyBasics", "Expressions", "SurveyModel"],
      swiftSettings: settings),

    // What an author should know beyond “it loads”; one file per lint.
    .target(
      name: "QuestionnaireChecks",
      dependencies: ["SurveyBasics", "Expressions", "SurveyModel", "QuestionnaireLoading"],
      swiftSettings: settings),

    // Frequencies, two-way tables and statistics over any number of responses.
    .target(
      name: "Tabulation",
      dependencies: [
        "SurveyBasics", "Expressions", "JSONRecords", "SurveyModel", "ResponseStorage",
      ], swiftSettings: settings),

    // Questionnaires and data in the forms that other people and programs read.
    .target(
      name: "Exports",
      dependencies: [
        "SurveyBasics", "Expressions", "JSONRecords", "FileStorage", "Sealing", "InterfaceText",
        "SurveyModel", "ResponseStorage",
      ], swiftSettings: settings),

    // MARK: 5 - many responses; interviews without people

    // Union of stores and bundles, conflicts, report.
    .target(
      name: "ResponseMerging",
      dependencies: [
        "SurveyBasics", "Expressions", "JSONRecords", "FileStorage", "Sealing", "SurveyModel",
        "ResponseStorage", "SurveyEngine",
      ], swiftSettings: settings),

    // Simulated respondents and regression cases.
    .target(
      name: "Rehearsal",
      dependencies: ["SurveyBasics", "Expressions", "Workbooks", "SurveyModel", "SurveyEngine"],
      swiftSettings: settings),

    // MARK: 6 - what supervisors look for

    // The supervisor's check list over the responses of a store; one file per check.
    .target(
      name: "QualityChecks",
      dependencies: [
        "SurveyBasics", "Expressions", "InterfaceText", "SurveyModel", "ResponseStorage",
      ],
      swiftSettings: settings),

    // MARK: 7 - what people see

    // Interview, drafts, review, conflicts: state, update, description, two renderers.
    .target(
      name: "SurveyScreens",
      dependencies: [
        "SurveyBasics", "SurveyModel", "SurveyEngine", "Tabulation", "ResponseMerging",
        "TerminalUI", "InterfaceText",
      ], swiftSettings: settings),

    // MARK: 8 - the command line

    // Every subcommand: arguments in, text and exit status out.
    .target(
      name: "SurooCommands",
      dependencies: [
        "SurveyBasics", "Expressions", "Workbooks", "JSONRecords", "TerminalUI", "FileStorage",
        "Sealing", "InterfaceText", "SurveyModel", "QuestionnaireLoading", "ResponseStorage",
        "SurveyEngine", "QuestionnaireChecks", "Tabulation", "Exports", "ResponseMerging",
        "Rehearsal",
        "QualityChecks", "SurveyScreens",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    // MARK: 9 - programs

    // The program.
    .executableTarget(
      name: "suroo", dependencies: ["SurooCommands", "SurveyBasics"], swiftSettings: settings),

    // Measurements of the hot paths on generated input.
    .executableTarget(
      name: "suroo-bench",
      dependencies: [
        "SurveyBasics", "Expressions", "Workbooks", "SurveyModel", "QuestionnaireLoading",
        "QuestionnaireChecks", "SurveyEngine", "SurveyScreens", "TerminalUI", "InterfaceText",
        "Sealing", "JSONRecords", "FileStorage", "ResponseMerging", "ResponseStorage", "Rehearsal",
        "Tabulation",
      ], swiftSettings: settings),

    // MARK: Tests

    // A terminal that plays a script and frames as comparable text.
    .target(
      name: "TerminalTestSupport", dependencies: ["TerminalUI"], path: "Tests/TerminalTestSupport",
      swiftSettings: settings),

    // A file system in memory that loses what was not synced and fails on demand.
    .target(
      name: "FileSimulation", dependencies: ["FileStorage", "SurveyBasics"],
      path: "Tests/FileSimulation", swiftSettings: settings),

    // Questionnaires written in a test, interviews as scenarios, golden files, programs run.
    .target(
      name: "SurveyTestSupport",
      dependencies: [
        "SurveyBasics", "Expressions", "Workbooks", "SurveyModel", "QuestionnaireLoading",
        "SurveyEngine", "Sealing",
      ], path: "Tests/SurveyTestSupport", swiftSettings: settings),

    .testTarget(name: "SurveyBasicsTests", dependencies: ["SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "SurveyBasics", "CRE2"],
      swiftSettings: settings),
    .testTarget(
      name: "WorkbooksTests",
      dependencies: ["Workbooks", "SurveyBasics", "SurveyTestSupport", "CZip"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "JSONRecordsTests", dependencies: ["JSONRecords", "SurveyBasics"],
      swiftSettings: settings),
    .testTarget(
      name: "TerminalUITests",
      dependencies: ["CNcurses", "CTerminal", "SurveyBasics", "TerminalTestSupport", "TerminalUI"],
      swiftSettings: settings),
    .testTarget(
      name: "FileStorageTests", dependencies: ["FileStorage", "FileSimulation", "SurveyBasics"],
      swiftSettings: settings),
    .testTarget(
      name: "SealingTests", dependencies: ["Sealing", "SurveyBasics"],
      exclude: ["Fixtures/make-age-vectors.py"], resources: [.copy("Fixtures/age-vectors.ndjson")],
      swiftSettings: settings),
    .testTarget(
      name: "InterfaceTextTests", dependencies: ["InterfaceText", "SurveyBasics"],
      swiftSettings: settings),
    .testTarget(
      name: "QuestionnaireLoadingTests",
      dependencies: [
        "QuestionnaireLoading", "Expressions", "SurveyModel", "Workbooks", "Sealing",
        "SurveyBasics",
      ], resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "ResponseStorageTests",
      dependencies: [
        "ResponseMerging", "ResponseStorage", "FileStorage", "FileSimulation", "JSONRecords",
        "Sealing", "SurveyModel",
        "SurveyBasics", "SurveyTestSupport",
      ], resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "SurveyEngineTests",
      dependencies: [
        "SurveyEngine", "SurveyModel", "Expressions", "SurveyBasics", "SurveyTestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "QuestionnaireChecksTests",
      dependencies: [
        "QuestionnaireChecks", "QuestionnaireLoading", "Workbooks", "SurveyBasics",
        "SurveyTestSupport",
      ], resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "TabulationTests",
      dependencies: [
        "Tabulation", "Expressions", "JSONRecords", "QuestionnaireLoading", "Rehearsal",
        "ResponseStorage", "Sealing", "SurveyBasics", "SurveyEngine", "SurveyModel",
        "SurveyScreens", "InterfaceText", "TerminalUI", "SurveyTestSupport",
      ], resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "ResponseMergingTests",
      dependencies: [
        "ResponseMerging", "ResponseStorage", "FileStorage", "FileSimulation", "JSONRecords",
        "Sealing", "SurveyBasics", "SurveyEngine", "SurveyModel", "SurveyTestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "ExportsTests",
      dependencies: [
        "Exports", "Expressions", "InterfaceText", "QuestionnaireLoading", "SurveyModel",
        "Workbooks", "SurveyBasics", "SurveyTestSupport", "JSONRecords", "ResponseStorage",
        "FileStorage",
      ], resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "RehearsalTests",
      dependencies: [
        "Rehearsal", "QuestionnaireLoading", "Sealing", "SurveyBasics", "SurveyEngine",
        "SurveyModel", "SurveyTestSupport", "Workbooks",
      ], swiftSettings: settings),
    .testTarget(
      name: "SurveyScreensTests",
      dependencies: [
        "SurveyScreens", "SurveyEngine", "SurveyModel", "SurveyBasics", "ResponseMerging",
        "TerminalUI", "TerminalTestSupport", "InterfaceText", "Expressions", "QuestionnaireLoading",
        "Workbooks",
        "Sealing", "SurveyTestSupport",
      ], resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "QualityChecksTests",
      dependencies: [
        "QualityChecks", "InterfaceText", "ResponseStorage", "SurveyModel", "SurveyBasics",
        "SurveyTestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "SurooCommands", "SurveyBasics", "JSONRecords", "ResponseStorage", "SurveyTestSupport",
      ],
      exclude: ["Scenarios"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
