import Foundation
import Testing

/// The people of a survey in three regions, each with a store, and a folder for what they
/// hand over to each other.
final class FieldTeam {
  /// Somebody with a store.
  struct Member {
    let name: String
    let store: String
  }

  static let regions = ["KG-C": "Бакыт", "KG-N": "Чынар", "KG-O": "Айгүл"]

  /// The interviewers by region.
  private(set) var interviewers: [String: Member] = [:]
  /// The file of the questionnaire.
  let questionnaire: String
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    questionnaire = try folder.write(Self.budget, to: "budget.yaml")
    for (region, name) in Self.regions {
      interviewers[region] = try member(name, region: region)
    }
  }

  /// Sets up a store.
  func member(_ name: String, region: String? = nil) throws -> Member {
    let store = "\(folder.path)/\(name)"
    try succeed(
      ["setup", "--store", store, "--interviewer", name] + (region.map { ["--region", $0] } ?? []))
    return Member(name: name, store: store)
  }

  /// A folder of its own, such as a stick.
  func place(_ name: String) throws -> String {
    let path = "\(folder.path)/\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Runs a command that has to succeed.
  @discardableResult
  func succeed(
    _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> BuiltProgram.Run {
    let run = try BuiltProgram.run(arguments)
    try #require(
      run.status == 0, "\(arguments.joined(separator: " ")): \(run.output)\(run.errors)",
      sourceLocation: sourceLocation)
    return run
  }

  /// Runs a command on somebody's store; it has to succeed.
  @discardableResult
  func run(
    _ member: Member, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> BuiltProgram.Run {
    try succeed(arguments + ["--store", member.store], sourceLocation: sourceLocation)
  }

  /// Writes somebody's bundle into a place and returns its file.
  func bundle(_ member: Member, to place: String, _ arguments: String...) throws -> String {
    let run = try succeed(["bundle", "--store", member.store, "--to", place] + arguments)
    return try #require(run.lines.first)
  }

  /// Merges sources into somebody's store.
  func merge(_ sources: [String], into member: Member) throws {
    try succeed(["merge", "--store", member.store] + sources)
  }

  /// Opens the program on somebody's store in a terminal.
  func window(
    _ member: Member, columns: Int = 80, rows: Int = 24, _ arguments: String...
  ) throws -> TerminalWindow {
    let words = ([BuiltProgram.path] + arguments + ["--store", member.store])
      .map { "'\($0)'" }.joined(separator: " ")
    return try TerminalWindow(columns: columns, rows: rows, words)
  }

  /// What somebody's store holds, a JSON object a line.
  func list(_ member: Member) throws -> [[String: Any]] {
    try run(member, "list", "--json").lines.map { line in
      try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "no object: \(line)")
    }
  }

  /// The digest over all records of somebody's store.
  func digest(_ member: Member) throws -> String {
    try run(member, "list", "--digest").output
  }

  /// The contents of all files below a folder, by name.
  static func contents(below path: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
      if !isFolder.boolValue {
        contents[name] = try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
      }
    }
    return contents
  }

  private static let budget = """
    survey:
    - type: integer
      name: people
      label::Кыргызча (ky): Үйүңүздө канча киши жашайт?
      constraint: . >= 1 and . <= 3
      constraint_message::Кыргызча (ky): Бирден үчкө чейин.
      required: yes
    - type: select_one yes_no
      name: knows
      label::Кыргызча (ky): Айыл бюджети жөнүндө уктуңуз беле?
      required: yes
      special: refused
    - type: select_multiple channels
      name: channels
      label::Кыргызча (ky): Кайдан уктуңуз?
      relevant: ${knows} = 1
    - type: begin_repeat
      name: members
      label::Кыргызча (ky): Үй-бүлө мүчөлөрү
      repeat_count: ${people}
    - type: text
      name: called
      label::Кыргызча (ky): Анын аты ким?
      personal: yes
    - type: integer
      name: age
      label::Кыргызча (ky): Ал канча жашта?
      constraint: . >= 0 and . <= 110
      constraint_message::Кыргызча (ky): Нөлдөн жүз онго чейин.
    - type: end_repeat
    - type: text
      name: wish
      label::Кыргызча (ky): Айылга эмне керек?
    choices:
    - list_name: yes_no
      name: 1
      label::Кыргызча (ky): Ооба
    - list_name: yes_no
      name: 2
      label::Кыргызча (ky): Жок
    - list_name: channels
      name: 1
      label::Кыргызча (ky): Жыйындан
    - list_name: channels
      name: 2
      label::Кыргызча (ky): Кошунадан
    settings:
    - form_id: budget
      form_title: Айыл бюджети
      version: 1
      default_language: Кыргызча (ky)
    """
}
