import InterfaceText
import Expressions
import QuestionnaireLoading
import Sealing
import SurveyBasics
import SurveyEngine
import SurveyModel
import Workbooks

/// Reads questionnaires for commands that need a sound one.
enum QuestionnaireReading {
  /// The questionnaire at a path.
  ///
  /// Errors and warnings are printed on standard error.
  ///
  /// - Throws: ``CommandFailure`` when there is no questionnaire or it has errors.
  static func questionnaire(at path: String) throws -> Questionnaire {
    let loaded = try load(path)
    for diagnostic in loaded.diagnostics { StandardError.line(diagnostic.description) }
    guard let questionnaire = loaded.questionnaire else {
      throw CommandFailure(
        .dataError, "The questionnaire \"\(path)\" has errors and cannot be asked.")
    }
    return questionnaire
  }

  /// Everything that reading the questionnaire at a path gives.
  static func load(_ path: String) throws -> LoadedQuestionnaire {
    do {
      return try LoadedQuestionnaire(contentsOf: path)
    } catch {
      throw CommandFailure(error.code == .missing ? .noInput : .dataError, error.description)
    }
  }

  /// What an interview is told of the world, with digests and calendars.
  static func surroundings(
    of questionnaire: Questionnaire, device: String, interviewer: String,
    lastSaved: Response? = nil
  ) -> Surroundings {
    var surroundings = Surroundings(
      properties: ["deviceid": device, "username": interviewer],
      calendars: questionnaire.languages.map { language in
        let words = Wording(InterfaceLanguage(localeName: language.tag) ?? .en)
        return CalendarNames(
          months: words.list(.monthsShort), weekdays: words.list(.weekdaysShort))
      },
      digest: { bytes, name in Digest(rawValue: name.uppercased())?.bytes(of: bytes) })
    if let lastSaved { surroundings.takeAsLastSaved(lastSaved, of: questionnaire) }
    return surroundings
  }
}
