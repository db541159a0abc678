import SurveyBasics
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [
    ("aeg", ["age", "edge", "name"], "age"),
    ("agee", ["age", "sex"], "age"),
    ("AGE", ["age"], "age"),
    ("lebel", ["list", "label"], "label"),
    ("select_mutliple", ["select_one", "select_multiple"], "select_multiple"),
    ("cat", ["car", "bat"], "bat"),
  ])
  func `the nearest word is found`(word: String, candidates: [String], nearest: String) {
    #expect(Spelling.nearest(to: word, among: candidates) == nearest)
    #expect(Spelling.nearest(to: word, among: candidates.reversed()) == nearest)
    #expect(
      Spelling.proposal(for: word, among: candidates) == "Did you mean \"\(nearest)\"?")
  }

  @Test(arguments: [
    ("age", ["age"]), ("a", ["b"]), ("age", ["sex", "income"]), ("", ["a"]),
    (String(repeating: "a", count: 300), [String(repeating: "a", count: 299)]),
  ])
  func `nothing is proposed for a word that is near to none`(word: String, candidates: [String]) {
    #expect(Spelling.nearest(to: word, among: candidates) == nil)
  }
}
