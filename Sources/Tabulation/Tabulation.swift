import Dispatch
import Glibc
public import ResponseStorage
import Synchronization
public import SurveyModel

/// Makes tables of any number of responses.
///
///     let tabulation = try Tabulation(request, of: [newest, older], language: "ky")
///     let result = await tabulation.result(of: store.places(of: locations))
///     for table in try result.tables() { print(table.base.answered) }
///
/// Responses are read batch by batch, only the members that the tables need,
/// on several cores. Memory holds one batch a core and what was counted so far;
/// it grows with the number of different values, not with that of responses.
/// Everything that is added up is a whole number until the end, so that the
/// same set of responses gives the same tables in whatever order and batches
/// it is read.
public struct Tabulation: Sendable {
  let columns: ResponseColumns
  let designs: [TableDesign]
  /// The conditions of each table by the hash of the questionnaire.
  let conditions: [[String: ConditionPlan]]
  private let request: TableRequest
  private let questionnaires: [Questionnaire]
  let format: ResponseColumns.Slot
  let hash: ResponseColumns.Slot

  /// Prepares tables.
  ///
  /// - Parameters:
  ///   - request: What is to be counted.
  ///   - questionnaires: All versions that responses may name; texts and
  ///     kinds are those of the newest that has a question.
  ///   - language: The tag of the language of labels, nil for the default
  ///     language of the questionnaire.
  /// - Throws: ``TabulationError``.
  public init(
    _ request: TableRequest, of questionnaires: [Questionnaire], language: String? = nil
  ) throws(TabulationError) {
    try self.init(request, of: questionnaires, language: language, simplifiesConditions: true)
  }

  package init(
    _ request: TableRequest, of questionnaires: [Questionnaire], language: String?,
    simplifiesConditions: Bool
  ) throws(TabulationError) {
    guard !questionnaires.isEmpty else { throw .noQuestionnaire }
    let sorted = questionnaires.sorted { $0.isNewer(than: $1) }
    let search = VariableSearch(questionnaires: sorted, language: language)
    var rows: [TableVariable] = []
    for name in request.rows { rows.append(try search.variable(name)) }
    let by = try request.by.map { name throws(TabulationError) in try search.variable(name) }
    let weight = try request.weight.map { name throws(TabulationError) in
      try Self.checked(weight: search.variable(name))
    }
    if let by, by.kind == .presence {
      throw .notCountable(by.name, "it has no values to make columns of.")
    }
    if !request.together {
      try search.checkMeanings(of: rows + [by, weight].compactMap(\.self))
    }
    var columns = ResponseColumns()
    format = columns.member(["format"])
    hash = columns.member(["questionnaire", "sha256"])
    var designs: [TableDesign] = []
    var conditions: [[String: ConditionPlan]] = []
    for variable in rows {
      let design = try TableDesign(rows: variable, by: by, weight: weight, &columns)
      var plans: [String: ConditionPlan] = [:]
      if let condition = request.condition {
        for questionnaire in sorted {
          plans[questionnaire.sha256] = try ConditionPlan(
            condition, for: questionnaire, in: design.rosters,
            isSimplified: simplifiesConditions, &columns)
        }
      }
      designs.append(design)
      conditions.append(plans)
    }
    self.columns = columns
    self.designs = designs
    self.conditions = conditions
    self.request = request
    self.questionnaires = sorted
  }

  private static func checked(weight: TableVariable) throws(TabulationError) -> TableVariable {
    guard weight.kind == .number else {
      throw .notCountable(weight.name, "a weight is the answer of a question for a number.")
    }
    return weight
  }

  /// Whether responses are judged by a condition.
  var hasCondition: Bool { request.condition != nil }

  /// Reads responses and counts them.
  ///
  /// - Parameters:
  ///   - places: Where the responses are, in any order, each once.
  ///   - workers: The number of cores to use; that of the machine when nil.
  /// - Returns: What was counted.
  /// - Throws: `StorageError` when a file of lines is not there.
  public func result(
    of places: [RecordPlaces], workers: Int? = nil
  ) async throws(StorageError) -> TabulationResult {
    let batches = try RecordBatch.batches(of: places)
    let next = Counter()
    let workers = max(1, min(workers ?? Self.cores, batches.count))
    let found = await withTaskGroup(of: (Int, PartialResult).self) { group in
      for worker in 0..<workers {
        group.addTask {
          let counting = Counting(self)
          while let index = next.next(below: batches.count) {
            counting.count(batches[index], numbered: index)
          }
          return (worker, counting.result())
        }
      }
      var parts = [PartialResult?](repeating: nil, count: workers)
      for await (worker, part) in group { parts[worker] = part }
      return parts.compactMap(\.self)
    }
    var whole = found[0]
    for part in found.dropFirst() { whole.add(part) }
    return TabulationResult(
      whole, request: request, questionnaire: questionnaires[0].id,
      versions: Set(questionnaires.map(\.version)).sorted())
  }

  /// As ``result(of:workers:)`` for callers that can wait; blocks the thread,
  /// so it must not be called from a task.
  ///
  /// - Parameters:
  ///   - places: Where the responses are.
  ///   - workers: The number of cores to use.
  /// - Returns: What was counted.
  /// - Throws: `StorageError` when a file of lines is not there.
  public func waitForResult(
    of places: [RecordPlaces], workers: Int? = nil
  ) throws(StorageError) -> TabulationResult {
    let outcome = Outcome()
    Task.detached {
      do throws(StorageError) {
        outcome.finish(.success(try await result(of: places, workers: workers)))
      } catch {
        outcome.finish(.failure(error))
      }
    }
    return try outcome.wait().get()
  }

  private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// Hands out the numbers of batches, each once.
private final class Counter: Sendable {
  private let value = Atomic(0)

  func next(below limit: Int) -> Int? {
    let number = value.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < limit ? number : nil
  }
}

/// Carries the result of a task to a thread that waits for it.
private final class Outcome: Sendable {
  private let result = Mutex<Result<TabulationResult, StorageError>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  func finish(_ result: Result<TabulationResult, StorageError>) {
    self.result.withLock { $0 = result }
    isDone.signal()
  }

  func wait() -> Result<TabulationResult, StorageError> {
    while true {
      isDone.wait()
      if let result = result.withLock(\.self) { return result }
    }
  }
}
