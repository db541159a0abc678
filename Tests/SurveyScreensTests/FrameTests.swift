import InterfaceText
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct FrameTests {
  /// A moment of an interview that is worth a picture.
  enum Scene: String, CaseIterable {
    case choice, special, several, ranking, date, group, row, addRow, softCheck, refused
    case review, menu, help, goTo, note, notSaved, refuge, reach

    func play(_ language: InterfaceLanguage) throws -> Rehearsal {
      var rehearsal = try Rehearsal(budget(), language: language)
      switch self {
      case .choice:
        rehearsal.go(to: "a601_knows_budget")
        rehearsal.answer("2")
        rehearsal.press(.pageUp)
        rehearsal.type("1")
      case .special:
        rehearsal.press(.enter, .function(5))
      case .several:
        rehearsal.go(to: "a601_knows_budget")
        rehearsal.answer("1")
        rehearsal.type("13")
      case .ranking:
        rehearsal.go(to: "a601_knows_budget")
        rehearsal.answer("1")
        rehearsal.press(.enter)
        rehearsal.type("31")
      case .date:
        rehearsal.go(to: "a705_hearing")
        rehearsal.type("05032026")
      case .group:
        rehearsal.go(to: "c01_council")
        rehearsal.answer("2")
      case .row:
        rehearsal.go(to: "b01_first_name")
        rehearsal.answer("Айгүл")
      case .addRow:
        rehearsal.go(to: "b01_first_name")
        rehearsal.answer("Айгүл")
        rehearsal.answer("34")
      case .softCheck:
        rehearsal.press(.enter)
        rehearsal.answer("95")
      case .refused:
        rehearsal.press(.enter)
        rehearsal.answer("12")
      case .review:
        rehearsal.go(to: "a601_knows_budget")
        rehearsal.press(.function(4))
        rehearsal.answer("кийин такталат")
        rehearsal.press(.function(5), .enter, .function(10))
      case .menu: rehearsal.press(.function(2))
      case .help:
        rehearsal.go(to: "a601_knows_budget")
        rehearsal.press(.function(1))
      case .goTo:
        rehearsal.press(.enter)
        rehearsal.answer("40")
        rehearsal.answer("2")
        rehearsal.press(.function(6))
      case .note:
        rehearsal.go(to: "a601_knows_budget")
        rehearsal.press(.function(4))
        rehearsal.type("кийин")
      case .notSaved:
        rehearsal.journal.isFull = true
        rehearsal.answer("Айгүл")
      case .refuge:
        rehearsal.journal.refuge = RecordingJournal.refuge
        rehearsal.answer("Айгүл")
      case .reach:
        rehearsal.go(to: "a601_knows_budget")
        rehearsal.answer("1")
        rehearsal.answer("13")
        rehearsal.go(to: "a601_knows_budget")
        rehearsal.answer("2")
      }
      return rehearsal
    }
  }

  @Test(arguments: Scene.allCases)
  func `scenes look as recorded in Kyrgyz`(scene: Scene) throws {
    let rehearsal = try scene.play(.ky)
    var text = ""
    for (columns, rows) in [(80, 24), (60, 20), (40, 12)] {
      text += "\(columns)x\(rows)\n\(rehearsal.frame(columns, rows))\n\n"
    }
    try expectGolden(text, "\(scene.rawValue)-ky")
  }

  @Test(arguments: [InterfaceLanguage.ru, .en])
  func `scenes look as recorded in other languages`(language: InterfaceLanguage) throws {
    var text = ""
    for scene in Scene.allCases {
      let rehearsal = try scene.play(language)
      text += "\(scene) 80x24\n\(rehearsal.frame(80, 24))\n\n"
      text += "\(scene) 40x12\n\(rehearsal.frame(40, 12))\n\n"
    }
    try expectGolden(text, "scenes-\(language.rawValue)")
  }

  @Test(arguments: [Glyphs.console, .ascii])
  func `scenes look as recorded with fewer signs`(glyphs: Glyphs) throws {
    var text = ""
    for scene in [Scene.choice, .ranking, .help, .goTo] {
      text += "\(scene)\n\(try scene.play(.ky).frame(60, 20, glyphs: glyphs))\n\n"
    }
    try expectGolden(text, "scenes-\(glyphs)")
  }

  @Test func `wide screens list the sections`() throws {
    try expectGolden(Scene.choice.play(.ky).frame(132, 43).description, "wide-ky")
  }
}
