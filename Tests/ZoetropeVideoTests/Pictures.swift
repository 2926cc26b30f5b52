import ZoetropeFrame

/// Synthetic pictures.
enum Pictures {
  /// Exact luma and chroma of a colour, BT.709 limited, not yet rounded.
  struct Codes: Hashable, Sendable, CustomStringConvertible {
    var y, cb, cr: Double
    var description: String { "(\(y), \(cb), \(cr))" }
  }

  static func codes(red: Double, green: Double, blue: Double) -> Codes {
    let luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return Codes(
      y: 16 + 219 * luma, cb: 128 + 224 * (blue - luma) / 1.8556,
      cr: 128 + 224 * (red - luma) / 1.5748)
  }

  /// One colour all over, its fraction spread by an ordered dither that stays still.
  static func flat(_ codes: Codes, _ size: FrameSize) -> YUVPicture {
    let half = FrameSize(width: size.width / 2, height: size.height / 2)
    return YUVPicture(
      size: size, luma: plane(size) { _, _ in codes.y }, cb: plane(half) { _, _ in codes.cb },
      cr: plane(half) { _, _ in codes.cr })
  }

  /// A wave of light that moves by `frame`, over slowly changing colour.
  static func wave(_ size: FrameSize, frame: Int) -> YUVPicture {
    let half = FrameSize(width: size.width / 2, height: size.height / 2)
    return YUVPicture(
      size: size,
      luma: plane(size) { x, y in 40 + Double((3 * x + 2 * y + 4 * frame) % 176) },
      cb: plane(half) { x, _ in 100 + Double((x + frame) % 50) },
      cr: plane(half) { _, y in 100 + Double((y + frame) % 50) })
  }

  /// Noise that no encoder can make small.
  static func noise(_ size: FrameSize, frame: Int) -> YUVPicture {
    var state = UInt64(frame + 1) &* 0x9E37_79B9_7F4A_7C15
    func next(_: Int, _: Int) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return 16 + Double(state >> 57)
    }
    let half = FrameSize(width: size.width / 2, height: size.height / 2)
    return YUVPicture(
      size: size, luma: plane(size, next), cb: plane(half, next), cr: plane(half, next))
  }

  private static func plane(_ size: FrameSize, _ code: (Int, Int) -> Double) -> [UInt8] {
    let bayer: [Double] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
    var plane: [UInt8] = []
    plane.reserveCapacity(size.width * size.height)
    for y in 0..<size.height {
      for x in 0..<size.width {
        plane.append(UInt8(code(x, y) + (bayer[y % 4 * 4 + x % 4] + 0.5) / 16))
      }
    }
    return plane
  }
}
