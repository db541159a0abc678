import SurveyBasics

/// A row that asks other tools to keep a log; here the journal always does.
struct AuditRow {
  private let row: FormRow
  private let findings: Findings

  init(_ row: FormRow, findings: Findings) {
    self.row = row
    self.findings = findings
  }

  private static let ofLocation = [
    "location-priority", "location-min-interval", "location-max-age",
  ]
  private static let values: [String: [String]] = [
    "location-priority": ["no-power", "low-power", "balanced", "high-accuracy"],
    "track-changes": ["true", "false"], "identify-user": ["true", "false"],
    "track-changes-reasons": ["on-form-edit"],
  ]

  /// Reports a name and parameters that other tools refuse.
  func check() {
    if let name = row[.name], name.text != "audit" {
      findings.error(
        "bad-name", "A row of type \"audit\" is named \"audit\" and nothing else.", at: name,
        fix: "Write audit.")
    }
    guard let cell = row[.parameters] else { return }
    let parameters = Parameters.reading(
      cell,
      allowed: AuditRow.ofLocation + ["track-changes", "identify-user", "track-changes-reasons"],
      type: "audit", findings: findings)
    for (key, allowed) in AuditRow.values.sorted(by: { $0.key < $1.key }) {
      guard let value = parameters[key], !allowed.contains(value) else { continue }
      findings.error(
        "bad-parameter", "\"\(key)\" cannot be \"\(value)\".", at: cell.parameter(key),
        fix: Spelling.proposal(for: value, among: allowed)
          ?? "Write one of \(allowed.joined(separator: ", ")).")
    }
    checkLocation(parameters, cell)
  }

  private func checkLocation(_ parameters: [String: String], _ cell: Place) {
    let given = AuditRow.ofLocation.filter { parameters[$0] != nil }
    if !given.isEmpty, given.count < AuditRow.ofLocation.count {
      let absent = AuditRow.ofLocation.filter { parameters[$0] == nil }
      findings.error(
        "bad-parameter",
        "The log of positions needs \(absent.map { "\"\($0)\"" }.joined(separator: " and ")) too.",
        at: cell, fix: "Give all three, or none.")
    }
    for key in ["location-min-interval", "location-max-age"] {
      guard let value = parameters[key], (Int(value) ?? -1) < 0 else { continue }
      findings.error(
        "bad-parameter", "\"\(key)\" is a number of seconds, not \"\(value)\".",
        at: cell.parameter(key), fix: "Write \(key)=60 or the like.")
    }
  }
}

extension Place {
  /// The place of a `key=value` pair of the column `parameters`.
  func parameter(_ key: String) -> Place {
    narrowed(to: words.first { $0.text.lowercased().hasPrefix(key + "=") }?.range)
  }
}
