import Foundation
import InterfaceText
import SurveyModel
import SurveyScreens
import SurveyTestSupport
import Tabulation
import TerminalUI
import Testing

/// Tables as people see them.
@Suite struct TableTextTests {
  private static let text = """
    survey:
    - {type: select_one knows, name: k1_budget, "label::Кыргызча (ky)": "Айыл аймагыңыздын быйылкы бюджети кайда илинип турганын жана аны ким көрсөтө аларын билесизби?"}
    - {type: select_multiple news, name: k2_news, "label::Кыргызча (ky)": Кайдан уктуңуз?}
    - {type: integer, name: k3_age, "label::Кыргызча (ky)": Жашыңыз канчада?}
    - {type: decimal, name: k4_weight, "label::Кыргызча (ky)": Салмак}
    choices:
    - {list_name: knows, name: 1, "label::Кыргызча (ky)": Ооба}
    - {list_name: knows, name: 2, "label::Кыргызча (ky)": "Жок, мен аны **эч качан** көргөн эмесмин жана ким көрсөтөрүн да билбейм"}
    - {list_name: news, name: 1, "label::Кыргызча (ky)": "Социалдык тармак, WhatsApp тобу"}
    - {list_name: news, name: 2, "label::Кыргызча (ky)": Айыл жыйыны}
    - {list_name: news, name: 3, "label::Кыргызча (ky)": Радио}
    settings:
    - {form_id: short, version: 1}
    """

  private func tables(_ change: (inout TableRequest) -> Void) async throws -> [Table] {
    let form = try questionnaire(Self.text)
    let file = try ResponseFile()
    for index in 0..<70 {
      var answers: [String: AnswerValue] = [
        "k1_budget": .text(index % 3 == 0 ? "1" : index == 7 ? "\u{1B}[2J9" : "2"),
        "k3_age": .integer(18 + index), "k4_weight": .decimal(Double(index % 4) + 0.5),
      ]
      var missing: [String: MissingReason] = [:]
      if index % 5 == 0 { missing["k2_news"] = index % 2 == 0 ? .refused : .dontKnow }
      if index % 5 > 1 { answers["k2_news"] = .list(index % 2 == 0 ? ["1", "2"] : ["1"]) }
      let regions = ["KG-B", "KG-C", "KG-GB", "KG-J", "KG-N", "KG-O", "KG-T", "KG-Y", nil]
      try file.add(
        answers, missing: missing, region: regions[index < 40 ? 0 : index % 9], questionnaire: form)
    }
    var request = TableRequest(rows: ["k1_budget", "k2_news", "k3_age"])
    change(&request)
    return try await file.tables(request, [form])
  }

  private func golden(_ text: String, _ name: String) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).txt").path
    try expectGolden(text, at: path)
  }

  @Test(arguments: [80, 60])
  func `tables look as recorded in Kyrgyz`(width: Int) async throws {
    var text = ""
    let requests: [(inout TableRequest) -> Void] = [
      { _ in }, { $0.by = "region" },
      {
        $0.weight = "k4_weight"
        $0.inBase = [.dontKnow, .refused]
        $0.condition = "${k3_age} > 20 and ${k1_budget} != '9'"
      },
    ]
    for request in requests {
      for table in try await tables(request) {
        text +=
          TableText(table, Wording(.ky), conflicts: 2).lines(width: width)
          .map { $0 + "\n" }.joined() + "\n"
      }
    }
    try golden(text, "tables-ky-\(width)")
  }

  @Test func `no line is too long, holds a control character or, in ASCII, a drawn sign`()
    async throws
  {
    for table in try await tables({ $0.by = "region" }) + tables({ _ in }) {
      for width in [40, 47, 60, 80, 132] {
        for language in InterfaceLanguage.allCases {
          let text = TableText(table, Wording(language), glyphs: .ascii, conflicts: 0)
          for line in text.lines(width: width) {
            #expect(CellWidth.of(line) <= width, "\(width): \(line)")
            #expect(!line.contains("\u{1B}"))
            #expect(!line.contains("█"))
            #expect(!line.hasSuffix(" "))
          }
        }
      }
    }
  }
}
