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
