import Testing

/// xlsform 7.7 and 7.8.
@Suite struct GeographyFunctionTests {
  private func record() -> SampleRecord {
    let record = SampleRecord("p\nr*\n g\nlast")
    record.set("p", "42.87 74.59 0 5")
    for (row, point) in ["0 0", "0 1", "1 1", "1 0"].enumerated() {
      record.set("r[\(row + 1)]/g", "\(point) 0 0")
    }
    return record
  }

  @Test(arguments: [
    ("round(distance('0 0 0 0', '0 1 0 0'))", "111319"), ("distance('0 0')", "0"),
    ("distance('')", "0"),
    ("round(distance(${g}))", "333940"), ("distance('0 0;0 0')", "0"), ("distance('a b;0 1')", ""),
    ("distance('91 0;0 1')", ""), ("round(area('0 0;0 1;1 1;1 0;0 0') div 1000000)", "12391"),
    ("round(area(${g}) div 1000000)", "12391"), ("enclosed-area('0 0;0 1')", "0"),
    ("area('')", "0"),
    ("geofence('0.5 1.5', '0 0;0 1;1 1;1 0;0 0')", "false"),
    ("geofence('', '0 0;0 1;1 1')", "false"),
    ("geofence('0.5 0.5', '')", "false"), ("intersects('0 0;1 1;0 1;1 0')", "true"),
    ("intersects('0 0;0 1;1 1;1 0;0 0')", "false"), ("intersects('0 0;1 1')", "false"),
    ("intersects('x')", "false"),
    ("property('deviceid')", "suroo:1"), ("property('color')", ""), ("version()", "2026.1"),
  ])
  func `places give what the table says`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }
}
