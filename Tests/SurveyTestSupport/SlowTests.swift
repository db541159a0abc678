import Foundation
package import Testing

extension Tag {
  /// Tests that take longer than seconds.
  @Tag package static var slow: Self
}

/// Whether `SUROO_SLOW=1` asks for the long proofs.
package enum SlowTests {
  /// Whether they are asked for; tests that also have a short form look here.
  package static var areWanted: Bool {
    ProcessInfo.processInfo.environment["SUROO_SLOW"] == "1"
  }
}

extension Trait where Self == ConditionTrait {
  /// Runs a test only where `SUROO_SLOW=1` asks for it.
  package static var onlyWhenAsked: Self {
    .enabled(if: SlowTests.areWanted)
  }
}
