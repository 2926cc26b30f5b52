import PixelKernels
import Testing
import ZoetropeFrame

/// The transfer functions over rows against the standard in Double.
struct TransferRowTests {
  /// Every 1/4099, the knees and their neighbours, and the smallest numbers.
  static let values: [Float] =
    (0...4099).map { Float($0) / 4099 }
    + [Float(0.0031308), 0.04045].flatMap { [$0.nextDown, $0, $0.nextUp] }
    + [.leastNonzeroMagnitude, .leastNormalMagnitude, 1e-20, 1e-7, Float(1).nextDown]

  /// The two ways to encode.
  typealias Encode =
    @Sendable (
      UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int
    ) -> Void
  static let encoders: [Encode] = [
    { ck_srgb_encode($0, $1, $2) }, { ck_srgb_encode_quickly($0, $1, $2) },
  ]

  @Test(arguments: encoders.indices) func agreeWithTheStandard(_ encoder: Int) {
    let values = Self.values
    var encoded = Array(repeating: Float(-1), count: values.count)
    var decoded = encoded
    Self.encoders[encoder](values, &encoded, values.count)
    ck_srgb_decode(values, &decoded, values.count)
    for (index, value) in values.enumerated() {
      #expect(abs(Double(encoded[index]) - SRGB.encode(Double(value))) < Tolerance.transfer)
      #expect(abs(Double(decoded[index]) - SRGB.decode(Double(value))) < Tolerance.transfer)
    }
  }

  @Test(arguments: encoders.indices) func endsAreExactAndEightBitsComeBack(_ encoder: Int) {
    let levels = (0...255).map { Float($0) / 255 }
    var row = levels
    row.withUnsafeMutableBufferPointer { row in
      ck_srgb_decode(row.baseAddress, row.baseAddress, row.count)
    }
    #expect(row[0] == 0)
    #expect(row[255] == 1)
    row.withUnsafeMutableBufferPointer { row in
      Self.encoders[encoder](row.baseAddress, row.baseAddress, row.count)
    }
    #expect(row[0] == 0)
    #expect(row[255] == 1)
    for (code, value) in row.enumerated() {
      // Nearer than the dither's margin: a hex colour survives being averaged with itself.
      #expect(abs(Double(value) * 255 - Double(code)) < 1.0 / 256)
    }
  }
}
