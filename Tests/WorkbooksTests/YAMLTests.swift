import SurveyBasics
import Testing
import Workbooks

@Suite struct YAMLTests {
  @Test func `every scalar is the text that was written`() throws {
    let (workbook, diagnostics) = try read(
      """
      survey:
      - {a: yes, b: 010, c: 2026-01-01, d: ~, e: 1.0, f: "no", g: , h: null}
      """, "q.yaml")
    #expect(diagnostics.isEmpty)
    #expect(
      workbook.sheets[0].rows[1].cells.map(\.text)
        == ["yes", "010", "2026-01-01", "~", "1.0", "no", "null"])
  }

  @Test func `a text is placed where its first character stands`() throws {
    let (workbook, _) = try read(
      """
      survey:
      - түрү: ' жашы'
        label: >-

          Канча
          жашта?
        hint: "x"
      - көрсөткүч: {б: в}
      """, "q.yaml")
    let cells = workbook.sheets[0].rows[1].cells
    #expect(cells.map(\.text) == [" жашы", "\nКанча жашта?", "x"])
    #expect(
      cells.map(\.place.position) == [
        .line(2, column: 10), .line(5, column: 5), .line(7, column: 10),
      ])
    #expect(workbook.sheets[0].rows[0].cells[0].place.position == .line(2, column: 3))
  }

  @Test func `the headers of yxf give the order of the columns`() throws {
    let (workbook, _) = try read(
      """
      survey:
      - name: age
        label: Age
        extra: x
        type: integer
      - type: note
      yxf:
        headers:
          survey: ['#', type, name, label]
      """, "q.yaml")
    let rows = workbook.sheets[0].rows
    #expect(workbook.sheets.map(\.name) == ["survey"])
    #expect(rows.map(\.number) == [1, 2, 3])
    #expect(rows[0].cells.map(\.text) == ["#", "type", "name", "label", "extra"])
    #expect(rows[1].cells.map(\.text) == ["integer", "age", "Age", "x"])
    #expect(rows[1].cells.map(\.column) == [1, 2, 3, 4])
  }

  @Test(arguments: [
    ("survey: text\n", "not-a-sheet", 1, 9),
    ("survey:\n- text\n", "not-a-row", 2, 3),
    ("survey:\n- label:\n  - a\n", "nested-value", 3, 3),
    ("survey:\n- type: &a text\n- type: *a\n", "yaml-anchor", 2, 9),
    ("survey:\n- type: *a\n", "yaml-syntax", 2, 9),
    ("survey:\n- type: !!int 5\n", "yaml-tag", 2, 9),
    ("survey:\n- өңү: a\n  ата: b\n  өңү: c\n", "duplicate-key", 4, 3),
    ("survey:\n- label: a: b\n", "yaml-syntax", 2, 11),
    ("survey:\n- label: \"a\n", "yaml-syntax", 2, 10),
    ("survey:\n- label: **a**\n", "yaml-syntax", 2, 11),
    ("survey:\n- label: [a\n- b: c\n", "yaml-syntax", 2, 10),
    ("survey:\n- ата: a\n   b: c\n", "yaml-syntax", 3, 5),
    ("survey:\n\t- a: b\n", "yaml-syntax", 2, 1),
    ("survey:\n- label: \"\\q\"\n", "yaml-syntax", 2, 11),
    ("a: 1\n---\nb: 2\n", "yaml-syntax", 2, 1),
    ("survey:\n- жашы: \u{1}\n", "yaml-character", 2, 9),
    ("survey:\n- ? [a]\n  : b\n", "yaml-key", 2, 5),
    ("- a\n", "not-sheets", 1, 1),
    ("just text\n", "not-sheets", 1, 1),
  ])
  func `a fault is reported with line and column`(
    _ text: String, _ id: String, _ line: Int, _ column: Int
  ) throws {
    let (_, diagnostics) = try read(text, "q.yaml")
    #expect(diagnostics.map(\.id) == [id])
    #expect(diagnostics.first?.place.position == .line(line, column: column))
    #expect(diagnostics.first?.fix != nil)
  }

  @Test func `a key that stands twice is shown at both places`() throws {
    let (_, diagnostics) = try read(
      "survey:\n- type: text\n  label: One\n- type: text\n  label: One\n  hint: h\n  label: Two\n",
      "q.yaml")
    #expect(
      diagnostics.map(\.description) == [
        """
        q.yaml:7:3: error: "label" stands twice here.
            label: Two
            ^~~~~
        q.yaml:5:3: note: It stands here first.
            label: One
            ^~~~~
          fix: Delete one of the two; if a new row was meant, begin it with “- ”.
        """
      ])
  }

  @Test func `every repeated key and tag is reported, the first anchor once`() throws {
    let (workbook, diagnostics) = try read(
      """
      survey:
      - type: text
        name: &n a
        type: note
        label: !x L
      - type: *n
        name: &m b
        name: c
      """, "q.yaml")
    #expect(
      diagnostics.map { "\($0.id) \($0.place.description)" } == [
        "yaml-anchor q.yaml:3:9", "duplicate-key q.yaml:4:3", "yaml-tag q.yaml:5:10",
        "duplicate-key q.yaml:8:3",
      ])
    #expect(workbook.sheets[0].rows[2].cells.map(\.text) == ["a", "b"])
  }

  @Test func `columns count characters, however they are written`() throws {
    for (key, column) in [("ключ", 9), ("e\u{301}", 6), ("👩‍👩‍👧", 6), ("ҕ\u{483}", 6)] {
      let (workbook, _) = try read("survey:\n- \(key): a\n", "q.yaml")
      #expect(workbook.sheets[0].rows[1].cells[0].place.position == .line(2, column: column))
    }
    let (_, diagnostics) = try read("survey:\r\n- a: b\u{2028}  !x c: d\r\n", "q.yaml")
    #expect(diagnostics.first?.place.position == .line(3, column: 3))
  }

  @Test func `an empty file is a finding, not a failure`() throws {
    for text in ["", "\n", "# only a comment\n", "\u{FEFF}"] {
      let (workbook, diagnostics) = try read(text, "q.yaml")
      #expect(workbook.sheets.isEmpty)
      #expect(diagnostics.map(\.id) == ["empty-file"])
    }
  }

  @Test func `deep nesting and piled up references end soon and in a finding`() throws {
    let deep = String(repeating: "[", count: 200_000)
    #expect(try read(deep, "q.yaml").1.count == 1)
    let blocks = (0..<3000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try read(blocks, "q.yaml").1.count == 1)
    let piled =
      "a0: &a0 [x, x]\n"
      + (1..<60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    #expect(
      try read(piled + "? *a59\n: y\n? *a58\n: z\n", "q.yaml").1.first?.id == "yaml-anchor")
  }

  @Test func `a tree holds lists, maps and texts with their places`() throws {
    var diagnostics: [Diagnostic] = []
    let tree = try #require(
      try TextTree.reading(
        bytes: Array("cases:\n- name: Бир\n  steps: [a, {set: 010}]\n".utf8), file: "c.yaml",
        diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    let steps = try #require(tree["cases"]?.list?.first?["steps"]?.list)
    #expect(steps[0].text == "a")
    #expect(steps[1]["set"]?.text == "010")
    #expect(steps[1]["set"]?.place.position == .line(3, column: 20))
    #expect(tree["none"] == nil && steps[0]["x"] == nil && tree.text == nil && tree.list == nil)
  }
}
