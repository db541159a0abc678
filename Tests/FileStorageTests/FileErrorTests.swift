import FileStorage
import Glibc
import Testing

@Suite struct FileErrorTests {
  @Test func `a full disk is described in full sentences`() {
    #expect(
      FileError(.write, path: "drafts/a/journal.jsonl", code: ENOSPC).description
        == "Cannot write drafts/a/journal.jsonl: there is no space left on the disk. "
        + "Free some space or choose another place.")
  }

  @Test(arguments: FileError.Operation.allCases)
  func `every operation and every errno has a sentence`(operation: FileError.Operation) {
    for code: Int32 in 1...133 {
      let text = FileError(operation, path: "F", code: code).description
      #expect(text.hasPrefix("Cannot ") && text.contains(" F: ") && text.hasSuffix("."))
    }
  }
}
