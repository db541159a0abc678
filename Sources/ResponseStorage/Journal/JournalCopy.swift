import JSONRecords
import SurveyModel

/// The whole lines of a journal taken over into a new draft as they stand, so
/// that a sealed one can be recovered without its key.
struct JournalCopy {
  /// The lines of the new journal.
  private(set) var bytes: [UInt8] = []
  private var writer = JournalLineWriter()

  /// Copies lines.
  ///
  /// - Parameters:
  ///   - lines: The bytes of the whole lines.
  ///   - former: The name of the draft that they took over themselves, if any.
  ///   - name: The name of the draft that they are taken from.
  /// - Throws: ``RecordError``.
  init(
    _ lines: some Collection<UInt8>, continuing former: String?, from name: String
  ) throws(RecordError) {
    for (number, line) in lines.split(separator: 0x0A).enumerated() {
      var body = Array(line.dropLast(JournalLine.tailLength))
      if number == 0 {
        if let former { body.removeLast(try JournalCopy.continuing(former).count) }
        body += try JournalCopy.continuing(name)
      }
      bytes += writer.line(body) + [0x0A]
    }
  }

  /// Appends an event that is not sealed.
  mutating func append(_ event: JournalEvent) throws(RecordError) {
    bytes += try writer.line(event) + [0x0A]
  }

  /// The member of the first line that names another draft; it is the last one.
  private static func continuing(_ name: String) throws(RecordError) -> [UInt8] {
    Array(#","continues":"#.utf8) + (try canonicalForm(of: .string(name)))
  }
}
