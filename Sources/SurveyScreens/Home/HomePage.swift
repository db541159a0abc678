import InterfaceText
import TerminalUI

/// A page of the home screen.
enum HomePage: Hashable, Sendable {
  /// Everything that can be done.
  case home
  /// The questionnaires that can be asked.
  case questionnaires
  /// The responses that were sent back.
  case returned
  /// What a supervisor has to look at.
  case supervision
  /// Where data is brought to or from.
  case places(Purpose)
  /// The same, typed.
  case path(Purpose)
  /// A text to read.
  case report(HomeReport)
  /// Whether to do what was tried.
  case confirm(HomeEffect)
  /// The questionnaires that have responses.
  case tables
  /// One of them, while its questions are looked up.
  case chosen(String)
  /// What is counted.
  case rows(String, [HomeItem])
  /// By what it is counted.
  case columns(String, [HomeItem], rows: String)

  /// Whether it only led to something that was done.
  var isOnTheWay: Bool {
    switch self {
    case .places, .path, .report, .confirm: true
    case .home, .questionnaires, .returned, .supervision, .tables, .chosen, .rows, .columns: false
    }
  }

  /// What a place is wanted for.
  enum Purpose: Hashable, Sendable {
    /// Writing a bundle.
    case bundle
    /// Merging.
    case merge

    func effect(_ path: String) -> HomeEffect {
      switch self {
      case .bundle: .bundle(folder: path)
      case .merge: .tryMerge(source: path)
      }
    }
  }
}

/// An entry of the first page.
enum HomeEntry: Hashable, Sendable {
  case newInterview, drafts, returned, review, bundle, merge, results, quality, exit
}

extension HomeState {
  /// The entries of the first page: only what can be done now.
  var entries: [HomeEntry] {
    var entries: [HomeEntry] = [.newInterview]
    if facts.drafts > 0 { entries.append(.drafts) }
    if !facts.returned.isEmpty { entries.append(.returned) }
    if facts.responses > 0 { entries += [.review, .bundle] }
    entries.append(.merge)
    if facts.responses > 0 { entries += [.results, .quality] }
    return entries + [.exit]
  }

  private func counted(_ key: TextKey, _ count: Int) -> String { "\(words(key)) (\(count))" }

  private func label(of entry: HomeEntry) -> String {
    switch entry {
    case .newInterview: return words(.homeNewInterview)
    case .drafts: return counted(.homeDrafts, facts.drafts)
    case .returned: return counted(.homeReturned, facts.returned.count)
    case .review: return counted(.homeReview, facts.undecided)
    case .bundle: return words(.homeBundle)
    case .merge: return words(.homeMerge)
    case .results: return words(.homeResults)
    case .quality: return words(.homeQuality)
    case .exit: return words(.homeExit)
    }
  }

  /// The menu of a page; nil for pages without one.
  func menu(of page: HomePage) -> Menu? {
    func menu(_ title: String, _ message: String = "", _ items: [String]) -> Menu {
      Menu(title: title, message: StyledText(message), items: items.map { StyledText($0) })
    }
    switch page {
    case .home: return menu(words(.homeQuestion), about, entries.map(label))
    case .questionnaires:
      return menu(words(.homeQuestionnaires), "", facts.questionnaires.map(\.label))
    case .returned: return menu(words(.homeReturnedTitle), "", facts.returned.map(\.label))
    case .supervision:
      return menu(
        words(.homeReview), "",
        [
          counted(.homeReviewResponses, facts.undecided),
          counted(.conflictsTitle, facts.conflicts),
        ])
    case .places(let purpose):
      return menu(
        title(of: purpose), "", facts.places.map(\.label) + [words(.homeOtherFolder)])
    case .confirm:
      return menu(words(.homeMergeConfirm), "", [words(.homeMergeNow), words(.cancel)])
    case .tables: return menu(words(.homeTables), "", facts.answered.map(\.label))
    case .rows(_, let questions): return menu(words(.homeRows), "", questions.map(\.label))
    case .columns(_, let questions, _):
      return menu(words(.homeColumns), "", [words(.homeNoColumns)] + questions.map(\.label))
    case .chosen, .path, .report: return nil
    }
  }

  /// Who works here, where, and what the store holds.
  private var about: String {
    var lines = [words(.homeInterviewer, .name(facts.interviewer))]
    if let region = facts.region { lines[0] += "   " + words(.homeRegion, .name(region)) }
    lines.append(words(.homeFinishedCount, .count(facts.responses)))
    if facts.conflicts > 0 { lines.append(counted(.conflictsTitle, facts.conflicts)) }
    return lines.joined(separator: "\n")
  }

  func title(of purpose: HomePage.Purpose) -> String {
    words(purpose == .bundle ? .homeBundleTo : .homeMergeFrom)
  }
}
