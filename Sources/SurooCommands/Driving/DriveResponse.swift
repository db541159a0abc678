import JSONRecords
import ResponseStorage
import Sealing
import SurveyEngine
import SurveyModel

/// The response of a driven interview as it would be stored.
enum DriveResponse {
  /// The record with its id; personal answers stand beside it, since nothing is stored.
  static func members(of finished: FinishedInterview) -> JSONObject {
    var record = finished.response.record
    if let id = try? recordID(of: record, leavingOut: "revision_id").hex {
      record["revision_id"] = .string(id)
    }
    var members: JSONObject = ["response": .object(record), "name": .string(finished.name)]
    if !finished.personalAnswers.isEmpty || !finished.personalMissing.isEmpty {
      let part = PersonalPart(
        responseID: finished.response.responseID, salt: [], answers: finished.personalAnswers,
        missing: finished.personalMissing)
      members["personal"] = .object(part.record)
    }
    return members
  }
}
