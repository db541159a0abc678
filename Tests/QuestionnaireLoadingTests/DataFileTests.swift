import Expressions
import QuestionnaireLoading
import SurveyBasics
import SurveyModel
import Testing

@Suite struct DataFileTests {
  @Test func `choices come from XML, missing elements read as empty`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: select_one_from_file villages.xml, name: v, label: V, choice_filter: raion = 'x'}
      - {type: calculate, name: c, calculation: "instance('villages')/root/item[name = ${v}]/label"}
      settings:
      - form_id: q
      """,
      files: [
        "villages.xml": """
        <?xml version="1.0"?>
        <root>
          <item><name>a</name><label>Ак-Суу &amp; Көл</label><raion>x</raion></item>
          <item><raion>y</raion><name>b</name></item>
        </root>
        """
      ])
    let list = questionnaire.choiceLists[0]
    #expect(list.items.columns == ["name", "label", "raion"])
    #expect(list.plainLabel(of: 0, language: 0) == "Ак-Суу & Көл")
    #expect(list.plainLabel(of: 1, language: 0) == "b")
    #expect(questionnaire.sources.map(\.name) == ["q.yaml", "villages.xml"])
  }

  @Test func `a declared XML file of any form can be looked into`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: xml-external, name: tariffs}
      - {type: calculate, name: c, calculation: "instance('tariffs')/prices/water/cold"}
      settings:
      - form_id: q
      """, files: ["tariffs.xml": "<prices><water><cold>12</cold></water></prices>"])
    #expect(questionnaire.tables[0].columns == nil)
    #expect(questionnaire.tables[0].text(of: 2) == "12")
  }

  @Test func `choices come from GeoJSON by id and title`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: select_one_from_file wells.geojson, name: w, label: W, choice_filter: depth > 10}
      settings:
      - form_id: q
      """,
      files: [
        "wells.geojson": """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "id": "w1", "properties": {"title": "Булак", "depth": 12, "dry": false},
           "geometry": {"type": "Point", "coordinates": [74.59, 42.87]}},
          {"type": "Feature", "properties": {"id": 7, "title": "Арык", "depth": 2.5},
           "geometry": {"type": "LineString", "coordinates": [[74, 42], [75, 43, 800]]}}
        ]}
        """
      ])
    let list = questionnaire.choiceLists[0]
    #expect(list.items.columns == ["id", "depth", "dry", "title", "geometry"])
    #expect((0..<2).map { list.name(of: $0) } == ["w1", "7"])
    #expect((0..<2).map { list.plainLabel(of: $0, language: 0) } == ["Булак", "Арык"])
    #expect(
      (0..<5).map { list.items.cell(item: 0, column: $0) } == [
        "w1", "12", "false", "Булак", "42.87 74.59 0 0",
      ])
    #expect(list.items.cell(item: 1, column: 4) == "42 74 0 0; 43 75 0 0")
  }

  @Test(arguments: [
    "{", "[]", #"{"type":"FeatureCollection"}"#,
    #"{"type":"FeatureCollection","features":[1]}"#,
    #"{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":["a","b"]}}]}"#,
    #"{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":[]}}]}"#,
    #"{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[42,174]}}]}"#,
  ])
  func `GeoJSON that is no list of places is refused`(_ text: String) throws {
    let loaded = try load(
      "survey:\n- {type: select_one_from_file a.geojson, name: a, label: A}\n",
      files: ["a.geojson": text])
    #expect(loaded.diagnostics.contains { $0.id == "geojson-syntax" })
  }
}
