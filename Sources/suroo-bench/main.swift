import Glibc

let measurements: [(name: String, run: () throws -> Void)] = [
  ("expressions", ExpressionMeasurement.run),
  ("engine", EngineMeasurement.run),
  ("questionnaires", QuestionnaireMeasurement.run),
  ("screens", ScreenMeasurement.run),
  ("storage", StorageMeasurement.run),
]

let wanted = CommandLine.arguments.dropFirst()
let names = measurements.map(\.name)
guard wanted.allSatisfy(names.contains) else {
  print("usage: suroo-bench [\(names.joined(separator: "|"))]…")
  exit(64)
}
for measurement in measurements where wanted.isEmpty || wanted.contains(measurement.name) {
  try measurement.run()
}
