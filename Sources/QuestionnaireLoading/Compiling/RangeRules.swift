import SurveyBasics

/// The rules for the parameters of a range (xlsform 9.4).
struct RangeRules {
  static let parameters = [
    "start", "end", "step", "tick_interval", "placeholder", "tick_labelset",
  ]

  private let parameters: [String: String]
  private let cell: Place?
  private let appearance: Place?
  private let labels: FormLists.Entry??
  private let findings: Findings

  /// - Parameters:
  ///   - parameters: The parameters as written.
  ///   - row: The row of the question.
  ///   - labels: The list that `tick_labelset` names; nil inside if there is none.
  ///   - findings: Receives what is wrong.
  init(
    _ parameters: [String: String], row: FormRow, labels: FormLists.Entry??, findings: Findings
  ) {
    self.parameters = parameters
    self.labels = labels
    self.findings = findings
    cell = row[.parameters]
    appearance = row[.appearance]
  }

  func check() {
    guard let cell else { return }
    checkAppearance()
    var numbers: [String: Double] = ["start": 1, "end": 10, "step": 1]
    for key in RangeRules.parameters.dropLast() {
      guard let value = parameters[key] else { continue }
      guard let number = RangeRules.number(value) else {
        fault(
          key, "The \(key) of a range is a number, not \"\(value)\".",
          "Write \(key)=1 or the like.")
        return
      }
      numbers[key] = number
    }
    guard let start = numbers["start"], let end = numbers["end"], let step = numbers["step"] else {
      return
    }
    let span = "A range from \(start.shown) to \(end.shown)"
    guard step > 0, step <= abs(end - start) else {
      findings.error(
        "bad-parameter", "\(span) has no steps of \(step.shown).",
        at: parameters["step"] == nil ? cell : cell.parameter("step"),
        fix: "Write a step that is greater than 0 and not greater than the range.")
      return
    }
    let scale = Scale(start: start, end: end, step: step)
    let interval = numbers["tick_interval"]
    if let interval, interval <= 0 || interval > abs(end - start) || !scale.isMultiple(interval) {
      fault(
        "tick_interval", "\(span) in steps of \(step.shown) has no ticks every \(interval.shown).",
        "Write a multiple of the step that is not greater than the range.")
      return
    }
    if let placeholder = numbers["placeholder"], !scale.contains(placeholder) {
      fault(
        "placeholder", "\(span) in steps of \(step.shown) does not pass \(placeholder.shown).",
        "Write a number that can be answered.")
    }
    guard let labels else { return }
    check(labels, on: Scale(start: start, end: end, step: interval ?? step), span)
  }

  private func checkAppearance() {
    let words = Appearance(appearance?.text ?? "").words
    guard let appearance, words.contains(where: { !["vertical", "no-ticks"].contains($0) }),
      let key = ["tick_interval", "placeholder", "tick_labelset"].first(where: {
        parameters[$0] != nil
      })
    else { return }
    findings.error(
      "bad-parameter", "\"\(key)\" cannot be combined with the appearance \"\(appearance.text)\".",
      at: appearance, fix: "Delete one of the two; only vertical and no-ticks go with it.")
  }

  private func check(_ list: FormLists.Entry?, on scale: Scale, _ span: String) {
    guard let list else {
      fault(
        "tick_labelset",
        "There is no list of choices named \"\(parameters["tick_labelset"] ?? "")\".",
        "Add its labels to the sheet \"choices\", the numbers as names.")
      return
    }
    var numbers: Set<Double> = []
    for place in list.places {
      guard let number = RangeRules.number(place.text), scale.contains(number) else {
        findings.error(
          "bad-parameter", "\(span) has no tick \"\(place.text)\" that could have a label.",
          at: place,
          fix: "Write a number of the range that has a tick.")
        return
      }
      numbers.insert(number)
    }
    let hasNoTicks = Appearance(appearance?.text ?? "").words.contains("no-ticks")
    if hasNoTicks, numbers != [scale.start, scale.end] {
      fault(
        "tick_labelset", "Without ticks only the two ends of a range have labels.",
        "Give the list the two choices \(scale.start.shown) and \(scale.end.shown).")
    }
  }

  private func fault(_ key: String, _ message: String, _ fix: String) {
    guard let cell else { return }
    findings.error("bad-parameter", message, at: cell.parameter(key), fix: fix)
  }

  /// A number without exponent.
  private static func number(_ text: String) -> Double? {
    guard !text.lowercased().contains(where: { "exnp".contains($0) }), let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }
}

/// The numbers that can be answered.
private struct Scale {
  let start: Double
  let end: Double
  let step: Double

  /// Whether a number lies on the scale; decimal fractions are not exact.
  func contains(_ number: Double) -> Bool {
    number >= min(start, end) && number <= max(start, end) && isMultiple(number - start)
  }

  func isMultiple(_ distance: Double) -> Bool {
    let steps = distance / step
    return abs(steps - steps.rounded()) < 1e-9 * max(1, abs(steps))
  }
}

extension Double {
  /// The number without a point if it is whole.
  fileprivate var shown: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
}
