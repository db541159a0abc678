import Expressions
import JSONRecords

/// A condition that needs no evaluator: comparisons of single answers with
/// literals, joined by `and`, `or` and `not()`.
///
/// It means exactly what the expression means; whatever it cannot say goes
/// through the evaluator instead.
indirect enum Condition: Sendable {
  typealias Slot = ResponseColumns.Slot

  /// Every one holds.
  case all([Condition])
  /// One of them holds.
  case any([Condition])
  /// It does not hold.
  case not(Condition)
  /// The number of an answer lies so to a number.
  case order(Slot, ExpressionTree.Operator, Double)
  /// The number of an answer equals a number, or differs from it.
  case number(Slot, Double, isNegated: Bool)
  /// The text of an answer equals a text, or differs from it.
  case text(Slot, [UInt8], isNegated: Bool)
  /// A choice is among the selected ones.
  case selected(Slot, [UInt8])
  /// The reason why there is no answer is one, or another.
  case reason(Slot, UInt8, isNegated: Bool)

  /// Whether it holds for a row of a level of a response.
  func holds(_ response: ScannedResponse, row: Int, level: Int) -> Bool {
    switch self {
    case .all(let parts): return parts.allSatisfy { $0.holds(response, row: row, level: level) }
    case .any(let parts): return parts.contains { $0.holds(response, row: row, level: level) }
    case .not(let part): return !part.holds(response, row: row, level: level)
    case .order(let slot, let operation, let limit):
      let number = response.number(
        slot, row: response.ancestor(ofRow: row, level: level, at: slot.level))
      switch operation {
      case .less: return number < limit
      case .lessOrEqual: return number <= limit
      case .greater: return number > limit
      case .greaterOrEqual: return number >= limit
      case .or, .and, .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder:
        return false
      }
    case .number(let slot, let number, let isNegated):
      let found = response.number(
        slot, row: response.ancestor(ofRow: row, level: level, at: slot.level))
      return (found == number || abs(found - number) < 1e-12) != isNegated
    case .text(let slot, let text, let isNegated):
      let row = response.ancestor(ofRow: row, level: level, at: slot.level)
      return response.isText(slot, row: row, text) != isNegated
    case .selected(let slot, let code):
      let row = response.ancestor(ofRow: row, level: level, at: slot.level)
      return response.isSelected(slot, row: row, code)
    case .reason(let slot, let reason, let isNegated):
      let row = response.ancestor(ofRow: row, level: level, at: slot.level)
      return (response.reason(slot, row: row) == reason) != isNegated
    }
  }
}

extension ScannedResponse {
  /// The number that the answer of a slot converts to (xlsform 6.6 and 6.7).
  func number(_ slot: Slot, row: Int) -> Double {
    guard let index = cell(slot, row: row) else { return .nan }
    return cells[index].number ?? Value.number(of: text(slot, row: row), zone: 0)
  }

  /// Whether the answer of a slot has exactly these bytes.
  func isText(_ slot: Slot, row: Int, _ text: [UInt8]) -> Bool {
    guard let index = cell(slot, row: row) else { return text.isEmpty }
    let cell = cells[index]
    if cell.kind == .text {
      return cell.length == text.count && text.withUnsafeBytes { $0.elementsEqual(cell.text) }
    }
    return self.text(slot, row: row).utf8.elementsEqual(text)
  }

  /// Whether a code without blanks is among the blank-separated words of an answer.
  func isSelected(_ slot: Slot, row: Int, _ code: [UInt8]) -> Bool {
    guard let index = cell(slot, row: row) else { return false }
    let cell = cells[index]
    switch cell.kind {
    case .list:
      for offset in 0..<cell.length {
        let item = cells[index + 1 + offset]
        if item.length == code.count, code.withUnsafeBytes({ $0.elementsEqual(item.text) }) {
          return true
        }
      }
      return false
    case .text:
      return cell.text.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(code) }
    default: return text(slot, row: row).utf8.elementsEqual(code)
    }
  }
}
