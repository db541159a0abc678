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
    var percentage = QuestionForm(.integer)
    percentage.constraint = "0 <= . and . <= 100"
    add("percentage", as: percentage)
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
    types["csv-external"] = .dataFile
    types["audit"] = .ignored
    return types
  }()

  /// The types that a terminal cannot take, with what they ask for.
  private static let devices: [(String, String)] = [
    ("image", "A photo"), ("photo", "A photo"), ("audio", "A recording"), ("video", "A video"),
    ("file", "A file"), ("barcode", "A barcode"), ("osm", "A map object"),
    ("background-audio", "A recording in the background"),
  ]

  private static let automatic: [(String, AutomaticAnswer, AnswerType)] = [
    ("start", .start, .dateTime), ("start time", .start, .dateTime), ("end", .end, .dateTime),
    ("end time", .end, .dateTime), ("today", .today, .date), ("deviceid", .deviceid, .text),
    ("imei", .deviceid, .text), ("username", .username, .text), ("email", .email, .text),
    ("phonenumber", .phonenumber, .text), ("subscriberid", .empty, .text),
    ("simserial", .empty, .text), ("start-geopoint", .empty, .geopoint),
    ("background-geopoint", .empty, .geopoint),
  ]

  /// The beginnings of selects; a longer one stands before its own beginning.
  static let selects: [(phrase: String, type: AnswerType)] = [
    ("select_one_from_file", .selectOne), ("select one from file", .selectOne),
    ("select_multiple_from_file", .selectMultiple), ("select multiple from file", .selectMultiple),
    ("select_one_external", .selectOne), ("select one external", .selectOne),
    ("select all that apply from", .selectMultiple), ("select all that apply", .selectMultiple),
    ("select_multiple", .selectMultiple), ("select multiple", .selectMultiple),
    ("select one from", .selectOne), ("select_one", .selectOne), ("select one", .selectOne),
    ("select1", .selectOne), ("rank", .rank),
  ]

  /// Types of other tools, with what to do instead.
  static let foreign: [String: (message: String, fix: String)] = {
    var types: [String: (message: String, fix: String)] = [:]
    for name in ["begin_loop", "begin loop", "end_loop", "end loop"] {
      types[name] = (
        "Loops over a list of choices are not supported.",
        "Use begin_repeat with repeat_count, or write one group for each choice."
      )
    }
    types["xml-external"] = (
      "Data files in XML are not supported.", "Save the table as CSV and write csv-external."
    )
    for name in ["begin_kobomatrix", "begin_score", "begin_rank"] {
      types[name] = (
        "\"\(name)\" is a type of KoboToolbox that XLSForm does not have.",
        "Write begin_group with one select_one or rank question for each line."
      )
    }
    for name in ["caseid", "calculate_here", "enumerator", "text audit"] {
      types[name] = (
        "\"\(name)\" is a type of SurveyCTO that XLSForm does not have.",
        "Delete the row, or use text or calculate instead."
      )
    }
    return types
  }()
}
