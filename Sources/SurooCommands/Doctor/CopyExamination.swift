import FileStorage
import InterfaceText
import ResponseStorage
import SurveyModel
import SurveyBasics

/// Whether what was collected exists anywhere else.
struct CopyExamination {
  let store: Store
  let now: Timestamp

  /// Older than this, a lost laptop costs more than a week of interviews.
  private static let longest = 7

  func examine(_ examination: inout Examination) {
    let words = examination.words
    do throws(StorageError) {
      let newest = try store.catalog().lineages.map(\.current.completedAt).max()
      guard let newest else { return }
      let written = try store.writtenBundles()
      guard let last = written.map(\.at).max() else {
        return examination.add(
          .doctorCopies, .problem, words(.doctorNoCopies), .doctorMakeCopy)
      }
      let days = max(0, now.milliseconds - last.milliseconds) / 86_400_000
      let isOld = days > Self.longest && newest > last
      examination.add(
        .doctorCopies, isOld ? .problem : .fine, words(.doctorLastCopy, .count(days)),
        isOld ? .doctorMakeCopy : nil)
      guard let folder = store.description.copyFolder else {
        return examination.add(
          .doctorCopies, .note, words(.doctorNoCopyFolder), .doctorSetCopyFolder)
      }
      if ((try? POSIXFileSystem().status(folder)) ?? nil) == nil {
        examination.add(
          .doctorCopies, .note, words(.doctorCopyFolderGone, .text(folder)), .doctorPlugIn)
      }
    } catch {
      examination.add(.doctorCopies, .problem, "\(error)", .doctorShowSupervisor)
    }
  }
}

/// Whether the clock can be right.
struct ClockExamination {
  let now: Timestamp
  let store: Store?

  func examine(_ examination: inout Examination) {
    let words = examination.words
    let time = "\(now)"
    var isFine = true
    // The program is not older than this, and no clock of its time goes further.
    if !(2026...2099).contains(now.local.date.year) {
      isFine = false
      examination.add(
        .doctorClock, .problem, words(.doctorClockYear, .text(time)), .doctorSetClock)
    }
    if let newest = newest(), newest.milliseconds > now.milliseconds + 600_000 {
      isFine = false
      examination.add(
        .doctorClock, .problem, words(.doctorClockBehind, .text("\(newest)")), .doctorSetClock)
    }
    // All of Kyrgyzstan keeps one time, six hours ahead.
    if let region = store?.description.region, region.hasPrefix("KG"), now.offset != 360 {
      isFine = false
      examination.add(
        .doctorClock, .problem, words(.doctorZone, .text(time), .name(region)), .doctorSetZone)
    }
    if isFine { examination.add(.doctorClock, .fine, time) }
  }

  private func newest() -> Timestamp? {
    guard let store else { return nil }
    let finished = (try? store.catalog())?.lineages.map(\.current.completedAt).max()
    let begun = (try? store.draftList())?.drafts.map(\.lastEventAt).max()
    return [finished, begun].compactMap(\.self).max()
  }
}
