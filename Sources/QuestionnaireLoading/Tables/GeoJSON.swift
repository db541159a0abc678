import Expressions
import JSONRecords
import SurveyBasics

/// Reads lists of places from GeoJSON, as select_one_from_file does (xlsform 3.5).
enum GeoJSON {
  /// The table in a file: `id`, every property, `geometry`.
  ///
  /// - Returns: The table; nil for a file that is no list of places, which is
  ///   then reported.
  static func table(
    _ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]
  ) -> DataTree? {
    func fault(_ message: String) -> DataTree? {
      diagnostics.append(
        Diagnostic(
          "geojson-syntax", .error, message, at: Place(file: file),
          fix: "Save the list again as GeoJSON with a FeatureCollection, or as CSV (UTF-8)."))
      return nil
    }
    let value: JSONValue
    do {
      value = try JSONReader.value(
        of: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
    } catch {
      return fault("The GeoJSON cannot be read: \(error.description)")
    }
    guard value["type"]?.text == "FeatureCollection", let features = value["features"]?.elements
    else { return fault("The file holds no FeatureCollection with features.") }
    var columns = ["id"]
    var known: Set = ["id", "geometry"]
    for feature in features {
      for member in feature["properties"]?.members ?? JSONObject()
      where known.insert(member.key).inserted {
        columns.append(member.key)
      }
    }
    guard !TableSize.isExceeded(columns: columns.count + 1, rows: features.count) else {
      diagnostics.append(TableSize.fault(at: Place(file: file)))
      return nil
    }
    var rows: [[String]] = []
    for (index, feature) in features.enumerated() {
      guard let geometry = geometry(feature["geometry"]) else {
        return fault(
          "Feature \(index + 1) is no point, line or area with longitudes and latitudes.")
      }
      var cells = columns.map { text(feature["properties"]?[$0]) }
      if let id = feature["id"] { cells[0] = text(id) }
      rows.append(cells + [geometry])
    }
    return DataTree(columns: columns + ["geometry"], rows: rows)
  }

  private static func text(_ value: JSONValue?) -> String {
    switch value {
    case nil, .null: ""
    case .string(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .some(let other):
      (try? JSONWriter.canonical(other)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  /// A geometry as the text that answers have: latitude, longitude, altitude,
  /// accuracy, points separated by `;`.
  private static func geometry(_ value: JSONValue?) -> String? {
    let coordinates = value?["coordinates"]?.elements ?? []
    switch value?["type"]?.text {
    case "Point": return point(coordinates)
    case "LineString": return line(coordinates)
    case "Polygon": return coordinates.first?.elements.flatMap(line)
    default: return nil
    }
  }

  private static func line(_ points: [JSONValue]) -> String? {
    let texts = points.compactMap { $0.elements.flatMap(point) }
    return texts.count == points.count && !texts.isEmpty ? texts.joined(separator: "; ") : nil
  }

  private static func point(_ numbers: [JSONValue]) -> String? {
    guard numbers.count >= 2, let longitude = numbers[0].double, let latitude = numbers[1].double,
      abs(longitude) <= 180, abs(latitude) <= 90
    else { return nil }
    return "\(text(numbers[1])) \(text(numbers[0])) 0 0"
  }
}
