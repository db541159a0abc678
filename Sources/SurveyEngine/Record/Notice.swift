/// Something that a change brought about by itself and that a person should be told.
enum Notice: Hashable {
  /// An answer was taken away because its choice is no longer offered.
  case cleared(Int32)
  /// Rows of a list were set aside because the roster has fewer rows now.
  case setAside(list: Int32, count: Int)
  /// Rows that had been set aside came back.
  case broughtBack(list: Int32, count: Int)
}
