import Foundation
import Testing

@Suite struct ConvertCommandTests {
  private static let form = """
    survey:
    - '#': remark
      type: integer
      name: age
      label::Кыргызча (ky): Жашыңыз канчада?
    - type: text
      name: work
      label::Кыргызча (ky): |-
        Кайда
        иштейсиз?
      unknown: 010
    - type: select_one_from_file villages.csv
      name: village
      label::Кыргызча (ky): Айыл
    settings:
    - form_id: short
      version: 2026-01-01
    yxf:
      headers:
        survey:
        - '#'
        - type
        - name
        - label::Кыргызча (ky)
        - unknown
        settings:
        - form_id
        - version

    """

  /// What another program, openpyxl, finds in a workbook.
  private static let listing = """
    import json, sys, openpyxl
    book = openpyxl.load_workbook(sys.argv[1])
    print(json.dumps({
        sheet.title: {
            "rows": [[cell.value for cell in row] for row in sheet.iter_rows()],
            "types": sorted({cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}),
            "bold": all(cell.font.bold for cell in sheet[1]),
            "frozen": sheet.freeze_panes,
        } for sheet in book}, ensure_ascii=False))
    """

  /// A workbook as people make them: numbers, dates, formulas with results, empty rows.
  private static let typed = """
    import sys, datetime, zipfile, re, shutil, openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in [["type", "name", "label::Русский (ru)", None, "note"],
                ["date", "d", "Дата", "x", datetime.date(2026, 5, 1)], [],
                ["time", "t", "Время", None, datetime.time(9, 30)],
                ["note", "long", "Очень длинный текст. " * 300, None, 2.5],
                ["integer", "yes", "=1+1", None, True]]:
        sheet.append(row)
    other = book.create_sheet("Пояснения")
    other.append(["Что"])
    other.append(["=SUM(1,2)"])
    book.create_sheet("empty")
    book.save(sys.argv[1] + ".raw")
    with zipfile.ZipFile(sys.argv[1] + ".raw") as old, zipfile.ZipFile(sys.argv[1], "w") as new:
        for name in old.namelist():
            content = old.read(name)
            content = re.sub(rb"<f>1\\+1</f><v ?/>|<f>1\\+1</f><v></v>", b"<f>1+1</f><v>2</v>", content)
            content = re.sub(rb"<f>SUM\\(1,2\\)</f><v ?/>|<f>SUM\\(1,2\\)</f><v></v>", b"<f>SUM(1,2)</f><v>3</v>", content)
            new.writestr(name, content)
    """

  /// Runs Python; nil when it does not end well.
  private static func python(_ script: String, _ argument: String) throws -> String? {
    let process = Process()
    // The system's own, for which the packages are installed.
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-W", "ignore", "-c", script, argument]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: printed, as: UTF8.self) : nil
  }

  private static var hasOpenpyxl: Bool {
    (try? python("import openpyxl", "")) != nil
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path))
  }

  @Test func `YAML becomes a workbook and the same YAML again`() throws {
    let folder = try TemporaryFolder()
    let yaml = try folder.write(Self.form, to: "q.yaml")
    let first = try BuiltProgram.run("convert", yaml, "\(folder.path)/q.xlsx")
    #expect(first.status == 0)
    #expect(first.output == "")
    #expect(first.errors.contains("q.xlsx holds the sheets survey, settings."))
    #expect(
      try BuiltProgram.run("convert", "\(folder.path)/q.xlsx", "\(folder.path)/b.yaml").status == 0)
    #expect(try String(decoding: bytes("\(folder.path)/b.yaml"), as: UTF8.self) == Self.form)
  }

  @Test(.enabled(if: hasOpenpyxl, "python3-openpyxl is not installed"))
  func `others read the workbook: texts, bold headers that stay in sight`() throws {
    let folder = try TemporaryFolder()
    let yaml = try folder.write(Self.form, to: "q.yaml")
    #expect(try BuiltProgram.run("convert", yaml, "\(folder.path)/q.xlsx").status == 0)
    let listing = try #require(try Self.python(Self.listing, "\(folder.path)/q.xlsx"))
    #expect(
      listing.contains(
        #"["remark", "integer", "age", "Жашыңыз канчада?", null], [null, "text", "work", "Кайда\nиштейсиз?", "010"]"#
      ))
    #expect(
      listing.contains(#"["short", "2026-01-01"]], "types": ["s"], "bold": true, "frozen": "A2""#))
  }

  @Test(.enabled(if: hasOpenpyxl, "python3-openpyxl is not installed"))
  func `a workbook as people make them goes there and back without a loss`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    _ = try #require(try Self.python(Self.typed, "\(path)/1.xlsx"))
    let run = try BuiltProgram.run("convert", "\(path)/1.xlsx", "\(path)/1.yaml")
    #expect(run.status == 0)
    #expect(run.errors.contains("[survey!D2]: this column has no header"))
    let yaml = try String(decoding: bytes("\(path)/1.yaml"), as: UTF8.self)
    #expect(yaml.contains("column_D: x\n  note: 2026-05-01 00:00:00\n- type: time"))
    #expect(yaml.contains("note: 09:30:00\n"))
    #expect(yaml.contains("  label::Русский (ru): 2\n"))
    #expect(yaml.contains("note: TRUE\n"))
    #expect(yaml.contains("Пояснения:\n- Что: 3\n"))
    #expect(!yaml.contains("empty"))
    for (from, to) in [("1.yaml", "2.xlsx"), ("2.xlsx", "2.yaml"), ("2.yaml", "3.xlsx")] {
      #expect(try BuiltProgram.run("convert", "\(path)/\(from)", "\(path)/\(to)").status == 0)
    }
    #expect(try bytes("\(path)/1.yaml") == bytes("\(path)/2.yaml"))
    #expect(try bytes("\(path)/2.xlsx") == bytes("\(path)/3.xlsx"))
  }

  @Test func `the questionnaire of the residents survives the way through a workbook`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let source = "Questionnaires/residents/questionnaire.yaml"
    let run = try BuiltProgram.run("convert", source, "\(path)/r.xlsx")
    #expect(run.status == 0)
    #expect(run.errors.contains("not copied: "))
    #expect(run.errors.contains("aimaks.csv"))
    #expect(run.errors.contains("comments (lines that begin with #) were not kept"))
    #expect(try BuiltProgram.run("convert", "\(path)/r.xlsx", "\(path)/r.yaml").status == 0)
    #expect(try BuiltProgram.run("convert", source, "\(path)/direct.yaml").status == 0)
    #expect(try bytes("\(path)/r.yaml") == bytes("\(path)/direct.yaml"))
  }

  @Test func `a file that is there is kept unless --force is given`() throws {
    let folder = try TemporaryFolder()
    let yaml = try folder.write(Self.form, to: "q.yaml")
    let target = try folder.write("kept", to: "q.xlsx")
    let refused = try BuiltProgram.run("convert", yaml, target)
    #expect(refused.status == 73)
    #expect(refused.errors.contains("--force"))
    #expect(try bytes(target) == Data("kept".utf8))
    #expect(try BuiltProgram.run("convert", "--force", yaml, target).status == 0)
    #expect(try bytes(target).starts(with: Data("PK".utf8)))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "q.xlsx", "q.yaml",
      ])
  }

  @Test(arguments: [
    ("absent.yaml", "o.xlsx", 66), ("q.csv", "o.xlsx", 65), ("q.yaml", "o.ods", 65),
    ("broken.yaml", "o.xlsx", 65), ("broken.xlsx", "o.yaml", 65), ("q.yaml", "no/o.xlsx", 73),
  ])
  func `what cannot be converted ends with its status and a sentence`(
    _ source: String, _ target: String, _ status: Int
  ) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.form, to: "q.yaml")
    _ = try folder.write("a,b\n", to: "q.csv")
    _ = try folder.write("survey: [", to: "broken.yaml")
    _ = try folder.write("PK", to: "broken.xlsx")
    let run = try BuiltProgram.run(
      "convert", "\(folder.path)/\(source)", "\(folder.path)/\(target)")
    #expect(Int(run.status) == status)
    #expect(!run.errors.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/\(target)"))
  }
}
