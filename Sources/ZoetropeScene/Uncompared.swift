/// A property that `==` and hashing ignore, such as the unit in which a value was written.
///
/// Scenes that differ only in such properties are equal: a key written as `50%` equals a key
/// written as `15f` if both have the same position.
@propertyWrapper
public struct Uncompared<Value: Sendable>: Hashable, Sendable {
  /// The value of the property.
  public var wrappedValue: Value

  /// Creates a property that holds `wrappedValue`.
  public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  /// Returns true for any two values.
  public static func == (first: Uncompared, second: Uncompared) -> Bool { true }

  /// Leaves the hash unchanged, so that equal values have equal hashes.
  public func hash(into hasher: inout Hasher) {}
}
