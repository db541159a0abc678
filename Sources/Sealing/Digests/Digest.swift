/// A digest algorithm that a questionnaire may ask for by name.
///
/// The raw values are the names of the XForms function `digest()`
/// (ODK XForms specification, “digest”). MD5 and SHA-1 are offered for
/// compatibility; nothing in suroo relies on them.
public enum Digest: String, CaseIterable, Sendable {
  /// 16 bytes; collisions can be made at will.
  case md5 = "MD5"
  /// 20 bytes; collisions have been made.
  case sha1 = "SHA-1"
  /// 32 bytes.
  case sha256 = "SHA-256"
  /// 48 bytes.
  case sha384 = "SHA-384"
  /// 64 bytes.
  case sha512 = "SHA-512"

  /// Returns the digest of the bytes.
  public func bytes(of input: some Sequence<UInt8>) -> [UInt8] {
    let context = DigestContext(self)
    context.update(input)
    return context.finish()
  }

  /// Returns the digest of the UTF-8 bytes of the text as lower-case
  /// hexadecimal digits.
  public func hex(of text: some StringProtocol) -> String {
    hexadecimal(bytes(of: text.utf8))
  }
}
