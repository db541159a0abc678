/// The members of a JSON object, kept in the order of the UTF-8 bytes of their keys.
///
/// Keys are compared by their bytes, unlike the keys of a dictionary of
/// strings, so two spellings of a letter never take each other's place.
public struct JSONObject: Hashable, Sendable {
  /// One member of an object.
  public struct Member: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The value.
    public internal(set) var value: JSONValue

    /// Whether both members have the same key, byte by byte, and equal values.
    public static func == (left: Member, right: Member) -> Bool {
      left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }
  }

  private var members: [Member]

  /// Creates an object without members.
  public init() {
    members = []
  }

  /// Creates an object; of two members with the same key the later one counts.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    self.init()
    let sorted = members.enumerated().sorted { left, right in
      if precedes(left.element.0, right.element.0) { return true }
      if precedes(right.element.0, left.element.0) { return false }
      return left.offset < right.offset
    }
    for (_, (key, value)) in sorted {
      if let last = self.members.last, !precedes(last.key, key) { self.members.removeLast() }
      self.members.append(Member(key: key, value: value))
    }
  }

  /// Creates an object from members in any order.
  ///
  /// - Returns: Nil and the key when two members have the same one.
  static func distinct(_ members: [Member]) -> (object: JSONObject?, repeated: String?) {
    var object = JSONObject()
    object.members = members
    let isSorted = zip(members, members.dropFirst()).allSatisfy { precedes($0.key, $1.key) }
    guard !isSorted else { return (object, nil) }
    object.members.sort { precedes($0.key, $1.key) }
    for (left, right) in zip(object.members, object.members.dropFirst())
    where !precedes(left.key, right.key) {
      return (nil, left.key)
    }
    return (object, nil)
  }

  /// The value of a key, nil when there is none; assigning nil removes the member.
  ///
  /// - Complexity: O(log *n*) to read, O(*n*) to add or remove a member.
  public subscript(key: String) -> JSONValue? {
    get {
      let index = position(of: key)
      return holds(key, at: index) ? members[index].value : nil
    }
    set {
      let index = position(of: key)
      switch (holds(key, at: index), newValue) {
      case (true, let value?): members[index].value = value
      case (true, nil): members.remove(at: index)
      case (false, let value?): members.insert(Member(key: key, value: value), at: index)
      case (false, nil): break
      }
    }
  }

  /// The same object without the member of that key.
  public func without(_ key: String) -> JSONObject {
    var copy = self
    copy[key] = nil
    return copy
  }

  /// The index of the first member whose key does not come before `key`.
  private func position(of key: String) -> Int {
    var range = 0..<members.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        precedes(members[middle].key, key)
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  private func holds(_ key: String, at index: Int) -> Bool {
    index < members.count && !precedes(key, members[index].key)
  }
}

extension JSONObject: RandomAccessCollection {
  /// The index of the first member.
  public var startIndex: Int { 0 }
  /// The index after the last member.
  public var endIndex: Int { members.count }
  /// The member at an index, in the order of the keys.
  public subscript(index: Int) -> Member { members[index] }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object; of two members with the same key the later one counts.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self.init(members)
  }
}

/// Whether the bytes of the left key come before those of the right one.
private func precedes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
