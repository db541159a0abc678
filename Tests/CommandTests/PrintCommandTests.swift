import Foundation
import Testing

@Suite struct PrintCommandTests {
  @Test func `a questionnaire is printed in the language asked for`() throws {
    let run = try BuiltProgram.run("print", "Questionnaires/check-interview", "--language", "ru")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"ru\""))
    #expect(run.output.contains("Не зачитывать"))
  }

  @Test func `the words around the questions may be in another language`() throws {
    let run = try BuiltProgram.run(
      "print", "Questionnaires/check-interview", "--language", "ky", "--interface", "en")
    #expect(run.status == 0)
    #expect(run.output.contains("Do not read out"))
  }

  @Test func `a file that is there is kept unless --force is given`() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("kept", to: "q.html")
    let words = ["print", "Questionnaires/check-interview", "--out", target]
    let refused = try BuiltProgram.run(words)
    #expect(refused.status == 73)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "kept")
    #expect(try BuiltProgram.run(words + ["--force"]).status == 0)
    #expect(try String(contentsOfFile: target, encoding: .utf8).hasSuffix("</html>\n"))
  }

  @Test func `a language that the questionnaire lacks is refused with those that it has`() throws {
    let run = try BuiltProgram.run("print", "Questionnaires/residents", "--language", "uz")
    #expect(run.status == 64)
    #expect(run.errors.contains("no language \"uz\". It has: ky, ru, en."))
  }
}
