/// A language that the program itself speaks.
///
/// The languages of a questionnaire are its own affair and may be others.
public enum InterfaceLanguage: String, CaseIterable, Sendable {
  /// Kyrgyz, which is also the language when nothing else is known.
  case ky
  /// Russian.
  case ru
  /// English.
  case en

  /// The language of a locale name such as `ky_KG.UTF-8`, `ru-RU` or `en`.
  ///
  /// Returns nil for a language that the program does not speak, and for names
  /// that name none, such as `C`, `POSIX` and the empty name.
  public init?(localeName: some StringProtocol) {
    let code = localeName.prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }
    self.init(rawValue: code.lowercased())
  }

  /// The language that the environment variables of a process ask for.
  ///
  /// The first variable that is set and not empty decides, in the order
  /// `LC_ALL`, `LC_MESSAGES`, `LANG`; a language that is not spoken gives Kyrgyz.
  public init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
    let name = names.first { !$0.isEmpty } ?? ""
    self = InterfaceLanguage(localeName: name) ?? .ky
  }

  /// The name of the language in itself.
  public var ownName: String {
    switch self {
    case .ky: "Кыргызча"
    case .ru: "Русский"
    case .en: "English"
    }
  }

  /// Three capital letters for narrow places such as the header.
  public var shortName: String {
    switch self {
    case .ky: "КЫР"
    case .ru: "РУС"
    case .en: "ENG"
    }
  }

  /// The language after this one, in the order of the key that switches.
  public var next: InterfaceLanguage {
    switch self {
    case .ky: .ru
    case .ru: .en
    case .en: .ky
    }
  }
}
