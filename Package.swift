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
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")
  ],
  targets: [
    // MARK: 0 - what everything shares

    // Civil time, diagnostics with their place, exit status, seeded chance.
    .target(name: "SurveyBasics", swiftSettings: settings),

    // libzip, which reads the container of .xlsx files.
    .systemLibrary(name: "CZip"),

    // MARK: 1 - subjects that know no survey

    // Reads, checks, compiles and evaluates the XPath-like language against any tree.
    .target(name: "Expressions", dependencies: ["SurveyBasics"], swiftSettings: settings),

    // Tables and YAML trees as text with its place: .xlsx, CSV, YAML.
    .target(
      name: "Workbooks",
      dependencies: ["SurveyBasics", "CZip", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),

    // MARK: 2 - the subject

    // What a questionnaire and a response are, as immutable values.
    .target(
      name: "SurveyModel", dependencies: ["SurveyBasics", "Expressions"], swiftSettings: settings),

    // MARK: 3 - from files and to files

    // XLSForm workbook or YAML -> questionnaire and everything its author should mend.
    .target(
      name: "QuestionnaireLoading",
      dependencies: ["SurveyModel", "Expressions", "Workbooks", "SurveyBasics"],
      swiftSettings: settings),

    // MARK: Tests

    .testTarget(name: "SurveyBasicsTests", dependencies: ["SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "WorkbooksTests", dependencies: ["Workbooks", "SurveyBasics"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "QuestionnaireLoadingTests",
      dependencies: [
        "QuestionnaireLoading", "SurveyModel", "Expressions", "Workbooks", "SurveyBasics",
      ],
      resources: [.copy("Fixtures")], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
