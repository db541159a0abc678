import QuestionnaireChecks
import QuestionnaireLoading
import Workbooks

/// Loading and checking: the residents' questionnaire, where it is found, and
/// generated ones of growing size.
enum QuestionnaireMeasurement {
  private static let residents = "Questionnaires/residents"

  static func run() throws {
    line("questionnaire", ["load", "check"])
    if let loaded = try? LoadedQuestionnaire(contentsOf: residents), loaded.questionnaire != nil {
      try measure("residents", times: 30) { () throws(WorkbookError) in
        try LoadedQuestionnaire(contentsOf: residents)
      }
    }
    for count in [100, 1_000, 10_000] {
      let bytes = Array(generated(count).utf8)
      try measure("\(count) questions", times: max(3, 3_000 / count)) { () throws(WorkbookError) in
        try LoadedQuestionnaire(mainFile: "generated.yaml", bytes: bytes) {
          _ throws(WorkbookError) in nil
        }
      }
    }
  }

  private static func measure(
    _ name: String, times: Int, _ load: () throws(WorkbookError) -> LoadedQuestionnaire
  ) throws {
    var (loading, checking) = (Samples(), Samples())
    for _ in 0..<times {
      let loaded = try loading.measure(load)
      let report = checking.measure { QuestionnaireReport(on: loaded) }
      precondition(report != nil, "a generated questionnaire loads")
    }
    line(name, [loading.summary, checking.summary])
  }

  /// A questionnaire in two languages: sections of twenty questions of several
  /// types, each third one under a condition on an earlier answer.
  private static func generated(_ count: Int) -> String {
    var text = "settings:\n- {form_id: generated, version: \"1\"}\nsurvey:\n"
    for number in 0..<count {
      if number % 20 == 0 {
        if number > 0 { text += "- type: end_group\n" }
        text +=
          "- type: begin_group\n  name: s\(number / 20)\n  label::ru: Раздел\n  label::ky: Бөлүм\n"
      }
      let kind = ["integer", "select_one yesno", "text", "select_multiple works"][number % 4]
      text += "- type: \(kind)\n  name: q\(number)\n  required: \"yes\"\n"
      text += "  label::ru: Вопрос номер \(number) о бюджете айылного аймака?\n"
      text += "  label::ky: Айыл аймагынын бюджети жөнүндө \(number)-суроо?\n"
      if number % 3 == 2 {
        let other = number / 4 * 4 - 4
        if other >= 0 {
          text += "  relevant: ${q\(other)} > 17 and ${q\(other + 1)} = '1'\n"
        }
      }
      if number % 4 == 0 {
        text += "  constraint: . >= 0 and . <= 120\n"
        text +=
          "  constraint_message::ru: От 0 до 120\n  constraint_message::ky: 0дөн 120га чейин\n"
      }
    }
    text += "- type: end_group\nchoices:\n"
    for (list, names) in [("yesno", 2), ("works", 12)] {
      for name in 1...names {
        text +=
          "- {list_name: \(list), name: \"\(name)\", label::ru: Ответ \(name), label::ky: Жооп \(name)}\n"
      }
    }
    return text
  }
}
