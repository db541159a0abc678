import JSONRecords

/// What a store says of itself in `STORE.json`.
public struct StoreDescription: Hashable, Sendable {
  /// The id of the store, made when it was created.
  public var id: String
  /// The name of the installation.
  public var device: String
  /// The region that it works for, where known.
  public var region: String?
  /// The code of the interviewer: one to twenty of `a-z`, `0-9`, `_`, `-`.
  public var interviewer: String
  /// The interviewer's name as shown on the screen.
  public var interviewerName: String
  /// The public keys to which bundles are sealed.
  public var recipients: [String]
  /// The folder, such as that of a stick, that gets a second copy of every
  /// finished interview; nil for none.
  public var copyFolder: String?
  /// Whether drafts are sealed from now on.
  public var sealsDrafts: Bool

  /// Creates a description.
  public init(
    id: String, device: String, region: String? = nil, interviewer: String,
    interviewerName: String, recipients: [String] = [], copyFolder: String? = nil,
    sealsDrafts: Bool = false
  ) {
    self.id = id
    self.device = device
    self.region = region
    self.interviewer = interviewer
    self.interviewerName = interviewerName
    self.recipients = recipients
    self.copyFolder = copyFolder
    self.sealsDrafts = sealsDrafts
  }

  /// Whether a text can be the code of an interviewer.
  public static func isCode(_ text: String) -> Bool {
    (1...20).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x5F, 0x2D: true
        default: false
        }
      }
  }

  var record: JSONObject {
    var record = RecordFormat.store.members
    record["store_id"] = .string(id)
    record["device"] = .string(device)
    record["region"] = JSONValue(region)
    record["interviewer"] = ["code": .string(interviewer), "name": .string(interviewerName)]
    record["recipients"] = .array(recipients.map { .string($0) })
    record["copy_to"] = JSONValue(copyFolder)
    record["drafts_sealed"] = .bool(sealsDrafts)
    return record
  }

  init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.store)
    let interviewer = try members.members("interviewer")
    self.init(
      id: try members.text("store_id"), device: try members.text("device"),
      region: try members.optionalText("region"), interviewer: try interviewer.text("code"),
      interviewerName: try interviewer.text("name"), recipients: try members.texts("recipients"),
      copyFolder: try members.optionalText("copy_to"),
      sealsDrafts: record["drafts_sealed"] == .bool(true))
    guard StoreDescription.isCode(self.interviewer) else {
      throw .member("interviewer.code", expected: "one to twenty of a-z, 0-9, _ and -")
    }
  }
}
