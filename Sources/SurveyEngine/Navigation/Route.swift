/// The screens of an interview in the order in which they are met, as things
/// stood when ``Interview/route()`` was asked.
///
/// Copies share what was once looked up, so a screen may ask again at each key.
public struct Route: RandomAccessCollection {
  private final class Content {
    let stops: [RouteStop]
    let questions: [NodeIndex]
    let answerable: [NodeIndex]
    lazy var indexes: [RouteStop.Place: Int] = Dictionary(
      stops.indices.map { (stops[$0].place, $0) }, uniquingKeysWith: { first, _ in first })
    lazy var asking: [NodeIndex: Int] = Dictionary(
      stops.indices.flatMap { index in stops[index].questions.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    lazy var numbers: [NodeIndex: Int] = Dictionary(
      answerable.indices.map { (answerable[$0], $0 + 1) }, uniquingKeysWith: { first, _ in first })

    init(_ stops: [RouteStop], isNote: (NodeIndex) -> Bool) {
      self.stops = stops
      questions = stops.flatMap(\.questions)
      answerable = questions.filter { !isNote($0) }
    }
  }

  private let content: Content

  init(_ stops: [RouteStop], isNote: (NodeIndex) -> Bool) {
    content = Content(stops, isNote: isNote)
  }

  /// The position of the first screen.
  public var startIndex: Int { 0 }
  /// The position after the last screen.
  public var endIndex: Int { content.stops.count }

  /// The screen at a position.
  public subscript(position: Int) -> RouteStop { content.stops[position] }

  /// All questions and notes, screen by screen.
  public var questions: [NodeIndex] { content.questions }

  /// The questions without the notes, which have nothing to answer.
  public var answerable: [NodeIndex] { content.answerable }

  /// The position of the screen about something; nil while it is not on the route.
  ///
  /// - Complexity: O(1) after the first look-up in a route.
  public func index(of place: RouteStop.Place) -> Int? { content.indexes[place] }

  /// The position of the screen on which a question or note stands; nil while it
  /// is not on the route.
  ///
  /// - Complexity: O(1) after the first look-up in a route.
  public func index(asking question: NodeIndex) -> Int? { content.asking[question] }

  /// The number of a question among ``answerable``, counted from 1; nil for a note
  /// and for what is not on the route.
  ///
  /// - Complexity: O(1) after the first look-up in a route.
  public func number(of question: NodeIndex) -> Int? { content.numbers[question] }
}
