import InterfaceText
import Testing

@Suite struct InterfaceLanguageTests {
  @Test(
    arguments: [
      ("ky_KG.UTF-8", InterfaceLanguage.ky), ("ru_RU", .ru), ("ru-KG", .ru), ("EN", .en),
      ("ky@cyrillic", .ky), ("C", nil), ("C.UTF-8", nil), ("POSIX", nil), ("", nil), ("de_DE", nil),
      ("eng", nil),
    ] as [(String, InterfaceLanguage?)])
  func `a locale name gives its language`(name: String, language: InterfaceLanguage?) {
    #expect(InterfaceLanguage(localeName: name) == language)
  }

  @Test func `the first variable that is set decides`() {
    #expect(InterfaceLanguage(environment: ["LANG": "ru_RU.UTF-8"]) == .ru)
    #expect(InterfaceLanguage(environment: ["LC_ALL": "", "LANG": "en_US.UTF-8"]) == .en)
    #expect(InterfaceLanguage(environment: ["LC_ALL": "C", "LANG": "ru_RU.UTF-8"]) == .ky)
    #expect(InterfaceLanguage(environment: [:]) == .ky)
  }

  @Test func `switching goes through every language`() {
    var seen: [InterfaceLanguage] = [.ky]
    while let next = seen.last?.next, next != .ky { seen.append(next) }
    #expect(Set(seen) == Set(InterfaceLanguage.allCases))
  }
}
