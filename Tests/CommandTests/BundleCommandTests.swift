import Foundation
import SurveyBasics
import Testing

/// Bundles, second copies and the archive, as a person handles them.
@Suite struct BundleCommandTests {
  private static let questionnaire = """
    survey:
    - type: integer
      name: age
      label: How old are you?
    - type: text
      name: called
      label: What is your name?
      personal: yes
    settings:
    - form_id: short
      version: 7
    """

  private let folder: TemporaryFolder
  private let file: String
  private var store: String { "\(folder.path)/store" }
  private var stick: String { "\(folder.path)/stick" }

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.write(Self.questionnaire, to: "q.yaml")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/stick", withIntermediateDirectories: false)
    _ = try BuiltProgram.run(
      "setup", "--store", store, "--region", "KG-O", "--interviewer", "Айгүл")
    try interview()
  }

  private func interview() throws {
    let run = try BuiltProgram.run(
      ["interview", "--interface", "en", "--store", store, "--new", file],
      input: "34\nАйгүл\n\n2\n")
    try #require(run.status == 0)
  }

  /// Writes a bundle and returns its file and its code.
  private func bundle(_ arguments: String...) throws -> (path: String, code: String) {
    let run = try BuiltProgram.run(
      ["bundle", "--interface", "en", "--store", store, "--to", stick] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("safe to remove"))
    let code = try #require(run.output.firstMatch(of: /code (\d{3}-\d{3}-\d{3})/)?.1)
    return (try #require(run.lines.first), String(code))
  }

  @Test func `a bundle is counted, read back, and known again by its code`() throws {
    let (path, code) = try bundle()
    #expect(path.hasPrefix("\(stick)/KG-O_"))
    let run = try BuiltProgram.run(
      "bundle", "--interface", "en", "--verify", path, "--code", code)
    #expect(run.status == 0)
    #expect(run.output.contains("short 7: 1 response\n"))
    let other = try bundle()
    #expect(other.path != path)
    #expect(try BuiltProgram.run("bundle", "--verify", path, "--code", other.code).status == 1)
    #expect(try BuiltProgram.run("bundle", "--verify", path, "--code", "123").status == 64)
  }

  @Test func `a bundle speaks Kyrgyz, to whoever writes it and to whoever checks it`() throws {
    let words = ["--interface", "ky"]
    let run = try BuiltProgram.run(["bundle", "--store", store, "--to", stick] + words)
    #expect(run.status == 0, "\(run.errors)")
    let path = try #require(run.lines.first)
    let counted = """
        short 7: 1 жооп
        1 жеке бөлүк, интервьюнун жүрүшү тууралуу 1 жазуу, 1 анкета
        код\u{20}
      """
    #expect(run.output.hasPrefix("\(path)\n\(counted)"), "\(run.output)")
    let said = """
      suroo: Жазылып, кайра окулду, баары бүтүн. Флешканы чыгарса болот.
      suroo: Алынганы ырасталганча бул жердегилерди сактап туруңуз.

      """
    #expect(run.errors.hasSuffix(said), "\(run.errors)")
    let verified = try BuiltProgram.run(["bundle", "--verify", path] + words)
    #expect(verified.output == run.output)
    #expect(verified.errors.isEmpty)
    let empty = "\(folder.path)/empty"
    _ = try BuiltProgram.run("setup", "--store", empty)
    let nothing = try BuiltProgram.run(["bundle", "--store", empty, "--to", stick] + words)
    #expect(nothing.status == 0)
    #expect(nothing.output.isEmpty)
    #expect(nothing.errors.contains("suroo: Жаңы эч нерсе жок"))
  }

  @Test func `the hash of a bundle can be checked with the tools of any system`() throws {
    let (path, _) = try bundle()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "head -n -1 \"$0\" | sha256sum", path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let sum = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let json = try BuiltProgram.run("bundle", "--verify", path, "--json").output
    #expect(sum.count > 64)
    #expect(json.contains(sum.prefix(64)))
  }

  @Test func `a damaged or cut bundle is refused and the damage named`() throws {
    let (path, _) = try bundle()
    let bytes = try Data(contentsOf: URL(filePath: path))
    let copy = "\(folder.path)/copy.suroo"
    for place in stride(from: 0, to: bytes.count, by: max(bytes.count / 40, 1)) {
      var changed = bytes
      changed[place] ^= 1
      for content in [changed, bytes.prefix(place)] {
        try content.write(to: URL(filePath: copy))
        let run = try BuiltProgram.run("bundle", "--verify", copy)
        #expect(run.status == 65, "byte \(place)")
        #expect(run.errors.contains("Line ") || run.errors.contains("The end:"), "byte \(place)")
        #expect(run.output.isEmpty)
      }
    }
  }

  @Test func `nothing of a damaged or cut bundle enters a store`() throws {
    let (path, _) = try bundle()
    let bytes = try Data(contentsOf: URL(filePath: path))
    let copy = "\(folder.path)/copy.suroo"
    let centre = "\(folder.path)/centre"
    _ = try BuiltProgram.run("setup", "--store", centre)
    let before = try BuiltProgram.run("list", "--digest", "--store", centre).output
    for place in stride(from: 0, to: bytes.count, by: max(bytes.count / 25, 1)) {
      var changed = bytes
      changed[place] ^= 1
      for content in [changed, bytes.prefix(place)] {
        try content.write(to: URL(filePath: copy))
        let run = try BuiltProgram.run("merge", "--store", centre, copy)
        #expect(run.status == 1 || run.status == 65, "byte \(place)")
        #expect(run.output.contains(copy), "byte \(place)")
      }
    }
    #expect(try BuiltProgram.run("list", "--digest", "--store", centre).output == before)
    #expect(try BuiltProgram.run("merge", "--store", centre, path).status == 0)
    let after = try BuiltProgram.run("list", "--digest", "--store", centre).output
    #expect(after == (try BuiltProgram.run("list", "--digest", "--store", store).output))
  }

  @Test func `a stick that is missing or protected is named with what to do`() throws {
    let missing = try BuiltProgram.run("bundle", "--store", store, "--to", "\(folder.path)/no")
    #expect(missing.status == 73)
    #expect(missing.errors.contains("Check that the stick is in"))
    let none = try BuiltProgram.run("bundle", "--store", store)
    #expect(none.status == 64)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `a full stick leaves nothing that could be taken for a bundle`() throws {
    // A file instead of a folder is what a broken mount looks like.
    let run = try BuiltProgram.run("bundle", "--store", store, "--to", "/dev/full")
    #expect(run.status == 74)
    #expect(run.errors.contains("Cannot create"))
    #expect(run.errors.contains("Everything is still in the store."))
  }

  @Test func `personal answers stay at home when asked`() throws {
    let (path, _) = try bundle("--personal", "left-out")
    #expect(try !String(contentsOfFile: path, encoding: .utf8).contains("Айгүл\""))
    let (whole, _) = try bundle()
    #expect(try String(contentsOfFile: whole, encoding: .utf8).contains("Айгүл\""))
  }

  @Test func `a second copy follows every interview`() throws {
    let run = try BuiltProgram.run("setup", "--change", "--store", store, "--copy-to", stick)
    #expect(run.status == 0)
    #expect(run.errors.contains("Айгүл"))
    try interview()
    let copies = try FileManager.default.contentsOfDirectory(atPath: stick)
    #expect(copies.count == 1)
    let copy = "\(stick)/\(try #require(copies.first))"
    let shown = try BuiltProgram.run("bundle", "--interface", "en", "--verify", copy)
    #expect(shown.status == 0)
    #expect(shown.output.contains("short 7: 2 responses\n"))
    #expect(
      try BuiltProgram.run("copy", "--store", store).errors
        .contains("everything made here has a second copy"))
  }

  @Test func `an interview is finished even where the copy fails, and that is said`() throws {
    _ = try BuiltProgram.run(
      "setup", "--change", "--store", store, "--copy-to", "\(folder.path)/gone")
    let run = try BuiltProgram.run(
      ["interview", "--interface", "en", "--store", store, "--new", file],
      input: "35\nБакыт\n\n2\n")
    #expect(run.status == 0)
    #expect(run.errors.contains("no second copy"))
    #expect(run.errors.contains("There is no second copy of anything yet."))
    #expect(try BuiltProgram.run("list", "--store", store).lines.count == 3)
  }

  @Test func `nothing moves to the archive without a receipt`() throws {
    _ = try bundle()
    let run = try BuiltProgram.run("tidy", "--store", store)
    #expect(run.status == 0)
    #expect(run.output == "archived  0\nkept without a receipt  1\nkept because returned  0\n")
    #expect(try BuiltProgram.run("list", "--store", store).lines.count == 2)
  }

  @Test(.enabled(if: Age.isInstalled, "age is not installed"))
  func `a sealed bundle opens with its key, with age, and with no other key`() throws {
    let keys = try ["a", "b"].map { try Age.newKey(at: "\(folder.path)/\($0).key") }
    _ = try BuiltProgram.run(
      "setup", "--change", "--store", store, "--recipient", keys[0], "--recipient", keys[1])
    let (path, code) = try bundle()
    #expect(path.hasSuffix("_001.suroo.age"))
    for name in ["a", "b"] {
      let key = "\(folder.path)/\(name).key"
      let run = try BuiltProgram.run(
        "bundle", "--interface", "en", "--verify", path, "--key", key, "--code", code)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("short 7: 1 response\n"))
      #expect(Age.run("-d", "-i", key, "-o", "\(folder.path)/\(name).suroo", path) == 0)
      let opened = try BuiltProgram.run(
        "bundle", "--verify", "\(folder.path)/\(name).suroo", "--code", code)
      #expect(opened.status == 0)
    }
    let closed = try BuiltProgram.run("bundle", "--verify", path)
    #expect(closed.status == 77)
    #expect(closed.errors.contains("--key"))
    _ = try Age.newKey(at: "\(folder.path)/other.key")
    let other = try BuiltProgram.run(
      "bundle", "--verify", path, "--key", "\(folder.path)/other.key")
    #expect(other.status == 77)
  }

  @Test(.enabled(if: Age.isInstalled, "age is not installed"))
  func `a sealed bundle that was changed or cut is refused`() throws {
    let key = "\(folder.path)/a.key"
    let (path, _) = try bundle("--recipient", Age.newKey(at: key))
    let bytes = try Data(contentsOf: URL(filePath: path))
    let copy = "\(folder.path)/copy.suroo.age"
    for place in stride(from: 0, to: bytes.count, by: max(bytes.count / 30, 1)) {
      var changed = bytes
      changed[place] ^= 1
      for content in [changed, bytes.prefix(place), bytes + [0]] {
        try content.write(to: URL(filePath: copy))
        let run = try BuiltProgram.run("bundle", "--verify", copy, "--key", key)
        // A changed share of the key looks like that of another recipient.
        #expect([65, 77].contains(run.status), "byte \(place)")
        #expect(run.output.isEmpty)
      }
    }
  }

  @Test func `a mistyped recipient is refused before anything is written`() throws {
    let run = try BuiltProgram.run(
      "bundle", "--store", store, "--to", stick, "--recipient", "age1mistyped")
    #expect(run.status == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: stick).isEmpty)
  }
}

/// Debian's `age`, which knows nothing of this program.
private enum Age {
  static let isInstalled = run("--version") == 0

  /// Makes a key in a file and returns its public half.
  static func newKey(at path: String) throws -> String {
    _ = start("age-keygen", ["-o", path])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return String(try #require(text.firstMatch(of: /public key: (age1\S+)/)?.1))
  }

  static func run(_ arguments: String...) -> Int32 { start("age", arguments) }

  private static func start(_ program: String, _ arguments: [String]) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
