public import ZoetropeFrame

extension BitDepth {
  /// The smallest depth of at least `bits` bits; 16 at the most.
  public static func holding(bits: Int) -> BitDepth { bits <= 8 ? .eight : .sixteen }
}
