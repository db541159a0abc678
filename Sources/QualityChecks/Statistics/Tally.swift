/// How often something was the case, interviewer by interviewer.
struct Tally {
  private(set) var counts: [String: (count: Int, total: Int)] = [:]
  private(set) var count = 0
  private(set) var total = 0

  /// Counts one case of an interviewer.
  mutating func add(_ isCase: Bool, for interviewer: String) {
    let former = counts[interviewer] ?? (0, 0)
    counts[interviewer] = (former.count + (isCase ? 1 : 0), former.total + 1)
    count += isCase ? 1 : 0
    total += 1
  }

  /// The rates, sorted by interviewer.
  var rates: [CheckReport.InterviewerRate] {
    counts.sorted { $0.key < $1.key }.map {
      CheckReport.InterviewerRate(
        interviewer: $0.key, count: $0.value.count, total: $0.value.total)
    }
  }

  /// The counts of everybody but one interviewer.
  func others(than interviewer: String) -> (count: Int, total: Int) {
    let own = counts[interviewer] ?? (0, 0)
    return (count - own.count, total - own.total)
  }
}

/// From how many interviewers on they are compared with each other: with fewer,
/// what looks like a difference between people is often one between villages.
public let smallestComparedTeam = 4

/// Below how many cases a rate says too little to flag.
let fewestCases = 20

/// Below how many hits an interviewer's rate may be chance where no test says
/// how likely it is.
let fewestHits = 3
