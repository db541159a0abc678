import InterfaceText
import ResponseStorage
import SurveyBasics

/// T5: interviews of one interviewer at the same time, or with no time to walk
/// from one unit to the next.
struct OverlappingInterviews: QualityCheck {
  let id = "T5"
  let title = TextKey.qualityT5
  /// The minutes that it takes at least to get from one unit to another.
  var shortestGap = 3.0

  func definition(_ words: Wording) -> String {
    words(.qualityT5Definition, .number(Int(shortestGap)))
  }

  private struct Session {
    var interview: Int
    var from: Int
    var to: Int
  }

  func report(on sample: QualitySample) -> CheckReport {
    var report = CheckReport()
    var unknown = 0
    var byInterviewer: [String: [Session]] = [:]
    for (index, interview) in sample.interviews.enumerated() {
      guard let sessions = interview.sessions, !sessions.isEmpty else {
        unknown += 1
        continue
      }
      report.used += 1
      byInterviewer[interview.summary.interviewer, default: []] += sessions.map {
        Session(
          interview: index, from: $0.lowerBound.milliseconds, to: $0.upperBound.milliseconds)
      }
    }
    report.exclude(unknown, because: .qualityExcludedNoTimes)
    for (interviewer, sessions) in byInterviewer.sorted(by: { $0.key < $1.key }) {
      report.flags += pairs(of: sessions, in: sample).map { pair, gap in
        QualityFlag(
          interviewer: interviewer, figures: [.gapMinutes(Double(gap) / 60_000)],
          responses: sample.responseIDs(of: [pair.first, pair.second]))
      }
    }
    return report
  }

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  /// The pairs of interviews that come too close, with their smallest gap in
  /// milliseconds, the smallest gap first.
  private func pairs(of sessions: [Session], in sample: QualitySample) -> [(Pair, gap: Int)] {
    let sorted = sessions.sorted { ($0.from, $0.to, $0.interview) < ($1.from, $1.to, $1.interview) }
    let shortest = Int(shortestGap * 60_000)
    var gaps: [Pair: Int] = [:]
    // Those that may still be too close to whatever begins later.
    var open: [Session] = []
    for later in sorted {
      open.removeAll { later.from - $0.to >= shortest }
      for earlier in open where earlier.interview != later.interview {
        let gap = later.from - earlier.to
        let unit = sample.interviews[earlier.interview].summary.unit
        // People of one household are asked one after the other.
        let isSameUnit = unit != nil && unit == sample.interviews[later.interview].summary.unit
        guard gap < 0 || !isSameUnit else { continue }
        let pair = Pair(
          first: min(earlier.interview, later.interview),
          second: max(earlier.interview, later.interview))
        gaps[pair] = min(gaps[pair] ?? gap, gap)
      }
      open.append(later)
    }
    return gaps.sorted {
      ($0.value, $0.key.first, $0.key.second) < ($1.value, $1.key.first, $1.key.second)
    }
    .map { ($0.key, $0.value) }
  }
}
