public import SurveyBasics
public import SurveyEngine
public import Workbooks

/// The regression cases of a questionnaire, as they lie beside it in `cases.yaml`.
///
///     - name: Somebody who refuses is asked for the reason
///       now: 2026-05-01T10:00:00+06:00
///       answers:
///         agrees: 2
///         members: [{name: Асан, age: 61}, {name: Үмүт, age: {special: dont_know}}]
///       expect:
///         asked: [reason]
///         not_asked: [income]
///         values: {"members[r1]/age": 61}
///         finish: incomplete
///
/// A case holds `name`; `like`, an earlier case whose answers it takes over;
/// `now`, `seed`, `language`; `set`, the prefilled values; `answers` in order;
/// `then`, answers given after these, to change one; and `expect`. An answer is
/// a text, a list of choices, or a map with `value`, `special`, `confirm` or
/// `remove`. An answer that is refused fails the case unless it is expected under `refused`.
public struct CaseFile: Sendable {
  /// The cases in the order of the file; those with an error in them are left out.
  public let cases: [RegressionCase]
  /// What is wrong with the file.
  public let diagnostics: [Diagnostic]

  /// Reads the cases of a questionnaire.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - plan: The questionnaire that they are about.
  /// - Throws: ``WorkbookError`` when the file cannot be read.
  public init(contentsOf path: String, for plan: InterviewPlan) throws(WorkbookError) {
    var diagnostics: [Diagnostic] = []
    let tree = try TextTree.reading(contentsOf: path, diagnostics: &diagnostics)
    self.init(tree, file: path, diagnostics, plan)
  }

  /// Reads the cases from the bytes of a file.
  package init(
    bytes: [UInt8], file: String, for plan: InterviewPlan
  ) throws(WorkbookError) {
    var diagnostics: [Diagnostic] = []
    let tree = try TextTree.reading(bytes: bytes, file: file, diagnostics: &diagnostics)
    self.init(tree, file: file, diagnostics, plan)
  }

  private init(
    _ tree: TextTree?, file: String, _ faults: [Diagnostic], _ plan: InterviewPlan
  ) {
    var reader = CaseReader(plan, faults)
    cases = reader.cases(tree, file: file)
    diagnostics = reader.diagnostics
  }
}
