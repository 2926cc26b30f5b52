/// A value that takes no part in comparisons: how something was written, where the pictures are the
/// same, or what follows from the place that it has.
///
/// Two scenes are equal when they make the same film, whether a key was written as `50%` or as `15f`:
/// scenes that code builds in frames equal those that presets spell in percent. What the spelling
/// decides is how the scene would be read at another rate or length, which only text depends on.
@propertyWrapper
public struct Uncompared<Value: Sendable>: Hashable, Sendable {
  /// The value.
  public var wrappedValue: Value

  /// Wraps a value.
  public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  /// Any two are equal.
  public static func == (first: Uncompared, second: Uncompared) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}
