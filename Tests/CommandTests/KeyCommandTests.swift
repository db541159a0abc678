import Foundation
import Testing

/// Keys and sealed files from the command line.
@Suite struct KeyCommandTests {
  private let folder: TemporaryFolder
  private var key: String { "\(folder.path)/centre.key" }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Makes the key and returns its recipient.
  private func newKey(_ path: String) throws -> String {
    let run = try BuiltProgram.run("key", "new", "--out", path)
    #expect(run.status == 0)
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a new key is for its owner only, is never replaced, and is shown without the secret`()
    throws
  {
    let recipient = try newKey(key)
    #expect(recipient.hasPrefix("age1"))
    #expect(try mode(key) == 0o600)
    let before = try String(contentsOfFile: key, encoding: .utf8)
    #expect(before.contains("AGE-SECRET-KEY-1"))
    #expect(try BuiltProgram.run("key", "new", "--out", key).status == 73)
    #expect(try String(contentsOfFile: key, encoding: .utf8) == before)
    let shown = try BuiltProgram.run("key", "show", key)
    #expect(shown.status == 0)
    #expect(shown.output.contains(recipient))
    #expect(!shown.output.contains("AGE-SECRET-KEY"))
    let record = try BuiltProgram.run("key", "show", "--json", key)
    #expect(record.output.contains("\"key\":\"\(recipient)\""))
    #expect(try BuiltProgram.run("key", "show", "\(folder.path)/none").status == 66)
  }

  @Test func `a key goes to paper and comes back, and a slip is named by its line`() throws {
    let recipient = try newKey(key)
    let paper = try BuiltProgram.run("key", "paper", key)
    #expect(paper.status == 0)
    let back = try BuiltProgram.run(
      ["key", "read", "--out", "\(folder.path)/back.key"], input: paper.output)
    #expect(back.status == 0)
    #expect(back.output == "\(recipient)\n")
    let again = try BuiltProgram.run("key", "show", "\(folder.path)/back.key")
    #expect(again.output.contains(recipient))
    var lines = paper.output.split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("  3: ") })
    lines[place] = String(lines[place].dropLast()) + (lines[place].hasSuffix("q") ? "p" : "q")
    let slip = try BuiltProgram.run(["key", "read"], input: lines.joined(separator: "\n"))
    #expect(slip.status == 65)
    #expect(slip.errors.contains("Line 3 of the key has a mistyped character"))
    #expect(try BuiltProgram.run(["key", "read"], input: "hello\n").status == 65)
  }

  @Test func `a locked key file opens with its passphrase only`() throws {
    let run = try BuiltProgram.run(
      ["key", "new", "--passphrase", "--out", key], input: "жай күз\nжай күз\n")
    #expect(run.status == 0)
    let text = try String(contentsOfFile: key, encoding: .utf8)
    #expect(text.hasPrefix("-----BEGIN AGE ENCRYPTED FILE-----"))
    #expect(!text.contains("SECRET"))
    let shown = try BuiltProgram.run(["key", "show", key], input: "жай күз\n")
    #expect(shown.status == 0)
    #expect(shown.output.contains(run.output.trimmingCharacters(in: .newlines)))
    #expect(try BuiltProgram.run(["key", "show", key], input: "жай\n").status == 77)
    let slip = try BuiltProgram.run(
      ["key", "new", "--passphrase", "--out", "\(folder.path)/x"], input: "a\nb\n")
    #expect(slip.status == 64)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/x"))
  }

  @Test func `a sealed file is opened whole or not at all`() throws {
    let recipient = try newKey(key)
    let other = "\(folder.path)/other.key"
    _ = try newKey(other)
    let store = "\(folder.path)/store"
    #expect(try BuiltProgram.run("setup", "--store", store).status == 0)
    try setRecipients([recipient], of: store)
    #expect(try BuiltProgram.run("key", "check", "--store", store, key).status == 0)
    let foreign = try BuiltProgram.run("key", "check", "--store", store, other)
    #expect(foreign.status == 77)
    // The locked form of a key file is an age file like any other.
    let sealed = "\(folder.path)/letter.age"
    let made = try BuiltProgram.run(
      ["key", "new", "--passphrase", "--out", sealed], input: "суроо\nсуроо\n")
    #expect(made.status == 0)
    let out = "\(folder.path)/opened"
    let open = try BuiltProgram.run(
      ["open", "--passphrase", "--out", out, sealed], input: "суроо\n")
    #expect(open.status == 0, "\(open.errors)")
    #expect(try String(contentsOfFile: out, encoding: .utf8).contains("AGE-SECRET-KEY-1"))
    #expect(
      try BuiltProgram.run(["open", "--passphrase", "--out", out, sealed], input: "суроо\n").status
        == 73)
    let piped = try BuiltProgram.run(["open", "--passphrase", sealed], input: "суроо\n")
    #expect(piped.output == (try String(contentsOfFile: out, encoding: .utf8)))
    let wrong = try BuiltProgram.run(
      ["open", "--passphrase", "--out", "\(folder.path)/no", sealed], input: "жооп\n")
    #expect(wrong.status == 77)
    #expect(try BuiltProgram.run("open", "--key", key, sealed).status == 77)
    #expect(try BuiltProgram.run("open", "--key", key, "\(folder.path)/none").status == 66)
    #expect(try BuiltProgram.run("open", "--key", key, key).status == 65)
    #expect(try BuiltProgram.run("open", key).status == 64)
    let text = try String(contentsOfFile: sealed, encoding: .utf8)
    let cut = try folder.write(String(text.dropLast(150)), to: "cut.age")
    let damaged = try BuiltProgram.run(
      ["open", "--passphrase", "--out", "\(folder.path)/no", cut], input: "суроо\n")
    #expect(damaged.status == 65)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0 == "no" || $0.contains(".tmp-") })
  }

  private func setRecipients(_ recipients: [String], of store: String) throws {
    let path = "\(store)/STORE.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let list = recipients.map { "\"\($0)\"" }.joined(separator: ",")
    try text.replacingOccurrences(of: "\"recipients\": []", with: "\"recipients\": [\(list)]")
      .write(toFile: path, atomically: true, encoding: .utf8)
  }
}
