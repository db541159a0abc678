import Glibc

let measurements: [(name: String, run: () throws -> Void)] = [
  ("expressions", ExpressionMeasurement.run),
  ("engine", EngineMeasurement.run),
  ("questionnaires", QuestionnaireMeasurement.run),
  ("screens", ScreenMeasurement.run),
  ("storage", StorageMeasurement.run),
  ("tabulate", TabulationMeasurement.run),
  ("merge", MergeMeasurement.run),
]

/// Those that take long and much of the disk: only when they are named.
let long: [(name: String, run: () throws -> Void)] = [
  ("tabulate-million", TabulationMeasurement.runMillion),
  ("merge-million", MergeMeasurement.runMillion),
]

let wanted = CommandLine.arguments.dropFirst()
let names = (measurements + long).map(\.name)
guard wanted.allSatisfy(names.contains) else {
  print("usage: suroo-bench [\(names.joined(separator: "|"))]…")
  exit(64)
}
for measurement in measurements where wanted.isEmpty || wanted.contains(measurement.name) {
  try measurement.run()
}
for measurement in long where wanted.contains(measurement.name) {
  try measurement.run()
}
