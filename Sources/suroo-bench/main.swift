let measurements: [(name: String, run: () throws -> Void)] = [
  ("engine", EngineMeasurement.run)
]

let wanted = CommandLine.arguments.dropFirst()
for measurement in measurements where wanted.isEmpty || wanted.contains(measurement.name) {
  try measurement.run()
}
