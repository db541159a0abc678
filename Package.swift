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

    // The calls of Linux that Swift's Glibc module does not show.
    .target(name: "CFileCalls"),

    // MARK: 1 - subjects that know no survey

    // SHA-256 and the other digests, unpredictable bytes.
    .target(name: "Sealing", dependencies: ["CCrypto"], swiftSettings: settings),

    // Files that survive a power cut: atomic file, append log, lock.
    .target(
      name: "FileStorage", dependencies: ["CFileCalls", "SurveyBasics"], swiftSettings: settings),

    // The canonical form of records: one writer, one strict reader.
    .target(name: "JSONRecords", dependencies: ["CSimdJSON"], swiftSettings: settings),

    // Reads, checks, compiles and evaluates the XPath-like language against any tree.
    .target(name: "Expressions", dependencies: ["SurveyBasics"], swiftSettings: settings),

    // MARK: 2 - the subject

    // What a questionnaire and a response are, as immutable values.
    .target(
      name: "SurveyModel", dependencies: ["SurveyBasics", "Expressions"], swiftSettings: settings),

    // MARK: 3 - questionnaires and responses in files

    // Journals, response revisions, stores, recovery.
    .target(
      name: "ResponseStorage",
      dependencies: ["SurveyBasics", "SurveyModel", "JSONRecords", "FileStorage", "Sealing"],
      exclude: ["Schemas"], swiftSettings: settings),

    // MARK: Tests

    // A file system in memory that loses what was not synced and fails on demand.
    .target(
      name: "FileSimulation", dependencies: ["FileStorage", "SurveyBasics"],
      path: "Tests/FileSimulation", swiftSettings: settings),

    .testTarget(name: "SurveyBasicsTests", dependencies: ["SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "SealingTests", dependencies: ["Sealing", "SurveyBasics"], swiftSettings: settings),
    .testTarget(
      name: "FileStorageTests", dependencies: ["FileStorage", "FileSimulation", "SurveyBasics"],
      swiftSettings: settings),
    .testTarget(
      name: "ResponseStorageTests",
      dependencies: [
        "ResponseStorage", "SurveyBasics", "SurveyModel", "JSONRecords", "FileStorage",
        "FileSimulation", "Sealing",
      ], swiftSettings: settings),
    .testTarget(
      name: "JSONRecordsTests", dependencies: ["JSONRecords", "SurveyBasics"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
