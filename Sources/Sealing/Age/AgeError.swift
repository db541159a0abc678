/// Why a sealed file could not be opened, or nothing could be sealed.
public enum AgeError: Error, Hashable, Sendable {
  /// The file does not begin as a sealed file does; says what is wrong.
  case header(String)
  /// None of the keys, or not the passphrase, opens the file.
  case noMatch
  /// The key fits, but the list of recipients was changed after sealing.
  case headerChanged
  /// The contents end early or were changed; what came before was authentic.
  case payload(PayloadProblem)
  /// The text around a sealed file that was made fit for mail is wrong.
  case armor(line: Int, String)
  /// A key derived from a passphrase needs more memory than there is.
  case notEnoughMemory
  /// Nobody was named who could open the file.
  case noRecipients

  /// What can be wrong with the contents of a sealed file.
  public enum PayloadProblem: Hashable, Sendable {
    /// The end is missing.
    case truncated
    /// A piece, counted from 1, is not what was sealed.
    case tampered(piece: Int)
    /// There is something after the end.
    case trailing
  }
}

extension AgeError: CustomStringConvertible {
  /// What is wrong and what can be done, in full sentences.
  public var description: String {
    switch self {
    case .header(let problem): "The header of the sealed file is damaged: \(problem)."
    case .noMatch: "The file is not sealed to this key or passphrase. Try another one."
    case .headerChanged:
      "The header of the sealed file was changed after sealing. Ask for a fresh copy."
    case .payload(.truncated): "The end of the sealed file is missing. Ask for a fresh copy."
    case .payload(.tampered(let piece)):
      "The sealed file is damaged in its piece \(piece) of 64 KiB. Ask for a fresh copy."
    case .payload(.trailing):
      "The sealed file has something after its end. Ask for a fresh copy."
    case .armor(let line, let problem):
      "Line \(line) of the sealed text is damaged: \(problem). Ask for a fresh copy."
    case .notEnoughMemory:
      "There is not enough memory for the passphrase of this file. Open it on a larger machine."
    case .noRecipients: "Nothing can be sealed without a recipient."
    }
  }
}
