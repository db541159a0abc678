import Foundation
import SurveyTestSupport
import Testing

/// The real program on disks that fail: calls that strace makes fail, full and
/// read-only disks, limits.
@Suite(.serialized) struct DiskFaultTests {
  private static func isThere(_ program: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"]
      .contains { FileManager.default.isExecutableFile(atPath: $0 + program) }
  }

  /// Whether strace can watch a program here, which containers may forbid.
  private static let canTrace: Bool = {
    guard isThere("strace") else { return false }
    return (try? shell("strace -o /dev/null -e trace=fsync true").status) == 0
  }()

  /// Whether a disk can be mounted in a name space of its own.
  private static let canMount: Bool = {
    guard isThere("unshare"), getuid() == 0 else { return false }
    let script = "unshare -m sh -c 'mount -t tmpfs -o size=64k none /mnt'"
    return (try? shell(script).status) == 0
  }()

  private static func shell(_ script: String, _ arguments: String...) throws -> BuiltProgram.Run {
    try BuiltProgram.run(
      ["-c", script, "sh"] + arguments, environment: ["SUROO": BuiltProgram.path],
      program: "/bin/sh")
  }

  /// Runs an interview with all answers under strace.
  private func traced(
    _ options: String, _ round: RoundQuestionnaire
  ) throws -> (run: BuiltProgram.Run, injections: Int) {
    let log = "\(round.folder.path)/trace"
    let words = round.interview().map { "'\($0)'" }.joined(separator: " ")
    let run = try BuiltProgram.run(
      ["-c", "exec strace -f -qq -o '\(log)' \(options) '\(BuiltProgram.path)' \(words)"],
      input: RoundQuestionnaire.answersAndFinish, program: "/bin/sh")
    let trace = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    let injections = trace.components(separatedBy: "INJECTED").count - 1
    return (run, injections + trace.components(separatedBy: "killed by SIGKILL").count - 1)
  }

  @Test(.enabled(if: canTrace, "strace is missing or may not watch programs here"))
  func `an answer is one write and one fdatasync`() throws {
    let round = try RoundQuestionnaire()
    let log = "\(round.folder.path)/trace"
    let words = round.interview().map { "'\($0)'" }.joined(separator: " ")
    _ = try BuiltProgram.run(
      [
        "-c",
        "exec strace -f -qq -y -s 400 -o '\(log)' -e trace=write,fdatasync,fsync,openat,rename,renameat2"
          + " '\(BuiltProgram.path)' \(words)",
      ], input: RoundQuestionnaire.answers, program: "/bin/sh")
    let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("journal.jsonl>") }
    let answers = calls.indices.filter { calls[$0].contains(#"\"op\":\"answer\""#) }
    #expect(answers.count == RoundQuestionnaire.count)
    for index in answers {
      #expect(calls[index].contains("write("))
      try #require(index + 1 < calls.count)
      #expect(calls[index + 1].contains("fdatasync("))
    }
    // Everything else in the journal is as cheap: what is shown, and the pause.
    #expect(calls.count { $0.contains("write(") } == calls.count { $0.contains("fdatasync(") })
  }

  /// The calls in which a disk fails, each time the n-th and those after it.
  @Test(
    .enabled(if: canTrace, "strace is missing or may not watch programs here"), .onlyWhenAsked,
    arguments: [
      ("fsync,fdatasync", "error=EIO", ""), ("fsync,fdatasync", "error=EIO", "+"),
      ("write", "error=ENOSPC", ""), ("write", "retval=1000", ""),
      ("rename,renameat,renameat2", "signal=KILL", ""),
    ])
  func `a call that fails loses no acknowledged answer`(
    calls: String, fault: String, onward: String
  ) throws {
    var (number, injected) = (1, 0)
    while true {
      let round = try RoundQuestionnaire()
      let refuge = "\(round.folder.path)/state"
      _ = try BuiltProgram.run("setup", "--store", round.store)
      let (run, injections) = try traced(
        "-E XDG_STATE_HOME='\(refuge)' -e trace=\(calls)"
          + " -e inject=\(calls):\(fault):when=\(number)\(onward)", round)
      guard injections > 0 else { break }
      injected += 1
      let place: Comment = "\(calls) \(fault), call \(number): \(run.errors)"
      if run.errors.contains("saved in: \(refuge)") {
        // It was said as soon as it was so, not only at the end.
        #expect(run.output.contains("saved in: \(refuge)"), place)
      }
      // A lost write cannot be seen by whoever made it; the reader finds the gap.
      let isLost = fault.hasPrefix("retval")
      let acknowledged = RoundQuestionnaire.acknowledged(in: run.output)
      #expect([0, 9, 73, 74, 137].contains(run.status), place)
      #expect(run.status == 0 || !run.errors.isEmpty || fault.hasSuffix("KILL"), place)
      if !isLost { try round.expectRecovered(acknowledged, refuge: refuge, place) }
      // Every call at first, then fewer: they are all alike after the beginning.
      number += number < 12 ? 1 : 5
    }
    #expect(injected > 0)
    print("\(calls) \(fault)\(onward): \(injected) runs")
  }

  @Test(
    .enabled(if: canTrace, "strace is missing or may not watch programs here"),
    arguments: [1, 200])
  func `a write to the stick that is lost is noticed when the bundle is read back`(
    length: Int
  ) throws {
    let round = try RoundQuestionnaire()
    _ = try BuiltProgram.run(round.interview(), input: RoundQuestionnaire.answersAndFinish)
    let stick = round.folder.path
    let words = ["bundle", "--to", stick, "--store", round.store]
    let former = try #require(try BuiltProgram.run(words).lines.first)
    let path = former.replacing("_001.suroo", with: "_002.suroo")
    let log = "\(round.folder.path)/trace"
    // The medium says that it has the first bytes, and does not have them.
    let run = try Self.shell(
      """
      exec strace -f -qq -o "$1" -P "$2" -e trace=write \
        -e inject=write:retval=\(length):when=1 "$SUROO" bundle --to "$3" --store "$4"
      """, log, path, stick, round.store)
    let trace = try String(contentsOfFile: log, encoding: .utf8)
    #expect(trace.contains("INJECTED"), "\(trace)")
    #expect(run.status == 74, "\(run.errors)")
    #expect(run.errors.contains("is not what was written: the medium is faulty"), "\(run.errors)")
    #expect(!run.errors.contains("safe to remove"))
    #expect(!FileManager.default.fileExists(atPath: path))
    // Nothing counts it, and the next attempt is whole.
    let next = try BuiltProgram.run(words)
    #expect(next.status == 0 && next.lines.first == path, "\(next.errors)")
    #expect(try BuiltProgram.run("bundle", "--verify", path).status == 0)
  }

  @Test(.enabled(if: canMount, "only root may mount a disk"))
  func `on a disk that runs full the interview is finished from the ballast`() throws {
    let round = try RoundQuestionnaire()
    let first = "1\n2\n3\n"
    let rest = RoundQuestionnaire.answers.split(separator: "\n").dropFirst(3)
      .joined(separator: "\n")
    let run = try Self.shell(
      """
      exec unshare -m sh -c '
        mount -t tmpfs -o size=12m none "$2" && cd "$2" || exit 99
        "$SUROO" setup --store "$2/store" >/dev/null 2>&1
        ( printf "\(first)"; sleep 1; dd if=/dev/zero of=fill bs=4k 2>/dev/null
          printf "\(rest.replacing("\n", with: "\\n"))\\n\\n2\\n" ) |
          "$SUROO" interview "$1" --plain --new --interface en --store "$2/store"
        echo EXIT=$?
        rm -f fill; ls "$2/store"; "$SUROO" list --interface en --store "$2/store"; echo LIST=$?
      ' sh "$1" "$2"
      """, round.questionnaire, try mountPoint(round))
    #expect(run.output.contains("EXIT=0"), "\(run.output) \(run.errors)")
    #expect(run.output.contains("LIST=0"))
    #expect(run.output.contains("complete"))
    #expect(!run.output.contains("NOT saved"))
    #expect(run.errors.contains("nearly full"), "\(run.errors)")
  }

  @Test(.enabled(if: canMount, "only root may mount a disk"))
  func `a disk that was switched to read-only is named, and what it holds can be read`() throws {
    let round = try RoundQuestionnaire()
    let run = try Self.shell(
      """
      exec unshare -m sh -c '
        mount -t tmpfs -o size=8m none "$2" || exit 99
        printf "5\\n6\\n" | "$SUROO" interview "$1" --plain --new --store "$2/store" >/dev/null 2>&1
        mount -o remount,ro "$2" || exit 98
        printf "7\\n" | "$SUROO" interview "$1" --plain --new --store "$2/store"; echo EXIT=$?
        "$SUROO" list --drafts --store "$2/store"; echo LIST=$?
      ' sh "$1" "$2"
      """, round.questionnaire, try mountPoint(round))
    #expect(run.output.contains("EXIT=74"), "\(run.output) \(run.errors)")
    #expect(run.output.contains("LIST=0"))
    #expect(run.output.contains("round"))
    #expect(run.errors.contains("cannot be written to"), "\(run.errors)")
  }

  @Test func `a limit on the size of files is told and loses nothing`() throws {
    let round = try RoundQuestionnaire()
    _ = try BuiltProgram.run("setup", "--store", round.store)
    let words = round.interview().map { "'\($0)'" }.joined(separator: " ")
    // The unit of the shell is 512 or 1024 bytes; either is too little for all answers.
    let run = try BuiltProgram.run(
      ["-c", "ulimit -f 2; exec '\(BuiltProgram.path)' \(words)"],
      input: RoundQuestionnaire.answersAndFinish, environment: ["XDG_STATE_HOME": "/nonexistent"],
      program: "/bin/sh")
    #expect(run.status == 74, "\(run.errors)")
    #expect(run.errors.contains("ulimit -f"), "\(run.errors)")
    try round.expectRecovered(RoundQuestionnaire.acknowledged(in: run.output))
  }

  @Test func `a second program is told who has the store and since when`() throws {
    let round = try RoundQuestionnaire()
    let run = try Self.shell(
      """
      ( printf '1\\n'; sleep 2 ) | "$SUROO" interview "$1" --plain --new --store "$2" >/dev/null 2>&1 &
      sleep 1
      printf '1\\n' | "$SUROO" interview "$1" --plain --new --store "$2"; echo EXIT=$?
      wait
      """, round.questionnaire, round.store)
    #expect(run.output.contains("EXIT=75"), "\(run.output)")
    #expect(run.errors.contains("is being used by"))
    #expect(run.errors.contains("process "))
    #expect(run.errors.contains("since 20"))
  }

  private func mountPoint(_ round: RoundQuestionnaire) throws -> String {
    let path = "\(round.folder.path)/disk"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}
