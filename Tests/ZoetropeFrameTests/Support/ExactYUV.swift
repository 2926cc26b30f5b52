import ZoetropeFrame

/// Luma and chroma as the standards define them, in plain Double: the truth that pictures are held
/// against. Written from the standards' formulas, not from the kernels.
struct ExactYUV {
  var y: Double
  var cb: Double
  var cr: Double

  private init(_ rgb: RGB, red: Double, blue: Double, black: Double, luma: Double, chroma: Double) {
    let light = red * rgb.red + (1 - red - blue) * rgb.green + blue * rgb.blue
    y = black + luma * light
    cb = 128 + chroma * (rgb.blue - light) / (2 * (1 - blue))
    cr = 128 + chroma * (rgb.red - light) / (2 * (1 - red))
  }

  /// BT.709 (item 3) in the limited range of 8 bits (items 4.6 and 5).
  static func limited(_ rgb: RGB) -> ExactYUV {
    ExactYUV(rgb, red: 0.2126, blue: 0.0722, black: 16, luma: 219, chroma: 224)
  }

  /// The full range of 8 bits, as JFIF defines it for BT.601.
  static func full(_ rgb: RGB, _ matrix: YUVMatrix) -> ExactYUV {
    switch matrix {
    case .bt601: ExactYUV(rgb, red: 0.299, blue: 0.114, black: 0, luma: 255, chroma: 255)
    case .bt709: ExactYUV(rgb, red: 0.2126, blue: 0.0722, black: 0, luma: 255, chroma: 255)
    }
  }

  /// Chroma of 4:2:0 at a chroma place, by a filter over the columns right and left of it.
  static func chroma(
    of strip: Strip, atColumn column: Int, row: Int, filter: [Int: Double]
  ) -> (cb: Double, cr: Double) {
    var sum = (cb: 0.0, cr: 0.0)
    for (offset, weight) in filter {
      for y in [2 * row, 2 * row + 1] {
        let x = min(max(2 * column + offset, 0), strip.width - 1)
        let exact = limited(strip.colour(x, y))
        sum.cb += weight / 2 * exact.cb
        sum.cr += weight / 2 * exact.cr
      }
    }
    return sum
  }

  /// Sited left: centred on the even columns.
  static let sitedLeft = [-1: 0.25, 0: 0.5, 1: 0.25]
  /// Sited in the centre, as in JPEG: what must not be used.
  static let sitedCentre = [0: 0.5, 1: 0.5]
}

extension Collection<UInt8> {
  var mean: Double { Double(reduce(0) { $0 + Int($1) }) / Double(count) }

  /// The largest distance of a code from `exact`.
  func distance(from exact: Double) -> Double {
    reduce(0) { Swift.max($0, abs(Double($1) - exact)) }
  }
}
