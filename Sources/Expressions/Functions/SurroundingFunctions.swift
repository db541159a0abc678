/// xlsform 7.8.
extension FunctionTable {
  static let surroundingFunctions: [FunctionDefinition] = [
    FunctionDefinition(
      "property", [.text], .text, "A property of the device or the interviewer."
    ) {
      .text($1.context.property($0[0].text(&$1)))
    },
    FunctionDefinition("version", [], .text, "The version of the questionnaire.") {
      .text($1.context.version)
    },
  ]
}
