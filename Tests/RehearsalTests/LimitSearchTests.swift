import Rehearsal
import SurveyBasics
import Testing

@Suite struct LimitSearchTests {
  @Test(arguments: [
    (1...999, [1, 999]), (0...0, [0]), (-5...70_000, [3]), (1905...2008, [1905, 18]),
    (250...251, [250]),
  ])
  func `the limits are found from any step inside`(_ range: ClosedRange<Int>, _ anchors: [Int]) {
    let found = LimitSearch(around: anchors, possible: -1_000_000...1_000_000) {
      range.contains($0)
    }
    #expect(found?.limits == range)
    #expect(found?.accepted == anchors.filter { range.contains($0) })
  }

  @Test func `without a limit the search stays within what is possible`() {
    let found = LimitSearch(around: [0], possible: 0...1000) { _ in true }
    #expect(found?.limits == 0...1000)
  }

  @Test func `nothing is found where nothing is accepted`() {
    #expect(LimitSearch(around: [1, 2, 3], possible: 0...9) { $0 > 5 } == nil)
  }

  @Test func `few tries are needed`() {
    var tries = 0
    let found = LimitSearch(around: [500], possible: 0...1_000_000) {
      tries += 1
      return (1...40_000).contains($0)
    }
    #expect(found?.limits == 1...40_000)
    #expect(tries < 60)
  }
}
