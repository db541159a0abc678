import SurveyModel

extension RowType {
  /// The types of one word or phrase.
  static let simple: [String: RowType] = {
    var types: [String: RowType] = [:]
    func add(_ names: String..., as form: QuestionForm) {
      for name in names { types[name] = .question(form) }
    }
    add("text", "string", as: QuestionForm(.text))
    add("integer", "int", as: QuestionForm(.integer))
    add("decimal", as: QuestionForm(.decimal))
    add("range", as: QuestionForm(.range))
    add("date", as: QuestionForm(.date))
    add("time", as: QuestionForm(.time))
    add("dateTime", "datetime", "date time", as: QuestionForm(.dateTime))
    add("note", as: QuestionForm(.note))
    add("acknowledge", "trigger", as: QuestionForm(.acknowledge))
    add("geopoint", "location", "gps", as: QuestionForm(.geopoint))
    add("geotrace", as: QuestionForm(.geotrace))
    add("geoshape", as: QuestionForm(.geoshape))
    for (name, type, constraint) in presets {
      var form = QuestionForm(type)
      form.constraint = constraint
      add(name, as: form)
    }
    var calculation = QuestionForm(.text)
    calculation.isShown = false
    add("hidden", as: calculation)
    calculation.isCalculation = true
    add("calculate", as: calculation)
    for (name, device) in devices {
      var form = QuestionForm(.unsupported)
      form.device = device
      add(name, as: form)
    }
    for (name, answer, type) in automatic {
      var form = QuestionForm(type)
      form.isShown = false
      form.automatic = answer
      add(name, as: form)
    }
    types["csv-external"] = .dataFile(ending: "csv")
    types["xml-external"] = .dataFile(ending: "xml")
    types["audit"] = .audit
    return types
  }()

  /// Types that bring a rule along.
  private static let presets: [(String, AnswerType, String)] = [
    ("percentage", .integer, "0 <= . and . <= 100"),
    ("phone number", .text, "regex(., '[0-9]*')"),
    ("number of days in last month", .integer, "0 <= . and . <= 31"),
    ("number of days in last six months", .integer, "0 <= . and . <= 183"),
    ("number of days in last year", .integer, "0 <= . and . <= 365"),
  ]

  /// A type as the oldest forms spell it: `q int`, `add date prompt`, `get today`.
  static func oldSpelling(_ text: String) -> RowType? {
    if text.hasPrefix("q ") { return question(String(text.dropFirst(2))) }
    if text.hasPrefix("add "), text.hasSuffix(" prompt") {
      return question(String(text.dropFirst(4).dropLast(7)))
    }
    if text.hasPrefix("get ") { return question(String(text.dropFirst(4))) }
    if text.hasPrefix("uri:") { return question(String(text.dropFirst(4))) }
    return nil
  }

  private static func question(_ name: String) -> RowType? {
    guard case .question? = simple[name] else { return nil }
    return simple[name]
  }

  /// The types that a terminal cannot take, with what they ask for.
  private static let devices: [(String, String)] = [
    ("image", "A photo"), ("photo", "A photo"), ("picture", "A photo"), ("audio", "A recording"),
    ("video", "A video"),
    ("file", "A file"), ("barcode", "A barcode"), ("osm", "A map object"),
    ("background-audio", "A recording in the background"),
  ]

  private static let automatic: [(String, AutomaticAnswer, AnswerType)] = [
    ("start", .start, .dateTime), ("start time", .start, .dateTime), ("end", .end, .dateTime),
    ("end time", .end, .dateTime), ("today", .today, .date), ("deviceid", .deviceid, .text),
    ("device id", .deviceid, .text), ("imei", .deviceid, .text), ("username", .username, .text),
    ("email", .email, .text), ("phonenumber", .phonenumber, .text),
    ("subscriberid", .empty, .text), ("subscriber id", .empty, .text),
    ("simserial", .empty, .text), ("sim id", .empty, .text),
    ("start-geopoint", .empty, .geopoint), ("background-geopoint", .empty, .geopoint),
  ]

  /// The beginnings of selects; a longer one stands before its own beginning.
  static let selects: [(phrase: String, type: AnswerType)] = [
    ("select_one_from_file", .selectOne), ("select one from file", .selectOne),
    ("select_multiple_from_file", .selectMultiple), ("select multiple from file", .selectMultiple),
    ("select_one_external", .selectOne), ("select one external", .selectOne),
    ("select all that apply from", .selectMultiple), ("select all that apply", .selectMultiple),
    ("select multiple from", .selectMultiple), ("select multiple using", .selectMultiple),
    ("select_multiple", .selectMultiple), ("select multiple", .selectMultiple),
    ("select one from", .selectOne), ("select one using", .selectOne), ("select_one", .selectOne),
    ("select one", .selectOne),
    ("select1", .selectOne), ("rank", .rank),
    ("add select one prompt using", .selectOne),
    ("add select multiple prompt using", .selectMultiple), ("q select1", .selectOne),
    ("q select", .selectMultiple),
  ]

  /// What people write for a type, in small letters without `_`, with what it is called.
  static let equivalents: [String: String] = {
    var fixes: [String: String] = [:]
    func add(_ words: String..., fix: String) {
      for word in words { fixes[word] = fix }
    }
    add(
      "number", "numeric", "numerical",
      fix: "Write integer for whole numbers, decimal for numbers with a fraction.")
    add("float", "double", "real", "money", "currency", "amount", fix: "Write decimal.")
    add(
      "boolean", "bool", "yes no", "yesno", "yes/no", "true/false", "dichotomous",
      fix: "Write select_one yes_no, and the choices yes and no of that list on the choices sheet.")
    add(
      "radio", "dropdown", "drop down", "single choice", "single select", "single", "choice",
      "choose one",
      fix: "Write select_one and the name of a list of choices, such as select_one yes_no.")
    add(
      "checkbox", "checkboxes", "multiple choice", "multiple select", "multiple", "multi select",
      "multiselect", "choose many",
      fix: "Write select_multiple and the name of a list of choices, such as select_multiple crops."
    )
    add("ranking", "order", fix: "Write rank and the name of a list of choices.")
    add(
      "likert", "rating", "slider", "scale",
      fix: "Write select_one and the name of a list with the steps, or range with start and end.")
    add(
      "paragraph", "textarea", "long text", "short text", "open", "open ended", "free text", "memo",
      "name", "email address", "phone",
      fix: "Write text.")
    add("month", "year", "month year", fix: "Write date with the appearance month-year or year.")
    add(
      "heading", "header", "title", "statement", "info", "information", "instruction", "message",
      "display", "text display", "label", fix: "Write note.")
    add("formula", "calc", "calculated", "computed", "variable", fix: "Write calculate.")
    add(
      "group", "section", "page", "begin section", "begin",
      fix: "Write begin_group, and a row end_group behind the last question.")
    add("end section", "end", fix: "Write end_group, or end_repeat.")
    add(
      "repeat", "roster", "loop", "repeat group", "begin roster",
      fix: "Write begin_repeat, and a row end_repeat behind the last question.")
    add("end roster", fix: "Write end_repeat.")
    add("map", "point", "coordinates", "geolocation", fix: "Write geopoint.")
    return fixes
  }()

  /// Types of other tools, with what to do instead; of `sensor_` only the beginning.
  static let foreign: [String: (message: String, fix: String)] = {
    var types: [String: (message: String, fix: String)] = [:]
    func add(_ names: [String], of tool: String, fix: String) {
      for name in names {
        types[name] = ("\"\(name)\" is a type of \(tool) that XLSForm does not have.", fix)
      }
    }
    add(
      ["begin_kobomatrix", "begin_score", "begin_rank", "begin kobomatrix", "begin score"],
      of: "KoboToolbox",
      fix: "Write begin_group with one select_one or rank question for each line.")
    add(
      ["end_kobomatrix", "end_score", "end_rank", "score__row", "rank__level", "end kobomatrix"],
      of: "KoboToolbox",
      fix: "Write end_group, or select_one LIST for a line.")
    add(
      [
        "caseid", "enumerator", "comments", "text audit", "audio audit", "sensor_statistic",
        "sensor_stream", "speed violations",
      ],
      of: "SurveyCTO",
      fix: "Delete the row, or write text for what the interviewer types in.")
    add(["calculate_here"], of: "SurveyCTO", fix: "Write calculate with once(…).")
    return types
  }()
}
