import Foundation
import Testing

/// The way of a survey from the household to the table: three regions collect, the centre merges,
/// and the tables add up.
@Suite(.serialized, .enabled(if: TerminalWindow.isAvailable, "tmux is not installed"))
struct FieldJourneyTests {
  private let team: FieldTeam

  init() throws {
    team = try FieldTeam()
  }

  @Test(.tags(.slow)) func `three regions collect and the tables of the centre add up`() throws {
    let bundles = try collect()
    let centre = try mergeInTwoOrders(bundles)
    try count(centre)
  }

  // MARK: Collecting

  /// Thirty simulated interviews and one that is typed in each region.
  private func collect() throws -> [String: String] {
    var bundles: [String: String] = [:]
    let stick = try team.place("stick")
    for (seed, region) in FieldTeam.regions.keys.sorted().enumerated() {
      let interviewer = try #require(team.interviewers[region])
      try team.run(
        interviewer, "simulate", team.questionnaire, "--count", "30", "--seed", "\(seed + 1)")
      try typeInterview(interviewer)
      #expect(try team.list(interviewer).count == 31)
      bundles[region] = try team.bundle(interviewer, to: stick)
    }
    return bundles
  }

  /// An interview of a household of two, typed on the screen in Kyrgyz.
  private func typeInterview(_ interviewer: FieldTeam.Member) throws {
    let window = try team.window(interviewer, "interview", team.questionnaire, "--new")
    try window.wait(for: "Үйүңүздө канча киши жашайт?")
    try window.press("7", "Enter")
    try window.wait(for: "Бирден үчкө чейин.")
    try window.press("C-u", "2", "Enter")
    try window.wait(for: "Айыл бюджети жөнүндө уктуңуз беле?")
    try window.press("1", "Enter")
    try window.wait(for: "Кайдан уктуңуз?")
    try window.press("1", "2", "Enter")
    for (row, (name, age)) in [("Асан", "45"), ("Үсөн", "12")].enumerated() {
      try window.wait("the row of \(name)") {
        $0.contains("Анын аты ким?") && $0.contains("\(row + 1). Үй-бүлө")
      }
      try window.type(name)
      try window.press("Enter")
      try window.wait(for: "Ал канча жашта?")
      try window.type(age)
      try window.press("Enter")
    }
    try window.wait(for: "Айылга эмне керек?")
    try window.type("Таза суу керек")
    try window.press("Enter")
    try window.wait(for: "Аяктоо алдында")
    try window.press("F10")
    try window.wait(for: "Интервьюну аяктайсызбы?")
    try window.press("2")
    try window.wait(for: "ENDED=0")
  }

  // MARK: Merging

  /// Two stores of the centre get the same in different orders, with repetitions.
  private func mergeInTwoOrders(_ bundles: [String: String]) throws -> FieldTeam.Member {
    let paths = bundles.sorted { $0.key < $1.key }.map(\.value)
    let (first, second) = (try team.member("Борбор"), try team.member("Борбор-2"))
    for path in [paths[0], paths[1], paths[0], paths[2]] { try team.merge([path], into: first) }
    try team.merge([paths[2], paths[1]], into: second)
    try team.merge([try team.place("stick")], into: second)
    try team.merge([paths[1]], into: second)
    for store in [first, second] { #expect(try team.list(store).count == 93) }
    #expect(try team.digest(first) == team.digest(second))
    for format in ["text", "csv", "json"] {
      let tables = try [first, second].map { store in
        try team.run(
          store, "tabulate", "--questionnaire", "budget", "--rows", "knows", "channels",
          "members/age", "--by", "region", "--format", format, "--interface", "ky"
        ).output
      }
      #expect(tables[0] == tables[1])
      #expect(tables[0].count > 500)
    }
    for format in ["csv", "ndjson"] {
      let exports = try [first, second].map { store in
        let place = try team.place("\(store.name)-\(format)")
        try team.run(
          store, "export", "--questionnaire", "budget", "--format", format, "--to", place,
          "--language", "ky")
        return try FieldTeam.contents(below: place)
      }
      #expect(exports[0] == exports[1])
      #expect(exports[0].count >= 2)
    }
    return first
  }

  // MARK: Counting

  /// A table by region whose bases add up to the number of responses.
  private func count(_ centre: FieldTeam.Member) throws {
    let output = try team.run(
      centre, "tabulate", "--questionnaire", "budget", "--rows", "knows", "--by", "region",
      "--format", "json"
    ).output
    let table = try #require(
      JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let groups = try #require((table["by"] as? [String: Any])?["groups"] as? [[String: Any]])
    let bases = groups.filter { $0["total"] as? Bool == false }.compactMap {
      ($0["base"] as? [String: Any])?["responses"] as? Int
    }
    #expect(bases == [31, 31, 31])
    let base = try #require(table["base"] as? [String: Any])
    #expect(base["responses"] as? Int == bases.reduce(0, +))
    let parts = ["answered", "dont_know", "refused", "not_applicable", "blank", "not_reached"]
    #expect(parts.reduce(0) { $0 + (base[$1] as? Int ?? 0) } == 93)
  }
}
