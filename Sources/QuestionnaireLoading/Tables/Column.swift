/// The columns that mean something, by their canonical headers.
enum Column: String, CaseIterable, Sendable {
  // The survey sheet.
  case type
  case name
  case label
  case hint
  case guidanceHint = "guidance_hint"
  case image
  case audio
  case video
  case bigImage = "big-image"
  case required
  case requiredMessage = "required_message"
  case constraint
  case constraintMessage = "constraint_message"
  case relevant
  case calculation
  case readOnly = "read_only"
  case defaultValue = "default"
  case appearance
  case parameters
  case choiceFilter = "choice_filter"
  case repeatCount = "repeat_count"
  case trigger
  case bindType = "bind::type"
  case disabled
  case saveTo = "save_to"
  // Columns of this program.
  case special
  case warning
  case warningMessage = "warning_message"
  case personal
  case scope
  case was
  case simulate
  // The choices sheet.
  case listName = "list_name"
  case exclusive
  // The settings sheet.
  case formTitle = "form_title"
  case formID = "form_id"
  case version
  case instanceName = "instance_name"
  case defaultLanguage = "default_language"
  case allowChoiceDuplicates = "allow_choice_duplicates"
  case cleanTextValues = "clean_text_values"
  case style
  // The entities sheet.
  case entityID = "entity_id"
  case createIf = "create_if"
  case updateIf = "update_if"
  case repeatName = "repeat"

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
      return columns.first { $0.rawValue == header } ?? columns.first { $0.rawValue == snake }
        ?? aliases[snake]
    }

    /// Everything that may stand in a header, for proposals.
    var words: [String] { columns.map(\.rawValue) }
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
