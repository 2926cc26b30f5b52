/// A property that comparisons ignore: the spelling of a value, which no picture depends on, or
/// something that follows from the value's place.
///
/// Two scenes are equal if they make the same film, whether a key was written as `50%` or as `15f`:
/// a scene that code builds in frames equals one that a preset spells in percent. The spelling
/// decides how the scene reads at another rate or length, which only its text depends on.
@propertyWrapper
public struct Uncompared<Value: Sendable>: Hashable, Sendable {
  /// The wrapped value, which counts only when it is read.
  public var wrappedValue: Value

  /// Creates a property that holds `wrappedValue`.
  public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  /// Returns true for any two values.
  public static func == (first: Uncompared, second: Uncompared) -> Bool { true }

  /// Adds nothing to the hash, so that equal values have equal hashes.
  public func hash(into hasher: inout Hasher) {}
}
