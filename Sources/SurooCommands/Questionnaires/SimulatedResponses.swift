import FileStorage
import JSONRecords
import Rehearsal
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyEngine
import SurveyModel

/// Where simulated responses go.
protocol SimulatedResponseKeeper {
  /// The region of the place, if it has one.
  var region: String? { get }
  /// Keeps what an interview left.
  func keep(
    _ finished: FinishedInterview, of interview: SimulatedInterview,
    _ isPersonal: (String) -> Bool) throws
  /// Says that nothing more comes.
  func close() throws
}

/// A store that takes simulated interviews like real ones, event by event.
struct SimulatedResponseStore: SimulatedResponseKeeper {
  private let store: Store

  init(_ store: Store, _ questionnaire: Questionnaire) throws {
    self.store = store
    let reference = Response.QuestionnaireReference(
      id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256)
    try StoreOptions.failing { () throws(StorageError) in
      try store.keep(reference, questionnaire.sources)
    }
  }

  var region: String? { store.description.region }

  func keep(
    _ finished: FinishedInterview, of interview: SimulatedInterview,
    _ isPersonal: (String) -> Bool
  ) throws {
    try StoreOptions.failing { () throws(StorageError) in
      let journal = try store.begin(interview.opening)
      for event in interview.events { try journal.append(event) }
      _ = try store.complete(
        journal, finished.response, personal: finished.simulatedPersonalPart,
        milliseconds: interview.activeMilliseconds, isPersonal: isPersonal)
      try journal.close()
    }
  }

  func close() { store.close() }
}

/// Responses that nobody wants to keep: only what they meet counts.
struct ForgottenResponses: SimulatedResponseKeeper {
  var region: String? { nil }

  func keep(
    _ finished: FinishedInterview, of interview: SimulatedInterview,
    _ isPersonal: (String) -> Bool
  ) {}

  func close() {}
}

/// A file, or standard output, with one response a line.
struct ResponseLines: SimulatedResponseKeeper {
  private let file: OpenFile?
  private let files = POSIXFileSystem()

  /// Opens the file; `-` stands for standard output.
  init(_ path: String) throws {
    let files = files
    guard path != "-" else {
      file = nil
      return
    }
    file = try Self.failing(.cannotCreate) { () throws(FileError) in
      let kind = try files.status(path)?.kind
      if kind == .file { try files.unlink(path) }
      // A device, such as /dev/null, takes what comes and stays what it is.
      return try files.open(path, for: kind == .other ? .append : .create)
    }
  }

  var region: String? { nil }

  func keep(
    _ finished: FinishedInterview, of interview: SimulatedInterview,
    _ isPersonal: (String) -> Bool
  ) throws {
    var response = finished.response
    response.personalSHA256 = try finished.simulatedPersonalPart?.digest().hex
    var record = response.record
    record["revision_id"] = .string(try recordID(of: record, leavingOut: "revision_id").hex)
    let line = try JSONWriter.canonical(.object(record)) + [0x0A]
    guard let file else { return StandardOutput.write(line) }
    try Self.failing(.ioError) { () throws(FileError) in try files.write(line, to: file) }
  }

  func close() throws {
    guard let file else { return }
    try Self.failing(.ioError) { () throws(FileError) in try files.close(file) }
  }

  private static func failing<Result>(
    _ status: ExitStatus, _ body: () throws(FileError) -> Result
  ) throws -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      throw CommandFailure(status, error.description)
    }
  }
}

extension FinishedInterview {
  /// The personal part with a salt that follows from the response, so that a
  /// simulation can be repeated; nobody is behind these answers.
  var simulatedPersonalPart: PersonalPart? {
    guard !personalAnswers.isEmpty || !personalMissing.isEmpty else { return nil }
    return PersonalPart(
      responseID: response.responseID,
      salt: SHA256.digest(of: Array("salt \(response.responseID)".utf8)).bytes,
      answers: personalAnswers, missing: personalMissing)
  }
}
