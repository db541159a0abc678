import Foundation
import JSONRecords
import Testing

/// Interviews through `suroo drive`, one file for each paragraph of the run-time
/// semantics (xlsform 8).
///
/// A file in `Scenarios` holds a questionnaire, behind a line `saved before:` the
/// steps of an interview that is finished first, if any, and behind a line `steps:`
/// the steps, each followed by indented lines that say what must hold after it:
///
///     {"set":"/data/a","value":"1"}
///       /data/b = 2                 the answer
///       /data/c off                 not relevant (`on`: relevant)
///       choices /data/d x y         what is offered, in order
///       rows /data/r 2              how many rows are relevant
///       label /data/a Text          what is asked
///       problem /data/a required    what is wrong (`no problem /data/a`: nothing)
///       walk /data/a /data/b        the screens
///       result refused              how the step ended
///       says "status":"complete"    something in the line that answered it
@Suite struct DriveScenarioTests {
  private static let folder = BuiltProgram.package + "/Tests/CommandTests/Scenarios"

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".scenario") }.sorted()

  @Test func `every paragraph has its file`() {
    #expect(
      Set(Self.names).isSuperset(
        of: [
          "start", "relevance", "calculations", "constraints", "choices", "defaults", "triggers",
          "rosters", "roster-choices", "order", "finishing",
        ].map { $0 + ".scenario" }))
  }

  @Test(arguments: names)
  func `an interview goes as the semantics say`(_ name: String) throws {
    let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
    let parts = text.components(separatedBy: "\nsteps:\n")
    try #require(parts.count == 2)
    let folder = try TemporaryFolder()
    let head = parts[0].components(separatedBy: "\nsaved before:\n")
    let file = try folder.write(head[0] + "\n", to: "q.yaml")
    var arguments = ["drive", "--seed", "1", "--now", "2026-05-01T10:00:00+06:00", file]
    if head.count == 2 {
      let before = try BuiltProgram.run(arguments, input: head[1] + "\n{\"finish\":true}\n")
      let saved = try folder.write(try #require(before.lines.last), to: "saved.json")
      arguments += ["--last-saved", saved]
    }
    let lines = parts[1].split(separator: "\n").map(String.init)
    let steps = lines.filter { $0.hasPrefix("{") }
    let run = try BuiltProgram.run(
      arguments,
      input: steps.map { "\($0)\n{\"state\":true}\n{\"walk\":true}\n" }.joined())
    try #require(run.status == 0, "\(run.errors)")
    try #require(run.lines.count == steps.count * 3 + 1)
    var moment = try Moment(run.lines[0], state: run.lines[0], walk: nil)
    var done = 0
    var step = "start"
    for line in lines where line != "start" {
      if line.hasPrefix("{") {
        moment = try Moment(
          run.lines[done * 3 + 1], state: run.lines[done * 3 + 2], walk: run.lines[done * 3 + 3])
        done += 1
        step = line
        continue
      }
      #expect(try moment.fault(of: String(line.dropFirst(2))) == nil, "\(name) after \(step)")
    }
  }
}

/// What `drive` said after one step.
private struct Moment {
  private let answer: String
  private let result: String
  private let nodes: [String: JSONObject]
  private let screens: [String]

  init(_ answer: String, state: String, walk: String?) throws {
    func members(_ line: String) throws -> JSONObject {
      try JSONReader().read(Array(line.utf8)).members ?? [:]
    }
    self.answer = answer
    result = try members(answer)["result"]?.text ?? ""
    var nodes: [String: JSONObject] = [:]
    for node in try members(state)["nodes"]?.elements ?? [] {
      guard let node = node.members, let path = node["path"]?.text else { continue }
      nodes[path] = node
    }
    self.nodes = nodes
    screens =
      try walk.map(members)?["screens"]?.elements?.compactMap {
        $0.members?["path"]?.text
      } ?? []
  }

  /// What an expectation finds instead of what it says; nil when it holds.
  func fault(of expectation: String) throws -> String? {
    let words = expectation.split(separator: " ", omittingEmptySubsequences: false)
      .map(String.init)
    func differs(_ found: String, from wanted: String) -> String? {
      found == wanted ? nil : "\(expectation), but it is: \(found)"
    }
    func node(_ path: String) throws -> JSONObject {
      try #require(nodes[path], "there is no \(path): \(nodes.keys.sorted())")
    }
    switch words[0] {
    case "says":
      let wanted = String(expectation.dropFirst(5))
      return answer.contains(wanted) ? nil : "\(expectation), but it says: \(answer)"
    case "result": return differs(result, from: words[1])
    case "walk":
      return differs(screens.joined(separator: " "), from: words.dropFirst().joined(separator: " "))
    case "rows":
      let rows = nodes.filter { path, node in
        path.hasPrefix(words[1] + "[") && node["kind"]?.text == "roster"
          && node["relevant"]?.flag == true && !path.dropFirst(words[1].count).contains("/")
      }
      return differs("\(rows.count)", from: words[2])
    case "choices":
      let offered = try node(words[1])["choices"]?.elements ?? []
      let names = offered.compactMap { $0.members?["name"]?.text }
      return differs(
        names.joined(separator: " "), from: words.dropFirst(2).joined(separator: " "))
    case "label":
      return differs(
        try node(words[1])["label"]?.text ?? "", from: words.dropFirst(2).joined(separator: " "))
    case "no": return differs(try problem(node(words[2])), from: "")
    case "problem": return differs(try problem(node(words[1])), from: words[2])
    default: break
    }
    let found = try node(words[0])
    switch words[1] {
    case "on", "off": return differs(found["relevant"]?.flag == true ? "on" : "off", from: words[1])
    default:
      return differs(
        found["value"]?.text ?? "", from: words.dropFirst(2).joined(separator: " "))
    }
  }

  private func problem(_ node: JSONObject) -> String {
    node["problem"]?.members?["kind"]?.text ?? ""
  }
}
