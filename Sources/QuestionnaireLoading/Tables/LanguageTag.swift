import SurveyModel

/// The tags of languages, as far as authors get them wrong (BCP 47).
enum LanguageTag {
  /// What is wrong with the tag of a language and what to write; nil where nothing seems wrong.
  ///
  /// Tags of two letters are looked up. Of those of three letters, which are
  /// some eight thousand, only the form is checked.
  static func fault(of language: Language) -> (message: String, fix: String)? {
    let tag = language.tag
    let parts = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    let isFormed = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { isLetterOrDigit($0) }
    }
    let first = String(parts.first ?? "")
    let message =
      "\"\(tag)\" is not the tag of a language, so files name \"\(language.title)\" wrongly."
    if let meant = countries[first], isFormed {
      return (message, "Write (\(meant)); \(first) stands for a country.")
    }
    guard isFormed, first.utf8.count == 3 || twoLetters.contains(first) else {
      return (message, "Write the tag of ISO 639, such as (ky), (ru) or (en).")
    }
    return nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  /// Codes of countries that are taken for those of their languages.
  ///
  /// `kg` would be the Kongo of Angola, and is never meant.
  private static let countries = [
    "kg": "ky", "kz": "kk", "tj": "tg", "tm": "tk", "ua": "uk", "cn": "zh", "jp": "ja",
    "us": "en", "gb": "en", "ge": "ka", "dk": "da", "cz": "cs",
  ]

  /// The languages of ISO 639-1.
  private static let twoLetters = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy \
    hz ia id ie ig ii ik io is it iu ja jv ka ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li \
    ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os \
    pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta \
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))
}
