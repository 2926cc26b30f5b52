/// The kinds of numbers in safetensors files that are read, by their names there.
enum NumberKind: String {
  case half = "F16"
  case brainHalf = "BF16"
  case single = "F32"
  case double = "F64"

  /// The number of bytes of a number.
  var size: Int {
    switch self {
    case .half, .brainHalf: 2
    case .single: 4
    case .double: 8
    }
  }

  /// Returns the numbers in `data`, the lowest byte first.
  ///
  /// - Parameter name: the name of the tensor, for messages.
  /// - Throws: an error if a number is not finite, or too large for a `Float`.
  func values(_ data: ArraySlice<UInt8>, of name: String) throws(WeightsError) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(data.count / size)
    var place = data.startIndex
    while place < data.endIndex {
      var bits: UInt64 = 0
      for byte in 0..<size { bits |= UInt64(data[place + byte]) << UInt64(8 * byte) }
      place += size
      let value: Float =
        switch self {
        case .half: HalfFloat.value(UInt16(bits))
        case .brainHalf: Float(bitPattern: UInt32(bits) << 16)
        case .single: Float(bitPattern: UInt32(bits))
        case .double: Float(Double(bitPattern: bits))
        }
      guard value.isFinite else {
        let isLarge = self == .double && Double(bitPattern: bits).isFinite
        throw WeightsError(
          "the tensor \(Safetensors.named(name)) has a number that is "
            + (isLarge ? "too large for 32 bits" : "not finite") + ", number \(values.count + 1)")
      }
      values.append(value)
    }
    return values
  }

  /// Returns the bytes of numbers, the lowest first.
  func bytes(_ values: [Float]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * size)
    for value in values {
      let bits: UInt64 =
        switch self {
        case .half: UInt64(HalfFloat.bits(value))
        case .brainHalf: UInt64(value.bitPattern >> 16)
        case .single: UInt64(value.bitPattern)
        case .double: Double(value).bitPattern
        }
      for byte in 0..<size { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))) }
    }
    return bytes
  }

  /// The shortest of half and single precision that holds all numbers exactly.
  static func exact(for values: some Sequence<Float>) -> NumberKind {
    values.allSatisfy(HalfFloat.isExact) ? .half : .single
  }
}
