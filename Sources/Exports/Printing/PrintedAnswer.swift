import Expressions
import InterfaceText
import SurveyModel

/// The room for the answer to a question: boxes, lines, choices to mark.
struct PrintedAnswer {
  let paper: Paper
  let definition: Definition
  let question: Question
  let place: PrintedQuestion.AnswerPlace

  var piece: HTMLPiece {
    if question.type.hasChoices {
      return PrintedChoices(
        paper: paper, definition: definition, question: question, place: place
      ).piece + special
    }
    let range = question.constraint.flatMap {
      RuleWords(paper: paper, definition: definition.number).range($0.expression)
    }
    var room = place == .here ? self.room : .none
    if let range { room += .element("span", "range", [:], range) }
    return (room.isEmpty ? .none : .element("p", "room", [:], room)) + special
  }

  private var room: HTMLPiece {
    switch question.type {
    case .text: return lines
    case .integer: return boxes(digits)
    case .decimal: return .element("span", "line short")
    case .range: return scale
    case .date:
      let isYear = definition.appearance.contains("year")
      let isMonth = isYear || definition.appearance.contains("month-year")
      let day = isMonth ? HTMLPiece.none : boxes(2) + HTMLPiece(" . ")
      return day + (isYear ? .none : boxes(2) + HTMLPiece(" . ")) + boxes(4)
        + unit(isYear ? .paperYear : isMonth ? .paperMonthYear : .paperDayMonthYear)
    case .time: return boxes(2) + HTMLPiece(" : ") + boxes(2) + unit(.paperHoursMinutes)
    case .dateTime:
      return boxes(2) + HTMLPiece(" . ") + boxes(2) + HTMLPiece(" . ") + boxes(4)
        + unit(.paperDayMonthYear) + boxes(2) + HTMLPiece(" : ") + boxes(2)
        + unit(.paperHoursMinutes)
    case .acknowledge: return .element("span", "sign box") + unit(.acknowledgeHint)
    case .geopoint:
      return unit(.paperLatitude) + .element("span", "line short") + unit(.paperLongitude)
        + .element("span", "line short")
    case .geotrace, .geoshape: return lines
    case .unsupported: return unit(.paperFileName) + .element("span", "line half")
    case .selectOne, .selectMultiple, .rank, .note: return .none
    }
  }

  private var lines: HTMLPiece {
    let wanted = question.parameters["rows"].flatMap { Int($0) }
    let count = wanted ?? (definition.appearance.contains("multiline") ? 4 : 1)
    return Array(
      repeating: HTMLPiece.element("span", "line"), count: max(1, min(count, 20))
    ).joined()
  }

  private func boxes(_ count: Int) -> HTMLPiece {
    Array(repeating: HTMLPiece.element("span", "digit"), count: count).joined()
  }

  private func unit(_ key: TextKey) -> HTMLPiece {
    .element("span", "unit", [:], paper.word(key))
  }

  /// How many digits the largest number has that the constraint allows; four where it sets none.
  private var digits: Int {
    guard let rule = question.constraint else { return 4 }
    let limits = rule.expression.source.matches(of: /\. *<=? *([0-9]+)/).map { $0.1.count }
    return min(limits.max() ?? 4, 12)
  }

  /// Every step of a short scale, else boxes and the ends of the scale.
  private var scale: HTMLPiece {
    func number(_ name: String) -> Double? { question.parameters[name].flatMap { Double($0) } }
    let (start, end, step) = (number("start") ?? 1, number("end") ?? 10, number("step") ?? 1)
    let count = step == 0 ? .infinity : ((end - start) / step).rounded(.down)
    guard count >= 0, count <= 11 else {
      return boxes(4)
        + .element(
          "span", "range", [:],
          HTMLPiece(
            "\(paper.words.decimal(Value.text(of: start)))–\(paper.words.decimal(Value.text(of: end)))"
          ))
    }
    return (0...Int(count)).map { index in
      let value = Value.text(of: start + Double(index) * step)
      return .element("span", "sign dot") + unitText(paper.words.decimal(value))
    }.joined()
  }

  private func unitText(_ text: String) -> HTMLPiece {
    .element("span", "unit", [:], HTMLPiece(text))
  }

  /// The special answers, which are not read out.
  private var special: HTMLPiece {
    guard !question.special.isEmpty else { return .none }
    let answers = question.special.map { reason -> HTMLPiece in
      let target = SkipSearch(paper: paper).target(
        after: definition.number, answer: "", reason: reason)
      let sign = place == .here ? HTMLPiece.element("span", "sign box") : .none
      return sign + paper.word(reason.paperKey)
        + PrintedChoices.skip(to: target, from: definition, on: paper)
    }
    return .element(
      "p", "special", [:],
      .element("i", nil, [:], HTMLPiece(paper.words(.paperNotReadOut) + ": "))
        + answers.map { .element("span", "choice", [:], $0) }.joined(" "))
  }
}
