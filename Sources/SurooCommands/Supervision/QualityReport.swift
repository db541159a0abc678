import Expressions
import InterfaceText
import JSONRecords
import QualityChecks
import SurveyModel
import TerminalUI

/// What the checks found in one sample, as text and as JSON.
struct QualityReport {
  private let sample: QualitySample
  private let results: [(check: any QualityCheck, report: CheckReport, okayed: Int)]

  init(_ sample: QualitySample, _ checks: [any QualityCheck], okayed: OkayedFlags) {
    self.sample = sample
    results = checks.map { check in
      let (report, count) = check.report(on: sample).quiet(okayed, of: check, in: sample)
      return (check, report, count)
    }
  }

  /// The report for people, a line each.
  ///
  /// - Parameters:
  ///   - words: The words of the interface.
  ///   - language: The language of the questions, by its index.
  /// - Returns: The lines, most of them not wider than 80 cells.
  func lines(_ words: Wording, language: Int) -> [String] {
    var lines = [
      words(
        .qualityInterviews, .name(sample.questionnaire.id), .count(sample.interviews.count)),
      words(.qualityNoVerdict),
    ]
    for (check, report, okayed) in results {
      lines += ["", "\(check.id)  \(words(check.title))"]
      lines += wrapped(check.definition(words), indent: 4)
      lines.append("    " + words(.qualityUsed, .count(report.used)))
      for exclusion in report.excluded {
        let reason = words(exclusion.reason, .count(exclusion.count))
        lines.append("    " + words(.qualityLeftOut, .reason(reason)))
      }
      if okayed > 0 { lines.append("    " + words(.qualityOkayed, .count(okayed))) }
      if report.isTeamTooSmall {
        lines.append("    " + words(.qualitySmallTeam, .number(smallestComparedTeam)))
        lines += rates(report, words)
      }
      if report.flags.isEmpty { lines.append("    " + words(.qualityNothing)) }
      for flag in report.flags { lines += self.lines(of: flag, words, language) }
    }
    return lines
  }

  /// The text in lines that fit a terminal of 80 columns.
  private func wrapped(_ text: String, indent: Int) -> [String] {
    let space = String(repeating: " ", count: indent)
    return StyledText(text).wrapped(to: 78 - indent).map { space + $0.plain }
  }

  private func rates(_ report: CheckReport, _ words: Wording) -> [String] {
    guard !report.rates.isEmpty else { return [] }
    return ["    " + words(.qualityRates) + ":"]
      + report.rates.map { "      \($0.interviewer)  \(share($0.count, $0.total, words))" }
  }

  private func lines(of flag: QualityFlag, _ words: Wording, _ language: Int) -> [String] {
    var head: [String] = []
    if let interviewer = flag.interviewer { head.append(interviewer) }
    if let question = flag.question { head.append(question) }
    head += flag.figures.map { text(of: $0, words) }
    var lines = ["  > " + head.joined(separator: " · ")]
    if let question = flag.question,
      let label = sample.columns.first(where: { $0.name == question })?.definition?.label[language]
    {
      lines += wrapped(label.source, indent: 6)
    }
    // The ends of ids are enough to name them to the other commands.
    let ids = flag.responses.prefix(8).map { String($0.suffix(12)) }
    let more = flag.responses.count - ids.count
    if !ids.isEmpty {
      lines.append("      → " + ids.joined(separator: " ") + (more > 0 ? " +\(more)" : ""))
    }
    return lines
  }

  private func text(of figure: QualityFlag.Figure, _ words: Wording) -> String {
    switch figure {
    case .share(let count, let total): share(count, total, words)
    case .othersShare(let count, let total):
      words(.qualityOthers, .text(share(count, total, words)))
    case .probability(let probability):
      probability < 0.0001
        ? "p < \(words.decimal("0.0001"))" : "p = \(words.decimal(rounded(probability, 4)))"
    case .value(let number): words.decimal(rounded(number, 6))
    case .limits(let low, let high):
      words(
        .qualityUsual, .low(words.decimal(rounded(low, 2))), .high(words.decimal(rounded(high, 2))))
    case .minutes(let minutes): words(.qualityMinutes, .text(words.decimal(rounded(minutes, 1))))
    case .medianMinutes(let minutes):
      words(.qualityMedian, .text(words.decimal(rounded(minutes, 1))))
    case .gapMinutes(let minutes):
      minutes < 0
        ? words(.qualityOverlap, .text(words.decimal(rounded(-minutes, 1))))
        : words(.qualityGap, .text(words.decimal(rounded(minutes, 1))))
    case .text(let text, let times): "«\(text)» × \(times)"
    case .agreement(let same, let both): words(.qualitySame, .text(share(same, both, words)))
    }
  }

  private func share(_ count: Int, _ total: Int, _ words: Wording) -> String {
    guard total > 0 else { return "\(count) / 0" }
    let percent = rounded(Double(count) / Double(total) * 100, 1)
    return "\(count) / \(total) = \(words.decimal(percent)) %"
  }

  /// The number with at most so many digits after the point.
  private func rounded(_ number: Double, _ digits: Int) -> String {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    let scaled = (number * factor).rounded()
    guard abs(scaled) < 1e15 else { return number.description }
    let value = scaled / factor
    return value == value.rounded() ? String(Int(value)) : value.description
  }
}

extension QualityReport {
  /// The report for programs.
  var record: JSONValue {
    [
      "questionnaire": .string(sample.questionnaire.id),
      "interviews": .integer(sample.interviews.count),
      "checks": .array(results.map { record($0.check, $0.report, $0.okayed) }),
    ]
  }

  private func record(_ check: any QualityCheck, _ report: CheckReport, _ okayed: Int) -> JSONValue
  {
    [
      "check": .string(check.id), "definition": .string(check.definition(Wording(.en))),
      "used": .integer(report.used), "okayed": .integer(okayed),
      "team_too_small": .bool(report.isTeamTooSmall),
      "excluded": .array(
        report.excluded.map {
          ["count": .integer($0.count), "why": .string(Wording(.en)($0.reason, .count($0.count)))]
        }),
      "rates": .array(
        report.rates.map {
          [
            "interviewer": .string($0.interviewer), "count": .integer($0.count),
            "of": .integer($0.total),
          ]
        }),
      "flags": .array(report.flags.map(record)),
    ]
  }

  private func record(_ flag: QualityFlag) -> JSONValue {
    [
      "question": flag.question.map { .string($0) } ?? .null,
      "interviewer": flag.interviewer.map { .string($0) } ?? .null,
      "figures": .array(flag.figures.map(record)),
      "responses": .array(flag.responses.map { .string($0) }),
    ]
  }

  private func record(_ figure: QualityFlag.Figure) -> JSONValue {
    switch figure {
    case .share(let count, let total):
      ["figure": "share", "count": .integer(count), "of": .integer(total)]
    case .othersShare(let count, let total):
      ["figure": "others_share", "count": .integer(count), "of": .integer(total)]
    case .probability(let probability):
      ["figure": "probability", "value": .number(probability)]
    case .value(let number): ["figure": "value", "value": .number(number)]
    case .limits(let low, let high):
      ["figure": "limits", "low": .number(low), "high": .number(high)]
    case .minutes(let minutes): ["figure": "minutes", "value": .number(minutes)]
    case .medianMinutes(let minutes): ["figure": "median_minutes", "value": .number(minutes)]
    case .gapMinutes(let minutes): ["figure": "gap_minutes", "value": .number(minutes)]
    case .text(let text, let times):
      ["figure": "text", "text": .string(text), "times": .integer(times)]
    case .agreement(let same, let both):
      ["figure": "agreement", "count": .integer(same), "of": .integer(both)]
    }
  }
}
