public import ZoetropeFrame

extension BitDepth {
  /// Returns the smallest depth of at least `bits` bits; at most 16.
  public static func holding(bits: Int) -> BitDepth { bits <= 8 ? .eight : .sixteen }
}
