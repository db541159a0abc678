import InterfaceText
import Testing

@Suite struct CompletenessTests {
  @Test(arguments: InterfaceLanguage.allCases)
  func `every key has a readable text in each language`(language: InterfaceLanguage) {
    #expect(TextTable.table(of: language).problems == [])
  }

  @Test func `a text has the same places in all languages`() {
    for key in TextKey.allCases {
      let places = InterfaceLanguage.allCases.map {
        TextTable.table(of: $0).templates[key]?.places
      }
      #expect(places[0] == places[1] && places[1] == places[2], "\(key): \(places)")
    }
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `a word beside a number has every form of its language`(language: InterfaceLanguage) {
    for (key, template) in TextTable.table(of: language).templates {
      #expect(
        template.formCounts.allSatisfy { $0 == language.wordFormCount },
        "\(key) in \(language)")
    }
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `labels of the key bar fit ten cells`(language: InterfaceLanguage) {
    let words = Wording(language)
    let labels = TextKey.allCases.filter { $0.rawValue.hasPrefix("bar") }
    #expect(!labels.isEmpty)
    for key in labels { #expect(words(key).count <= 10, "\(words(key))") }
  }

  @Test func `each text is one line without blanks around it`() {
    for language in InterfaceLanguage.allCases {
      for (key, text) in TextTable.table(of: language).sources {
        #expect(!text.isEmpty && !text.hasPrefix(" ") && !text.hasSuffix(" "), "\(key)")
        #expect(!text.contains("  ") && !text.contains("\\"), "\(key) in \(language)")
      }
    }
  }

  @Test func `no word mixes Latin and Cyrillic letters`() {
    for language in InterfaceLanguage.allCases {
      for (key, text) in TextTable.table(of: language).sources {
        for word in text.split(whereSeparator: { !$0.isLetter }) {
          let latin = word.unicodeScalars.contains { $0.isASCII }
          let cyrillic = word.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
          #expect(!(latin && cyrillic), "\(word) in \(key), \(language)")
        }
      }
    }
  }

  @Test func `command words of plain mode are single words and name one command each`() {
    for language in InterfaceLanguage.allCases {
      let words = Wording(language)
      let all = TextKey.allCases.filter { $0.rawValue.hasPrefix("words") }.flatMap {
        words.list($0)
      }
      #expect(Set(all).count == all.count, "\(language)")
      #expect(all.allSatisfy { $0.allSatisfy(\.isLetter) && $0 == $0.lowercased() })
    }
  }

  @Test func `what is wrong with a file of words is named`() {
    let table = TextTable(
      """
      # a comment
      yes = Yes
      yes = Yes again
      nonsense = 1
      without a sign
      savedAt = saved {tme}
      progress = {answered
      """)
    for problem in [
      "key given twice: yes", "unknown key: nonsense", "no key and text: without a sign",
      "savedAt: not a place: {tme}", "progress: not a place: {answered", "no text for no",
    ] {
      #expect(table.problems.contains(problem))
    }
  }
}
