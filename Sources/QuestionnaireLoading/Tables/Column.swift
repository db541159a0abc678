/// The columns that mean something.
enum Column: Int, CaseIterable, Sendable {
  // The survey sheet.
  case type
  case name
  case label
  case hint
  case guidanceHint
  case image
  case audio
  case video
  case bigImage
  case required
  case requiredMessage
  case constraint
  case constraintMessage
  case relevant
  case calculation
  case readOnly
  case defaultValue
  case appearance
  case parameters
  case choiceFilter
  case repeatCount
  case trigger
  case bindType
  case disabled
  case saveTo
  // Columns of this program.
  case special
  case warning
  case warningMessage
  case personal
  case scope
  case was
  case simulate
  // The choices sheet.
  case listName
  case exclusive
  // The settings sheet.
  case formTitle
  case formID
  case version
  case instanceName
  case defaultLanguage
  case allowChoiceDuplicates
  case cleanTextValues
  case style
  // The entities sheet.
  case entityID
  case createIf
  case updateIf
  case repeatName

  /// The canonical header.
  var header: String { Column.headers[rawValue] }

  /// The column with a canonical header, nil if there is none.
  init?(header: String) {
    guard let column = Column.byHeader[header] else { return nil }
    self = column
  }

  private static let byHeader = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.header, $0) })

  private static let headers = allCases.map { column in
    switch column {
    case .guidanceHint: "guidance_hint"
    case .bigImage: "big-image"
    case .requiredMessage: "required_message"
    case .constraintMessage: "constraint_message"
    case .readOnly: "read_only"
    case .defaultValue: "default"
    case .choiceFilter: "choice_filter"
    case .repeatCount: "repeat_count"
    case .bindType: "bind::type"
    case .saveTo: "save_to"
    case .warningMessage: "warning_message"
    case .listName: "list_name"
    case .formTitle: "form_title"
    case .formID: "form_id"
    case .instanceName: "instance_name"
    case .defaultLanguage: "default_language"
    case .allowChoiceDuplicates: "allow_choice_duplicates"
    case .cleanTextValues: "clean_text_values"
    case .entityID: "entity_id"
    case .createIf: "create_if"
    case .updateIf: "update_if"
    case .repeatName: "repeat"
    default: "\(column)"
    }
  }

  /// The columns that only a question has.
  static let ofQuestions: [Column] = [
    .required, .constraint, .warning, .calculation, .defaultValue, .choiceFilter, .trigger,
    .special,
  ]

  /// Whether the column holds texts in several languages.
  var isTranslatable: Bool {
    switch self {
    case .label, .hint, .guidanceHint, .image, .audio, .video, .bigImage, .requiredMessage,
      .constraintMessage, .warningMessage:
      true
    default: false
    }
  }

  /// Whether the column holds texts for people, in several languages.
  var isText: Bool {
    isTranslatable && ![.image, .audio, .video, .bigImage].contains(self)
  }

  /// The headers of a sheet with their other spellings.
  struct Vocabulary {
    /// The canonical columns.
    let columns: [Column]
    /// Other spellings, in lower case.
    let aliases: [String: Column]
    /// Columns of XLSForm that have no effect here.
    let ignored: Set<String>

    /// The column that a header or the part before its language means.
    func column(_ header: String) -> Column? {
      let snake = Column.snakeCase(header)
      return columns.first { $0.header == header } ?? columns.first { $0.header == snake }
        ?? aliases[snake]
    }

    /// Everything that may stand in a header, for proposals.
    var words: [String] { columns.map(\.header) }
  }

  /// A header in lower case with `_` for blanks.
  static func snakeCase(_ header: String) -> String {
    header.lowercased().split { $0.isWhitespace }.joined(separator: "_")
  }
}

extension Column.Vocabulary {
  /// The columns of the survey sheet (xlsform 2.1).
  static let survey = Column.Vocabulary(
    columns: [
      .type, .name, .label, .hint, .guidanceHint, .image, .audio, .video, .bigImage, .required,
      .requiredMessage, .constraint, .constraintMessage, .relevant, .calculation, .readOnly,
      .defaultValue, .appearance, .parameters, .choiceFilter, .repeatCount, .trigger, .bindType,
      .disabled, .saveTo, .special, .warning, .warningMessage, .personal, .scope, .was, .simulate,
    ],
    aliases: [
      "command": .type, "tag": .name, "value": .name, "caption": .label,
      "media::image": .image, "media::audio": .audio, "media::video": .video,
      "media::big-image": .bigImage, "bind::required": .required,
      "requiredmsg": .requiredMessage, "bind::jr:requiredmsg": .requiredMessage,
      "bind::constraint": .constraint, "constraining_message": .constraintMessage,
      "bind::jr:constraintmsg": .constraintMessage, "relevance": .relevant,
      "bind::relevant": .relevant, "calculate": .calculation, "bind::calculate": .calculation,
      "readonly": .readOnly, "bind::readonly": .readOnly, "body::appearance": .appearance,
      "control::appearance": .appearance, "count": .repeatCount, "jr:count": .repeatCount,
      "body::jr:count": .repeatCount, "control::jr:count": .repeatCount,
    ],
    ignored: [
      "#", "query", "hxl", "autoplay", "rows", "noapperrorstring", "no_app_error_string",
      "intent", "compact_tag", "sms_field", "sms_option", "sms_separator",
      "sms_allow_media", "sms_date_format", "sms_datetime_format", "sms_response", "note", "notes",
      "comment", "comments",
    ])

  /// The columns of the choices sheet (xlsform 3.1).
  static let choices = Column.Vocabulary(
    columns: [.listName, .name, .label, .image, .audio, .video, .bigImage, .exclusive],
    aliases: [
      "value": .name, "caption": .label, "media::image": .image, "media::audio": .audio,
      "media::video": .video, "media::big-image": .bigImage,
    ],
    ignored: ["#"])

  /// The columns of the settings sheet (xlsform 3.2).
  static let settings = Column.Vocabulary(
    columns: [
      .formTitle, .formID, .version, .instanceName, .defaultLanguage, .name,
      .allowChoiceDuplicates, .cleanTextValues, .style,
    ],
    aliases: [
      "title": .formTitle, "set_form_title": .formTitle, "id_string": .formID,
      "set_form_id": .formID,
    ],
    ignored: [
      "#", "omit_instanceid", "instance_id", "public_key", "submission_url", "auto_send",
      "auto_delete", "client_editable", "namespaces", "instance_xmlns", "sms_keyword",
      "sms_separator", "sms_allow_media", "sms_date_format", "sms_datetime_format",
      "sms_response", "prefix", "delimiter", "flat", "add_none_option",
    ])

  /// The columns of the entities sheet (xlsform 3.4).
  static let entities = Column.Vocabulary(
    columns: [.listName, .label, .entityID, .createIf, .updateIf, .repeatName],
    aliases: ["dataset": .listName], ignored: ["#"])
}
