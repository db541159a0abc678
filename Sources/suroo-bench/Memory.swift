import Glibc

/// The memory that the program occupies now, in KiB.
var kilobytesInUse: Int { memory("VmRSS:") }

/// The most memory that the program has occupied so far, or since ``forgetMostKilobytes()``, in KiB.
var mostKilobytes: Int { memory("VmHWM:") }

/// Lets ``mostKilobytes`` count from now on.
func forgetMostKilobytes() {
  let file = open("/proc/self/clear_refs", O_WRONLY)
  guard file >= 0 else { return }
  _ = write(file, "5", 1)
  close(file)
}

/// A line of what the system knows of this process.
private func memory(_ name: String) -> Int {
  let file = open("/proc/self/status", O_RDONLY)
  guard file >= 0 else { return 0 }
  defer { close(file) }
  var bytes = [UInt8](repeating: 0, count: 8_192)
  let count = read(file, &bytes, bytes.count)
  let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
  let words = lines.first { $0.hasPrefix(name) }?.split(whereSeparator: \.isWhitespace) ?? []
  return words.count > 1 ? Int(words[1]) ?? 0 : 0
}
