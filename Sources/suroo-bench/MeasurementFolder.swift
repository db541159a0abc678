import FileStorage
import Glibc

/// Hands a new empty folder to a piece of work and removes it afterwards with
/// all that came into it.
///
/// It lies in `$TMPDIR`, else in `/tmp`.
func inMeasurementFolder(_ body: (String) throws -> Void) throws {
  let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  var template = Array("\(parent)/suroo-bench-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else {
    throw FileError(.makeDirectory, path: parent, code: errno)
  }
  let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  defer { removeAll(folder) }
  try body(folder)
}

/// Removes a file or a folder with all that is in it.
func removeAll(_ path: String) { _ = output(of: "rm -rf '\(path)'") }

/// What a command line prints.
@discardableResult
func output(of command: String) -> String {
  guard let pipe = popen(command, "r") else { return "" }
  defer { pclose(pipe) }
  var text: [UInt8] = []
  var bytes = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = fread(&bytes, 1, bytes.count, pipe)
    guard count > 0 else { break }
    text += bytes.prefix(count)
  }
  return String(decoding: text, as: UTF8.self)
}
