import Expressions
import QuestionnaireLoading
import SurveyBasics
import SurveyEngine
import SurveyModel
import Workbooks

/// How many expressions are evaluated in a second on the answers of a running
/// interview, compiled before and compiled each time.
enum ExpressionMeasurement {
  private static let expressions = [
    "${a} > 5 and ${b} = 'x'", "${a} + 1", "if(${a} mod 7 = 3, concat(${b}, '-'), 'no')",
    "selected(${c}, '9')", "round(${d} * 1.15, 2)", "string-length(${b}) <= 20",
    "coalesce(${e}, ${a})", "count-selected(${c}) >= 2", "number(${a}) div 3",
    "regex(${b}, '[a-z]+')",
  ]

  static func run() throws {
    let (interview, definition) = try begun()
    let shape = interview.plan.questionnaire.shape
    let node = NodeReference(record: 0)
    print("Expressions a second: evaluated alone; read, compiled and evaluated")
    for rounds in [1_000, 10_000, 100_000] {
      let compiled = expressions.compactMap {
        CompiledExpression.compile($0, in: shape, at: ExpressionSite(definition)).expression
      }
      guard compiled.count == expressions.count else {
        throw MeasurementError(description: "an expression of the measurement does not compile")
      }
      var truths = 0
      let alone = time {
        for _ in 0..<rounds {
          for expression in compiled where expression.isTrue(at: node, in: interview.context) {
            truths += 1
          }
        }
      }.time
      let whole = time {
        for _ in 0..<(rounds / 100) {
          for source in expressions {
            let found = CompiledExpression.compile(
              source, in: shape, at: ExpressionSite(definition))
            if found.expression?.isTrue(at: node, in: interview.context) == true { truths += 1 }
          }
        }
      }.time
      line(
        "\(rounds * expressions.count)",
        [
          perSecond(rounds * expressions.count, alone),
          perSecond(rounds / 100 * expressions.count, whole), "(\(truths) true)",
        ])
    }
  }

  private static func perSecond(_ count: Int, _ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let rate = Double(count) / (Double(seconds) + Double(attoseconds) / 1e18)
    return "\(Int(rate / 1000)) thousand/s"
  }

  private static func begun() throws -> (Interview, Int32) {
    let text = """
      survey:
      - {type: integer, name: a, label: A}
      - {type: text, name: b, label: B}
      - {type: select_multiple l, name: c, label: C}
      - {type: decimal, name: d, label: D}
      - {type: integer, name: e, label: E}
      choices:
      - {list_name: l, name: 1, label: One}
      - {list_name: l, name: 9, label: Nine}
      """
    let loaded = try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(text.utf8)) {
      _ throws(WorkbookError) in nil
    }
    guard let questionnaire = loaded.questionnaire else {
      throw MeasurementError(description: "the questionnaire of the measurement does not load")
    }
    let now = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)
    let interview = Interview(
      InterviewPlan(questionnaire),
      opening: InterviewOpening(
        responseID: "0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b",
        questionnaire: .init(id: "q", version: "", sha256: questionnaire.sha256), seed: 1, at: now,
        interviewer: "ana", device: "bench", language: questionnaire.languages[0].tag),
      surroundings: Surroundings())
    let answers = [("a", "10"), ("b", "x"), ("c", "1 9"), ("d", "2.5")]
    for (index, answer) in answers.enumerated() {
      _ = try interview.apply(
        JournalEvent(
          number: index + 1, at: now, milliseconds: 0,
          action: .answer(key: answer.0, text: answer.1)))
    }
    return (interview, 0)
  }
}
