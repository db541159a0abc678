import CSimdJSON

/// Tells whether bytes are an object in canonical form, and finds some of its
/// members, without building values.
///
/// What the canonical form is, ``JSONWriter`` says; the scanner accepts exactly
/// what ``JSONWriter/canonical(_:)`` writes for an object that ``JSONReader``
/// reads. It looks at each byte about once, many times faster than reading and
/// writing.
///
///     let scanner = CanonicalScanner(members: ["age", "name"])
///     let members = bytes.withUnsafeBytes { scanner.scan($0) }
///     members?.value(0)  // where the value of "age" stands
public final class CanonicalScanner {
  private let names: UnsafeMutablePointer<UnsafePointer<CChar>?>
  private let count: Int

  /// Creates a scanner.
  ///
  /// - Parameter members: The keys of the members to find.
  /// - Precondition: They stand in the order of their bytes, each once, and need
  ///   no escapes.
  public init(members: [String]) {
    precondition(
      zip(members, members.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      "The keys stand in the order of their bytes.")
    count = members.count
    names = .allocate(capacity: count + 1)
    for (index, member) in members.enumerated() {
      let name = UnsafeMutablePointer<CChar>.allocate(capacity: member.utf8.count + 1)
      for (place, byte) in member.utf8.enumerated() { name[place] = CChar(bitPattern: byte) }
      name[member.utf8.count] = 0
      names[index] = UnsafePointer(name)
    }
  }

  deinit {
    for index in 0..<count { names[index]?.deallocate() }
    names.deallocate()
  }

  /// Looks through bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: Where the members stand; nil when the bytes are anything but one
  ///   object in canonical form, no deeper than ``JSONReader/deepest`` and no
  ///   larger than ``JSONReader/largest``.
  public func scan(_ bytes: UnsafeRawBufferPointer) -> CanonicalMembers? {
    guard bytes.count <= JSONReader.largest else { return nil }
    var isCanonical = false
    let found = [ccanonical_member](unsafeUninitializedCapacity: count) { found, initialized in
      isCanonical = ccanonical_scan(
        bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, JSONReader.deepest, names,
        count, found.baseAddress)
      initialized = count
    }
    return isCanonical ? CanonicalMembers(found: found) : nil
  }
}

/// Where members of an object stand in its bytes.
public struct CanonicalMembers: Sendable {
  fileprivate let found: [ccanonical_member]

  /// Where the value of a member stands.
  ///
  /// - Parameter index: The place of its key among those that were to be found.
  /// - Returns: The offsets; nil when the object has no such member.
  public func value(_ index: Int) -> Range<Int>? {
    let member = found[index]
    return member.end == 0 ? nil : Int(member.value)..<Int(member.end)
  }

  /// Where a member stands with its key.
  ///
  /// - Parameter index: The place of its key among those that were to be found.
  /// - Returns: The offsets from the quotation mark before the key to the end
  ///   of the value; nil when the object has no such member.
  public func member(_ index: Int) -> Range<Int>? {
    let member = found[index]
    return member.end == 0 ? nil : Int(member.key)..<Int(member.end)
  }
}
