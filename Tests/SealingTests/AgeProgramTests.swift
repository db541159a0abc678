import Foundation
import Sealing
import SurveyBasics
import Testing

/// Files that travel between this module and Debian's `age`.
@Suite(
  .enabled(
    if: AgeProgram.isInstalled, "The programs age and age-keygen are not installed (apt: age)."))
struct AgeProgramTests {
  static let sizes = [0, 1, 65_535, 65_536, 65_537, 5_000_000]

  private let folder = AgeProgram.Folder()

  @Test(arguments: sizes)
  func `age opens what was sealed here, and here opens what age sealed`(size: Int) throws {
    let identity = AgeIdentity()
    let key = try folder.write("key", Array("\(identity.secretText)\n".utf8))
    let contents = AgeTests.contents(size)
    for form in [AgeForm.binary, .armored] {
      var encryptor = try AgeEncryptor(to: [AgeIdentity().recipient, identity.recipient], as: form)
      var sealed = encryptor.update(contents)
      sealed += encryptor.finish()
      let file = try folder.write("sealed", sealed)
      let opened = try AgeProgram.run("age", "-d", "-i", key, file)
      #expect(opened.status == 0, "\(opened.errors)")
      #expect(opened.output == contents)
    }
    let plain = try folder.write("plain", contents)
    for options in [[], ["-a"]] {
      let sealed = try AgeProgram.run(
        "age",
        ["-r", "\(AgeIdentity().recipient)", "-r", "\(identity.recipient)"] + options
          + [plain])
      #expect(sealed.status == 0, "\(sealed.errors)")
      #expect(try AgeDecryptor.open(sealed.output, identities: [identity]) == contents)
    }
  }

  @Test func `keys of age-keygen are read here`() throws {
    let made = try AgeProgram.run("age-keygen")
    let lines = String(decoding: made.output, as: UTF8.self).split(separator: "\n")
    let secret = try #require(lines.last)
    let identity = try #require(AgeIdentity(secret))
    let words = lines.flatMap { $0.split(separator: " ") }
    let recipient = try #require(words.first { $0.hasPrefix("age1") })
    #expect(AgeRecipient(recipient) == identity.recipient)
    let key = try folder.write("key", Array("\(identity.secretText)\n".utf8))
    let shown = try AgeProgram.run("age-keygen", "-y", key)
    #expect(String(decoding: shown.output, as: UTF8.self) == "\(identity.recipient)\n")
  }

  @Test func `age refuses a cut, a changed and a foreign file of ours`() throws {
    let identity = AgeIdentity()
    let key = try folder.write("key", Array(identity.secretText.utf8))
    let other = try folder.write("other", Array(AgeIdentity().secretText.utf8))
    var encryptor = try AgeEncryptor(to: [identity.recipient])
    var sealed = encryptor.update(AgeTests.contents(150_000))
    sealed += encryptor.finish()
    var changed = sealed
    changed[sealed.count - 70_000] ^= 4
    let last = 150_000 - 2 * 65_536 + 16
    for (name, bytes) in [
      ("changed", changed), ("cut between chunks", sealed.dropLast(last)),
      ("cut inside a chunk", sealed.dropLast(3)), ("longer", sealed + [0]),
    ] {
      let file = try folder.write("damaged", Array(bytes))
      #expect(try AgeProgram.run("age", "-d", "-i", key, file).status != 0, "\(name)")
      #expect(throws: AgeError.self, "\(name)") {
        try AgeDecryptor.open(Array(bytes), identities: [identity])
      }
    }
    let file = try folder.write("whole", sealed)
    #expect(try AgeProgram.run("age", "-d", "-i", other, file).status != 0)
    #expect(try AgeProgram.run("age", "-d", "-i", key, file).status == 0)
  }

  @Test func `a cut, a changed and a foreign file of age are refused here`() throws {
    let identity = AgeIdentity()
    let contents = AgeTests.contents(150_000)
    let plain = try folder.write("plain", contents)
    let sealed = try AgeProgram.run("age", "-r", "\(identity.recipient)", plain).output
    let last = 150_000 - 2 * 65_536 + 16
    #expect(try AgeDecryptor.open(sealed, identities: [identity]) == contents)
    #expect(throws: AgeError.payload(.truncated)) {
      try AgeDecryptor.open(sealed.dropLast(last), identities: [identity])
    }
    var changed = sealed
    changed[sealed.count - 70_000] ^= 4
    #expect(throws: AgeError.payload(.tampered(piece: 2))) {
      try AgeDecryptor.open(changed, identities: [identity])
    }
    #expect(throws: AgeError.noMatch) {
      try AgeDecryptor.open(sealed, identities: [AgeIdentity()])
    }
  }

  @Test func `a passphrase typed at age's prompt opens ours, and ours opens age's`() throws {
    let words = "жай-келди-суроо"
    let contents = AgeTests.contents(70_000)
    var encryptor = try AgeEncryptor(passphrase: words, logN: 10)
    var sealed = encryptor.update(contents)
    sealed += encryptor.finish()
    let file = try folder.write("sealed", sealed)
    try AgeProgram.typing(words, "age", "-d", "-o", "\(folder.path)/opened", file)
    #expect(try folder.read("opened") == contents)
    let plain = try folder.write("plain", contents)
    try AgeProgram.typing(words, "age", "-p", "-o", "\(folder.path)/theirs", plain)
    let theirs = try folder.read("theirs")
    #expect(try AgeDecryptor.open(theirs, identities: [], passphrase: words) == contents)
    #expect(throws: AgeError.noMatch) {
      try AgeDecryptor.open(theirs, identities: [], passphrase: "суроо")
    }
  }
}

/// Runs the programs of Debian's package `age`.
private enum AgeProgram {
  static let isInstalled = ["age", "age-keygen"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  struct Run {
    var status: Int32
    var output: [UInt8]
    var errors: String
  }

  static func run(_ program: String, _ arguments: String...) throws -> Run {
    try run(program, arguments)
  }

  static func run(_ program: String, _ arguments: [String]) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(program)")
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // What these programs say about an error fits into a pipe.
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: Array(bytes),
      errors: String(decoding: said, as: UTF8.self))
  }

  /// Runs a program on a pseudo-terminal and answers each of its prompts.
  static func typing(_ words: String, _ arguments: String...) throws {
    let script = """
      import os, pty, sys
      words, arguments = sys.argv[1].encode(), sys.argv[2:]
      process, terminal = pty.fork()
      if process == 0:
          os.execvp(arguments[0], arguments)
      said = b""
      while True:
          try:
              piece = os.read(terminal, 4096)
          except OSError:
              break
          if not piece:
              break
          said += piece
          if said.rstrip().endswith(b":") and b"assphrase" in said:
              said = b""
              os.write(terminal, words + b"\\n")
      sys.stderr.buffer.write(said)
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
      """
    let run = try run("python3", ["-c", script, words] + arguments)
    #expect(run.status == 0, "\(run.errors)")
  }

  /// A folder that goes when the test ends.
  final class Folder {
    let path = "/tmp/suroo-test-\(UUID().uuidString.lowercased())"

    deinit {
      try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
      return "\(path)/\(name)"
    }

    func read(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }
  }
}
