import Foundation

/// The form in which typed text is accepted: without blanks around it, letters
/// with their marks as one code point (NFC).
///
/// Foundation is needed for this alone.
func acceptedText(_ text: String) -> String {
  text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
}
