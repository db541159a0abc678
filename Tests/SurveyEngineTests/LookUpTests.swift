import Expressions
import SurveyEngine
import SurveyTestSupport
import Testing

/// Tables beside the record while an interview runs (xlsform 6.5, 8.1, 8.5).
@Suite struct LookUpTests {
  private static let villages = """
    name,label,district,people
    v1,Ак-Суу,d1,100
    v2,Кара-Суу,d1,2500
    v3,Достук,d2,900
    """

  @Test func `a file is looked up by what the row of the reader answers`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: trip, label: T}
      - {type: text, name: district, label: D}
      - {type: select_one_from_file villages.csv, name: village, label: V, choice_filter: "district = ${district}"}
      - {type: calculate, name: people, calculation: "instance('villages')/root/item[name = ${village}]/people"}
      - {type: calculate, name: pulled, calculation: "pulldata('villages', 'label', 'name', ${village})"}
      - {type: end_repeat}
      - {type: calculate, name: all, calculation: "sum(${people})"}
      """, files: ["villages.csv": Self.villages])
    try scenario.addRow("trip")
    try scenario.answer("trip[r1]/district", "d1")
    try scenario.answer("trip[r2]/district", "d2")
    #expect(scenario.choices("trip[r1]/village") == ["v1", "v2"])
    #expect(scenario.choices("trip[r2]/village") == ["v3"])
    try scenario.answer("trip[r1]/village", "v2")
    try scenario.answer("trip[r2]/village", "v3")
    #expect(scenario["all"] == "3400")
    #expect(scenario["trip[r2]/pulled"] == "Достук")
    try scenario.answer("trip[r1]/district", "d2")
    #expect(scenario["trip[r1]/village"] == "")
    #expect(scenario["all"] == "900")
  }

  @Test func `trees in XML and maps in GeoJSON are looked up alike`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: xml-external, name: tree}
      - {type: select_one_from_file places.geojson, name: place, label: P}
      - {type: text, name: key, label: K}
      - {type: calculate, name: found, calculation: "instance('tree')/root/item[name = ${key}]/value"}
      - {type: calculate, name: title, calculation: "jr:choice-name(${place}, '${place}')"}
      """,
      files: [
        "tree.xml":
          "<root><item><name>a</name><value>1</value></item><item><name>b</name><value>2</value></item></root>",
        "places.geojson": """
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"p1",
        "geometry":{"type":"Point","coordinates":[74.6,42.8]},"properties":{"title":"School"}}]}
        """,
      ])
    try scenario.answer("key", "b")
    #expect(scenario["found"] == "2")
    try scenario.answer("place", "p1")
    #expect(scenario["title"] == "School")
  }

  @Test func `the record saved last is read and never written`() throws {
    let saved = DataTree(nodes: [
      ("data", "", -1), ("district", "d2", 0), ("g", "", 0), ("inner", "7", 2),
    ])
    let yaml = """
      survey:
      - {type: text, name: district, label: D, default: "${last-saved#district}"}
      - {type: begin_group, name: g, label: G}
      - {type: integer, name: inner, label: I}
      - {type: end_group}
      - {type: calculate, name: more, calculation: "${inner} - ${last-saved#inner}"}
      """
    let scenario = try Scenario(
      yaml, surroundings: Surroundings(tables: ["__last-saved": saved]))
    #expect(scenario["district"] == "d2")
    try scenario.answer("inner", "10")
    #expect(scenario["more"] == "3")
    let first = try Scenario(yaml)
    #expect(first["district"] == "", "nothing was saved before")
    try first.answer("inner", "10")
    #expect(first["more"] == "")
  }
}
