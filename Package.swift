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

    // OpenSSL's libcrypto.
    .systemLibrary(name: "CCrypto"),

    // simdjson behind plain C functions.
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),

    // MARK: 1 - single subjects that know no survey

    // SHA-256 and the other digests, unpredictable bytes.
    .target(name: "Sealing", dependencies: ["CCrypto"], swiftSettings: settings),

    // The canonical form of records: one writer, one strict reader.
    .target(name: "JSONRecords", dependencies: ["CSimdJSON"], swiftSettings: settings),

    // MARK: Tests

    .testTarget(name: "SurveyBasicsTests", dependencies: ["SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "SealingTests", dependencies: ["Sealing", "SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "JSONRecordsTests", dependencies: ["JSONRecords", "SurveyBasics"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
