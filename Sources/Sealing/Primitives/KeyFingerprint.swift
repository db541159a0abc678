/// Eight groups of four hexadecimal digits: the first half of the SHA-256 of
/// the text of a public key, short enough to be read aloud.
func keyFingerprint(_ text: String) -> String {
  let digits = SHA256.digest(of: text.utf8).hex.prefix(32)
  return stride(from: 0, to: 32, by: 4).map { offset in
    String(digits.dropFirst(offset).prefix(4))
  }.joined(separator: " ")
}
