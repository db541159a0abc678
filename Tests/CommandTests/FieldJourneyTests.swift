import Foundation
import Testing

/// The whole way of a survey: three regions collect, the centre merges, a supervisor sends one
/// interview back, and the tables add up.
@Suite(.serialized, .enabled(if: TerminalWindow.isAvailable, "tmux is not installed"))
struct FieldJourneyTests {
  private let team: FieldTeam

  init() throws {
    team = try FieldTeam()
  }

  @Test(.tags(.slow)) func `three regions collect and the tables of the centre add up`() throws {
    let bundles = try collect()
    let centre = try mergeInTwoOrders(bundles)
    let supervisor = try team.member("Супервайзер")
    let interviewer = try #require(team.interviewers["KG-O"])
    let id = try decide(supervisor, on: #require(bundles["KG-O"]))
    try correct(id, interviewer, supervisor)
    try bringBack(id, from: interviewer, supervisor, to: centre)
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

  // MARK: Sending back

  /// The supervisor returns the typed interview with two comments and approves the others.
  private func decide(_ supervisor: FieldTeam.Member, on bundle: String) throws -> String {
    try team.merge([bundle], into: supervisor)
    let responses = try team.list(supervisor)
    #expect(responses.count == 31)
    let typed = responses.filter { $0["interviewer"] as? String == "aigul" }
    try #require(typed.count == 1)
    let returned = try #require(typed[0]["response_id"] as? String)
    for response in responses {
      let id = try #require(response["response_id"] as? String)
      guard id != returned else { continue }
      try team.run(supervisor, "decide", id, "approve")
    }
    try team.run(
      supervisor, "decide", returned, "return", "--question", "knows", "--comment",
      "Анда жыйынды кайдан билди?", "--question", "members[r2]/age", "--comment",
      "Чын эле он экиде беле?")
    return returned
  }

  /// The interviewer gets the decisions, changes one answer, confirms the other, completes.
  private func correct(
    _ id: String, _ interviewer: FieldTeam.Member, _ supervisor: FieldTeam.Member
  ) throws {
    let back = try team.bundle(supervisor, to: team.place("back"), "--made-here")
    try team.merge([back], into: interviewer)
    #expect(try team.run(interviewer, "list", "--returned").output.contains("Чын эле"))
    // What the supervisor holds goes to the archive, but not what was returned.
    let tidied = try team.run(interviewer, "tidy").output
    #expect(tidied.hasPrefix("archived  30\n"), "\(tidied)")
    #expect(tidied.contains("kept because returned  1\n"))
    #expect(try team.list(interviewer).count == 31)

    let window = try team.window(interviewer, "interview", "--resume", id)
    try window.wait(for: "Анда жыйынды кайдан билди?")
    try window.press("2", "Enter")
    // The channels that were named before will not be asked any more.
    try window.wait(for: "Бул өзгөртүү башка жоопторго да таасир этет")
    try window.press("2")
    // To the second remark, over the answers as they are.
    for _ in 0..<10 where try !window.screen().contains("Чын эле он экиде беле?") {
      let before = try window.screen()
      try window.press("Enter")
      try window.wait("the next question") { $0 != before }
    }
    try window.wait(for: "Чын эле он экиде беле?")
    try window.press("C-r")
    try window.wait(for: "Супервайзерге кандай жооп бересиз?")
    try window.press("2")
    try window.wait(for: "Себеби")
    try window.type("Туулгандыгы тууралуу күбөлүгүн көрдүм")
    try window.press("Enter")
    try window.wait(for: "Бардык эскертүүлөргө жооп берилди")
    try window.press("F10")
    try window.wait(for: "Аяктоо алдында")
    try window.press("F10")
    try window.wait(for: "Интервьюну аяктайсызбы?")
    try window.press("2")
    try window.wait(for: "ENDED=0")
  }

  // MARK: Back at the centre

  /// The correction and the decisions reach the centre, and the history tells the story.
  private func bringBack(
    _ id: String, from interviewer: FieldTeam.Member, _ supervisor: FieldTeam.Member,
    to centre: FieldTeam.Member
  ) throws {
    let corrected = try team.bundle(interviewer, to: team.place("corrected"))
    try team.merge([corrected], into: supervisor)
    try team.run(supervisor, "decide", id, "approve")
    // The interviewer's receipt for the decisions does not keep them from the centre.
    let whole = try team.bundle(supervisor, to: team.place("supervised"))
    try team.merge([whole], into: centre)
    let digest = try team.digest(centre)
    try team.merge([whole, corrected], into: centre)
    #expect(try team.digest(centre) == digest)
    #expect(try team.list(centre).count == 93)
    let history = try team.run(centre, "history", id, "--language", "ky").output
    for text in [
      "revision 1", "returned by", "comment on knows", "Анда жыйынды кайдан билди?",
      "comment on members[r2]/age", "Чын эле он экиде беле?", "stands returned", "revision 2",
      "Ооба → ", "Жок", "Туулгандыгы тууралуу күбөлүгүн көрдүм", "stands approved",
    ] {
      #expect(history.contains(text), "\(text) is missing in\n\(history)")
    }
  }

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
