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

    // MARK: 1 - what knows no survey

    // The words of the interface in Kyrgyz, Russian, English; one data file a language.
    .target(name: "InterfaceText", dependencies: ["SurveyBasics"], swiftSettings: settings),

    // MARK: Tests

    .testTarget(name: "SurveyBasicsTests", dependencies: ["SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "InterfaceTextTests", dependencies: ["InterfaceText", "SurveyBasics"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
