public import ZoetropeFrame

extension BitDepth {
  /// Returns the smallest depth that has at least `bits` bits, or 16 bits if there is none.
  public static func holding(bits: Int) -> BitDepth { bits <= 8 ? .eight : .sixteen }
}
