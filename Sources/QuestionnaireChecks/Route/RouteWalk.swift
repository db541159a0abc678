import SurveyBasics

/// One walk through a questionnaire with answers given by chance.
struct RouteWalk {
  /// What a walk came to.
  struct Distance {
    var questions = 0
    var seconds = 0.0
  }

  private struct Guess: Hashable {
    let definition: Int32
    let test: AnswerTest
  }

  private let course: RouteCourse
  private var generator: SeededGenerator
  private var answers: [AnswerSet]
  private var guesses: [Guess: Bool] = [:]
  private var distance = Distance()
  /// How often a condition that cannot be followed is taken to hold.
  private var lean = 0.5
  /// A bound for rosters in rosters.
  private static let mostQuestions = 2000

  init(_ course: RouteCourse, generator: SeededGenerator) {
    self.course = course
    self.generator = generator
    answers = course.start
  }

  /// Walks from the first question to the last.
  mutating func walked() -> Distance {
    walk(inside: 0)
    return distance
  }

  private mutating func walk(inside number: Int32) {
    var next = number + 1
    while next < course.stops[Int(number)].end, distance.questions < RouteWalk.mostQuestions {
      let stop = course.stops[Int(next)]
      lean = course.lean[Int(next)]
      let isRelevant = course.relevance[Int(next)].map { isTrue($0) } ?? true
      lean = 0.5
      if isRelevant { visit(stop) } else { leaveOut(stop) }
      next = stop.end
    }
  }

  private mutating func visit(_ stop: RouteCourse.Stop) {
    let number = Int(stop.number)
    distance.seconds += stop.seconds
    switch stop.kind {
    case .section: walk(inside: stop.number)
    case .roster:
      for _ in 0..<rows(of: stop.number) {
        for inner in number + 1..<Int(stop.end) { answers[inner] = course.start[inner] }
        guesses = guesses.filter {
          $0.key.definition <= stop.number || $0.key.definition >= stop.end
        }
        walk(inside: stop.number)
      }
    case .asked:
      distance.questions += 1
      answers[number] = answer(to: stop)
    case .calculated:
      guard let outcome = course.calculations[number] else { return }
      answers[number] = answer(of: outcome)
    }
  }

  private mutating func leaveOut(_ stop: RouteCourse.Stop) {
    for number in Int(stop.number)..<Int(stop.end) { answers[number] = AnswerSet(.none) }
  }

  private mutating func rows(of roster: Int32) -> Int {
    guard let counting = course.rowCounts[Int(roster)] else {
      return Int(generator.next() % 4)
    }
    switch answers[Int(counting)].values {
    case .numbers(let interval, _) where interval.lower.isFinite:
      return Int(min(max(interval.lower, 0), 30))
    case .none: return 0
    default: return Int(generator.next() % 4)
    }
  }

  private mutating func answer(of outcome: RouteCourse.Outcome) -> AnswerSet {
    switch outcome {
    case .answer(let set): return set
    case .choice(let condition, let then, let otherwise):
      return answer(of: isTrue(condition) ? then : otherwise)
    }
  }

  /// An answer: mostly one that further questions follow from.
  private mutating func answer(to stop: RouteCourse.Stop) -> AnswerSet {
    if generator.unit() < stop.blanks { return AnswerSet(.none) }
    let number = stop.number
    switch course.answers[Int(number)].values {
    case .unknown, .none: return AnswerSet(.unknown, mayBeBlank: false)
    case .numbers(let interval, let isDate):
      let value = value(in: interval, isCount: course.counting.contains(number))
      return AnswerSet(
        .numbers(Interval(value, value, isWhole: interval.isWhole), isDate: isDate),
        mayBeBlank: false)
    case .texts(let texts):
      let weights = course.weights[Int(number)]
      var rest = generator.unit() * weights.reduce(0, +)
      var chosen = texts[texts.count - 1]
      for (text, weight) in zip(texts, weights) {
        if rest < weight {
          chosen = text
          break
        }
        rest -= weight
      }
      return AnswerSet(.texts([chosen]), mayBeBlank: false)
    case .choices(_?, _, _):
      let offered = course.offered[Int(number)]
      let chosen = offered.filter { _ in generator.unit() < 0.3 }
      let names = chosen.isEmpty ? Array(offered.prefix(1)) : chosen
      return AnswerSet(.texts([names.joined(separator: " ")]), mayBeBlank: false)
    case .choices: return AnswerSet(.unknown, mayBeBlank: false)
    }
  }

  private mutating func value(in interval: Interval, isCount: Bool) -> Double {
    let lower = interval.lower.isFinite ? interval.lower : min(0, interval.upper)
    let width = interval.upper.isFinite ? interval.upper - lower : 100
    let share = generator.unit()
    // Households and lists of events are short, whatever they may be.
    let value = lower + (isCount ? min(width, 8 * share * share) : width * share)
    return interval.isWhole ? value.rounded(.down) : value
  }

  /// Whether a condition holds; what cannot be told is guessed, the same test the
  /// same way.
  private mutating func isTrue(_ condition: Condition) -> Bool {
    switch condition {
    case .constant(let truth): return truth
    case .unknown: return generator.unit() < lean
    case .negation(let member): return !isTrue(member)
    case .all(let members):
      for member in members where !isTrue(member) { return false }
      return true
    case .any(let members):
      for member in members where isTrue(member) { return true }
      return false
    case .branch(let condition, let then, let otherwise):
      return isTrue(condition) ? isTrue(then) : isTrue(otherwise)
    case .test(let subject, let test):
      let set = answers[Int(subject)]
      guard set.keeping(test, true) != nil else { return false }
      guard set.keeping(test, false) != nil else { return true }
      let guess = Guess(definition: subject, test: test)
      if let known = guesses[guess] { return known }
      let truth = generator.unit() < lean
      guesses[guess] = truth
      return truth
    }
  }
}
