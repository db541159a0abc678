import FoundationEssentials
import Workbooks

/// Finds the main file of a questionnaire.
enum QuestionnaireFolder {
  /// The endings of a main file.
  private static let endings = ["yaml", "yml", "xlsx"]

  /// The path of the main file: the path itself, or what a folder holds.
  static func mainFile(_ path: String) throws(WorkbookError) -> String {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
      return path
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    let name = folder.dropLast().split(separator: "/").last.map(String.init) ?? ""
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
      .filter {
        endings.contains(Workbook.ending(of: $0)) && !$0.hasPrefix("~$") && $0 != "cases.yaml"
      }
    for stem in ["questionnaire", name] {
      let named = files.filter { $0.withoutEnding == stem }
      if let file = named.first, named.count == 1 { return folder + file }
      if named.count > 1 { throw ambiguous(path, named) }
    }
    guard let file = files.first else {
      throw WorkbookError(
        .missing, file: path,
        """
        The folder "\(path)" holds no questionnaire: a file questionnaire.yaml, \(name).yaml or \
        \(name).xlsx is missing.
        """)
    }
    guard files.count == 1 else { throw ambiguous(path, files) }
    return folder + file
  }

  private static func ambiguous(_ path: String, _ files: [String]) -> WorkbookError {
    let names = files.map { "\"\($0)\"" }.joined(separator: ", ")
    return WorkbookError(
      .unsupported, file: path,
      """
      The folder "\(path)" holds several questionnaires: \(names). Name the one that is meant, or \
      call it questionnaire.yaml.
      """)
  }
}
