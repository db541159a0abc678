import Foundation

/// Asks Python's `jsonschema`, which knows nothing of this program, whether the files of
/// a store agree with the published schemas.
enum StoreValidation {
  private static let script = """
    import json, pathlib, sys
    try:
        from jsonschema import Draft202012Validator, RefResolver
    except ImportError:
        sys.exit(0)
    schemas = {}
    for path in pathlib.Path(sys.argv[1]).glob("*.schema.json"):
        schema = json.loads(path.read_text())
        schemas[schema["$id"]] = schema
    checked = 0
    for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.json")):
        value = json.loads(path.read_text())
        schema = schemas["https://suroo.example/schemas/1/" + value["format"].removeprefix("suroo-")]
        validator = Draft202012Validator(schema, resolver=RefResolver.from_schema(schema, store=schemas))
        for error in validator.iter_errors(value):
            print(path, error.json_path, error.message)
        checked += 1
    if checked < 4:
        print("only", checked, "files")
    """

  /// What the validator complains about; empty when it is content, or not installed.
  static func complaints(about store: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-W", "ignore", "-c", script,
      "\(BuiltProgram.package)/Sources/ResponseStorage/Schemas", store,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }
}
