/// What a key does on a screen: key bar, help and command menu are all made
/// from the same bindings, so they cannot disagree.
public struct Binding<Action: Hashable & Sendable>: Hashable, Sendable {
  /// What happens.
  public var action: Action
  /// The keys for it, the first one being the one that is shown.
  public var keys: [Key]
  /// What it is called in the key bar.
  public var shortLabel: String
  /// What it is called in help and menu.
  public var longLabel: String
  /// Whether it works now.
  ///
  /// What does not work is not offered.
  public var isEnabled: Bool

  /// Creates a binding.
  public init(
    _ action: Action, keys: [Key], short: String, long: String, isEnabled: Bool = true
  ) {
    self.action = action
    self.keys = keys
    shortLabel = short
    longLabel = long
    self.isEnabled = isEnabled
  }
}

/// The bindings of one screen, in order of importance.
public struct KeyMap<Action: Hashable & Sendable>: Hashable, Sendable {
  /// All of them, whether enabled or not.
  public var bindings: [Binding<Action>]

  /// Creates a key map; where two bindings share a key, the earlier one has it.
  public init(_ bindings: [Binding<Action>]) {
    self.bindings = bindings
  }

  /// Those that work now, in order.
  public var enabled: [Binding<Action>] {
    bindings.filter(\.isEnabled)
  }

  /// Returns the binding of a key, even a disabled one, so that the screen can
  /// say why nothing happens.
  public func binding(for key: Key) -> Binding<Action>? {
    var key = key
    if case .control(let letter) = key { key = .control(LayoutSwap.keyLetter(letter)) }
    return bindings.first { $0.keys.contains(key) && $0.isEnabled }
      ?? bindings.first { $0.keys.contains(key) }
  }

  /// Returns what a key does now, or nil if it does nothing.
  public func action(for key: Key) -> Action? {
    binding(for: key).flatMap { $0.isEnabled ? $0.action : nil }
  }
}
