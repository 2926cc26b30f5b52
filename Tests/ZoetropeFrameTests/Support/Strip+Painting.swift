import ZoetropeFrame

extension Strip {
  /// A whole picture, each pixel as `colour` says for its column and row.
  init(size: FrameSize, rows: Range<Int>? = nil, colour: (Int, Int) -> RGB) {
    self.init(width: size.width, rows: rows ?? 0..<size.height)
    for (index, y) in self.rows.enumerated() {
      for x in 0..<width {
        let rgb = colour(x, y)
        red[index * width + x] = Float(rgb.red)
        green[index * width + x] = Float(rgb.green)
        blue[index * width + x] = Float(rgb.blue)
      }
    }
  }

  /// A picture of one colour.
  init(size: FrameSize, flat: RGB) {
    self.init(size: size) { _, _ in flat }
  }

  /// A picture of noise.
  init(size: FrameSize, noise seed: UInt64) {
    var random = SplitMix(seed)
    self.init(size: size) { _, _ in
      RGB(
        .random(in: 0...1, using: &random), .random(in: 0...1, using: &random),
        .random(in: 0...1, using: &random))
    }
  }

  /// The pixel as it is after it has become floats.
  func colour(_ x: Int, _ y: Int) -> RGB {
    let place = (y - rows.lowerBound) * width + x
    return RGB(Double(red[place]), Double(green[place]), Double(blue[place]))
  }

  /// These rows of this strip as a strip of their own.
  func part(_ part: Range<Int>) -> Strip {
    Strip(size: FrameSize(width: width, height: 1), rows: part) { colour($0, $1) }
  }
}

extension Range<Int> {
  /// The range cut in random places into pieces, each a multiple of `step` long.
  func cut(step: Int, using random: inout SplitMix) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = lowerBound
    while start < upperBound {
      let end = Swift.min(upperBound, start + step * Int.random(in: 1...4, using: &random))
      pieces.append(start..<end)
      start = end
    }
    return pieces
  }
}
