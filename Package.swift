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

    // RE2 behind a plain C interface: regular expressions in linear time.
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

    // MARK: 1 - subjects that know no survey

    // Reads, checks, compiles and evaluates the XPath-like language against any tree.
    .target(
      name: "Expressions", dependencies: ["SurveyBasics", "CRE2"], swiftSettings: settings),

    // MARK: Tests

    .testTarget(name: "SurveyBasicsTests", dependencies: ["SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "SurveyBasics"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
