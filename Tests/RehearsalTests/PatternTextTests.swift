import Rehearsal
import SurveyBasics
import Testing

@Suite struct PatternTextTests {
  @Test(arguments: [
    "^[0-9]{9}$", "^(0|\\+996)[2-7][0-9]{8}$", "[A-Z]{2,4}-\\d+", "^(?:yes|no)?$", "^[^0-9]{3}$",
    "^\\w+@\\w+\\.(kg|com)$", "^a*b+c?$", "^[а-я]{3,5}$", "^.{5}$", "^\\d{2}:\\d{2}$",
  ])
  func `texts fit the pattern that they are made from`(_ pattern: String) throws {
    let regex = try Regex(pattern)
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      let text = PatternText.text(pattern, &chance)
      #expect(try regex.firstMatch(in: text) != nil, "\(text)")
    }
  }

  @Test(arguments: [
    "(", "[", "[^", "a{", "a{2", "a{9999999}", "\\", "(((((((((", "*", "a|", ")",
    "((((((((a{200}){200}){200}){200}){200}){200}){200}){200})",
    "(((((){200}){200}){200}){200}){200}",
  ])
  func `a broken pattern gives some text and no crash`(_ pattern: String) {
    var chance = SeededGenerator(seed: 7)
    #expect(PatternText.text(pattern, &chance).count <= 200)
  }
}
