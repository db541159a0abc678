import FileSimulation
import FileStorage
import Glibc
import SurveyTestSupport
import Testing

/// Every promise of a merge, whatever the disk does.
@Suite struct MergeCrashTests {
  @Test(arguments: [false, true])
  func `a power cut at any moment of a merge breaks no promise`(isFAT: Bool) throws {
    let disk = SimulatedFileSystem(isFAT: isFAT)
    let day = try MergeDay(on: disk)
    let start = disk.steps.count
    #expect(try MergeDay.merge(on: disk).isEmpty)
    let end = disk.steps.count
    let seed: UInt64 = 20_260_503
    var states = 0
    let begin = ContinuousClock.now
    for step in start...end {
      let left = disk.afterPowerCut(
        at: step, states: CrashTests.chances, seed: seed, remembering: false)
      for (index, state) in left.enumerated() {
        states += 1
        if let fault = day.fault(of: state, isDone: step == end, mergingAgain: index < 12) {
          Issue.record("step \(step), state \(index), seed \(seed): \(fault)")
        }
      }
    }
    print(
      "\(isFAT ? "FAT" : "ext4"): \(states) states after \(end - start) operations of a merge,"
        + " seed \(seed), \((ContinuousClock.now - begin) / .seconds(1)) s")
  }

  @Test(arguments: [EIO, ENOSPC, EROFS, EDQUOT], [false, true])
  func `the n-th operation of a merge fails and breaks no promise`(
    code: Int32, isPersistent: Bool
  ) throws {
    let prepared = SimulatedFileSystem()
    let day = try MergeDay(on: prepared)
    let reason = "\(FileError(.write, path: "", code: code))".split(separator: ": ").last ?? ""
    var failures = 0
    for number in 1... {
      let disk = MergeDay.copy(of: prepared)
      disk.fail(.init(number: number, code: code, isPersistent: isPersistent))
      var told: [String]
      do { told = try MergeDay.merge(on: disk) } catch { told = ["\(error)"] }
      guard disk.failures > 0 else { break }
      failures += 1
      #expect(told.allSatisfy { $0.contains(reason) }, "operation \(number): \(told)")
      let end = disk.steps.count
      disk.fail(nil)
      for left in disk.afterPowerCut(at: end, states: 2, seed: 5, remembering: false) {
        if let fault = day.fault(of: left, isDone: told.isEmpty) {
          Issue.record("operation \(number): \(fault) \(told)")
        }
      }
    }
    print("errno \(code) \(isPersistent ? "from" : "at") each of \(failures) operations of a merge")
  }
}
