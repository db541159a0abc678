/// A file with secret keys, as `suroo key` and `age-keygen` write it: a key a
/// line, blank lines and lines that begin with `#` passed over.
///
/// The lines of a ``PaperKey`` may stand there too, as they were typed.
public enum KeyFile {
  /// What is wrong with a file of keys.
  public enum Problem: Error, Hashable, Sendable {
    /// A line, counted from 1, is no key.
    case line(Int)
    /// The lines of a paper are wrong.
    case paper(PaperKey.Problem)
    /// There is no key in it.
    case empty
  }

  /// The text of a file with one key.
  ///
  /// - Parameters:
  ///   - identity: The key.
  ///   - made: When it was made, for people.
  /// - Returns: The text, which is as secret as the key.
  public static func text(of identity: AgeIdentity, made: String) -> String {
    """
    # suroo key, made \(made)
    # recipient: \(identity.recipient)
    # fingerprint: \(identity.recipient.fingerprint)
    \(identity.secretText)

    """
  }

  /// Reads the keys of a file.
  ///
  /// - Parameter text: The contents of the file.
  /// - Returns: At least one key.
  /// - Throws: ``Problem``.
  public static func identities(in text: some StringProtocol) throws(Problem) -> [AgeIdentity] {
    var identities: [AgeIdentity] = []
    var paper: [(number: Int, text: Substring)] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = Substring(line).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      if let identity = AgeIdentity(line) {
        identities.append(identity)
      } else if PaperKey.isLine(line) {
        paper.append((index + 1, line))
      } else {
        throw .line(index + 1)
      }
    }
    if !paper.isEmpty {
      do throws(PaperKey.Problem) {
        identities.append(try PaperKey.identity(paper.map(\.text)))
      } catch {
        throw .paper(error)
      }
    }
    guard !identities.isEmpty else { throw .empty }
    return identities
  }
}

extension KeyFile.Problem: CustomStringConvertible {
  /// What is wrong, as a full sentence that shows nothing of a key.
  public var description: String {
    switch self {
    case .line(let number):
      "Line \(number) is no secret key: one begins with AGE-SECRET-KEY-1, or is a mistyped character away."
    case .paper(let problem): problem.description
    case .empty: "There is no secret key in it."
    }
  }
}

extension Substring {
  /// Without white space at both ends.
  var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
  }
}
