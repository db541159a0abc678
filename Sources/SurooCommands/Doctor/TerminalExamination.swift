import FoundationEssentials
import Glibc
import InterfaceText
import QuestionnaireLoading
import ResponseStorage
import SurveyModel
import TerminalUI

/// Whether the full screen and the letters of Kyrgyz can be shown here.
struct TerminalExamination {
  func examine(_ examination: inout Examination) {
    let words = examination.words
    let environment = ProcessInfo.processInfo.environment
    let name = environment["TERM"] ?? ""
    if isatty(0) == 0 || isatty(1) == 0 {
      examination.add(.doctorTerminal, .note, words(.doctorNoTerminal))
    } else if name.isEmpty || name == "dumb" {
      examination.add(.doctorTerminal, .note, words(.doctorPlainTerminal), .doctorTryOther)
    } else {
      var size = winsize()
      let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      let shown = isKnown ? "\(name), \(size.ws_col)×\(size.ws_row)" : name
      let isSmall = isKnown && (size.ws_col < 80 || size.ws_row < 24)
      examination.add(
        .doctorTerminal, isSmall ? .note : .fine, shown, isSmall ? .doctorEnlarge : nil)
    }
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
      ?? "C"
    let isUnicode = locale.uppercased().replacing("-", with: "").contains("UTF8")
    examination.add(
      .doctorLocale, isUnicode ? .fine : .problem, locale, isUnicode ? nil : .doctorSetLocale)
    // The font of the console of Linux holds 256 or 512 signs, and few hold these.
    examination.add(
      .doctorFonts, .note, "ң ө ү Ң Ө Ү", name == "linux" ? .doctorConsoleFont : .doctorLookAtFont)
  }
}

/// Whether the questionnaires that were and will be asked can be read.
struct QuestionnaireExamination {
  let paths: [String]
  let store: Store?

  func examine(_ examination: inout Examination) {
    let words = examination.words
    var loaded = 0
    for path in paths {
      do {
        _ = try QuestionnaireReading.questionnaire(at: path)
        loaded += 1
      } catch {
        let reason = (error as? CommandFailure)?.message ?? "\(error)"
        examination.add(.doctorQuestionnaires, .problem, "\(path): \(reason)", .doctorCheck)
      }
    }
    if let store, let kept = try? store.questionnaires() {
      for questionnaire in kept {
        let reference = Response.QuestionnaireReference(
          id: questionnaire.name, version: "", sha256: questionnaire.sha256)
        do {
          _ = try KeptQuestionnaires(store: store).questionnaire(reference)
          loaded += 1
        } catch {
          let reason = (error as? CommandFailure)?.message ?? "\(error)"
          examination.add(
            .doctorQuestionnaires, .problem, "\(questionnaire.name): \(reason)",
            .doctorShowSupervisor)
        }
      }
    }
    examination.add(
      .doctorQuestionnaires, .fine, words(.doctorQuestionnairesRead, .count(loaded)))
  }
}
