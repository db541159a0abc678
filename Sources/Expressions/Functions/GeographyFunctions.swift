internal import Glibc

/// xlsform 7.7.
extension FunctionTable {
  static let geographyFunctions: [FunctionDefinition] = [
    FunctionDefinition(
      "distance", [.values], repeating: 1, .number, "The length in metres of the way along points."
    ) {
      .number($1.points(of: $0[...]).map(Geography.length) ?? .nan)
    },
    FunctionDefinition(
      "area", aliases: ["enclosed-area"], [.values], .number,
      "The area in square metres inside points."
    ) {
      .number($1.points(of: $0[...]).map(Geography.area) ?? .nan)
    },
    FunctionDefinition(
      "geofence", [.values, .values], .boolean, "Whether a point lies inside a shape."
    ) { arguments, evaluation in
      guard let point = evaluation.points(of: arguments[0...0])?.first,
        let shape = evaluation.points(of: arguments[1...1])
      else { return .boolean(false) }
      return .boolean(Geography.contains(shape, point))
    },
    FunctionDefinition("intersects", [.values], .boolean, "Whether a way crosses itself.") {
      arguments, evaluation in
      guard let points = evaluation.points(of: arguments[...]) else { return .boolean(false) }
      return .boolean(evaluation.crossesItself(points))
    },
  ]
}

/// Points on a sphere.
enum Geography {
  struct Point: Equatable {
    var latitude: Double
    var longitude: Double
  }

  /// The radius in metres that all engines use.
  static let radius = 6_378_100.0

  /// The points of a text `lat lon alt acc; …`; nil where one of them is none.
  static func points(_ text: String) -> [Point]? {
    var points: [Point] = []
    for part in text.split(separator: ";") {
      let numbers = words(String(part))
      if numbers.isEmpty { continue }
      guard (2...4).contains(numbers.count), let latitude = DecimalText.number(numbers[0].utf8),
        let longitude = DecimalText.number(numbers[1].utf8), abs(latitude) <= 90,
        abs(longitude) <= 180
      else { return nil }
      points.append(Point(latitude: latitude, longitude: longitude))
    }
    return points
  }

  static func length(_ points: [Point]) -> Double {
    var length = 0.0
    for (first, second) in zip(points, points.dropFirst()) where first != second {
      let (north, other) = (radians(first.latitude), radians(second.latitude))
      let cosine =
        sin(north) * sin(other)
        + cos(north) * cos(other) * cos(radians(second.longitude - first.longitude))
      length += acos(min(max(cosine, -1), 1)) * radius
    }
    return (length * 100).rounded() / 100
  }

  static func area(_ points: [Point]) -> Double {
    var corners = points
    if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    guard corners.count >= 3 else { return 0 }
    var sum = 0.0
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      sum +=
        radians(next.longitude - corner.longitude)
        * (2 + sin(radians(corner.latitude)) + sin(radians(next.latitude)))
    }
    return (abs(sum) * radius * radius / 2 * 100).rounded() / 100
  }

  /// Whether a point lies inside a shape, by the even–odd rule.
  static func contains(_ shape: [Point], _ point: Point) -> Bool {
    guard var last = shape.last else { return false }
    var isInside = false
    for corner in shape {
      if (corner.latitude > point.latitude) != (last.latitude > point.latitude) {
        let share = (point.latitude - corner.latitude) / (last.latitude - corner.latitude)
        let crossing = corner.longitude + share * (last.longitude - corner.longitude)
        if point.longitude < crossing { isInside.toggle() }
      }
      last = corner
    }
    return isInside
  }

  /// Whether two segments have a point in common.
  static func meet(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    let sides = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
    if sides[0] * sides[1] < 0, sides[2] * sides[3] < 0 { return true }
    return sides[0] == 0 && isBetween(a, b, c) || sides[1] == 0 && isBetween(a, b, d)
      || sides[2] == 0 && isBetween(c, d, a) || sides[3] == 0 && isBetween(c, d, b)
  }

  private static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.longitude - a.longitude) * (c.latitude - a.latitude)
      - (b.latitude - a.latitude) * (c.longitude - a.longitude)
  }

  private static func isBetween(_ a: Point, _ b: Point, _ c: Point) -> Bool {
    min(a.longitude, b.longitude) <= c.longitude && c.longitude <= max(a.longitude, b.longitude)
      && min(a.latitude, b.latitude) <= c.latitude && c.latitude <= max(a.latitude, b.latitude)
  }

  private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
}

extension Evaluation {
  /// The points of arguments one after the other; nil, noted, where a text is
  /// no position.
  fileprivate mutating func points(of arguments: ArraySlice<any Evaluable>) -> [Geography.Point]? {
    var points: [Geography.Point] = []
    for text in texts(of: arguments) where spend(1) {
      guard let found = Geography.points(text) else {
        context.report(EvaluationProblem("\"\(text.prefix(40))\" is not a position."))
        return nil
      }
      points += found
    }
    return points
  }

  /// Whether two segments that are not neighbours meet.
  fileprivate mutating func crossesItself(_ points: [Geography.Point]) -> Bool {
    let segments = Array(zip(points, points.dropFirst())).filter { $0.0 != $0.1 }
    let isClosed = points.first == points.last
    for first in segments.indices.dropLast(2) {
      guard spend(segments.count - first) else { return false }
      for second in (first + 2)..<segments.count {
        if isClosed, first == 0, second == segments.count - 1 { continue }
        let (a, b) = segments[first]
        let (c, d) = segments[second]
        if Geography.meet(a, b, c, d) { return true }
      }
    }
    return false
  }
}
