import Foundation
package import Testing

extension Tag {
  /// Tests that take longer than seconds.
  @Tag package static var slow: Self
}

extension Trait where Self == ConditionTrait {
  /// Runs a test only where `SUROO_SLOW=1` asks for it.
  package static var onlyWhenAsked: Self {
    .enabled(if: ProcessInfo.processInfo.environment["SUROO_SLOW"] == "1")
  }
}
