package import ZoetropeFrame
internal import ZoetropeRender

extension PagePicture {
  /// Creates a picture of painted pixels.
  package init(_ strip: Strip) {
    var opaque = strip
    opaque.alpha = []
    self.init(
      .colour, size: FrameSize(width: strip.width, height: strip.rows.count),
      bytes: opaque.interleaved(.eight))
  }

  /// Creates a grey picture of numbers, the lowest of `range` black and the highest white; mid-grey
  /// if they are all the same.
  package init(_ numbers: [Float], _ range: ClosedRange<Double>, size: FrameSize) {
    let length = range.upperBound - range.lowerBound
    self.init(
      .grey, size: size,
      bytes: numbers.map { number in
        guard length > 0, length.isFinite, number.isFinite else { return 128 }
        let share = (Double(number) - range.lowerBound) / length
        return UInt8((255 * min(max(share, 0), 1)).rounded())
      })
  }

  /// Creates a grey picture of magnitudes, 0 black and the largest white; black if none is larger
  /// than `least`.
  ///
  /// The brightest hundredth is cut off, so that a single bright line does not darken the rest.
  package init(magnitudes: [Float], least: Float = 0, size: FrameSize) {
    let finite = magnitudes.map { $0.isFinite ? abs($0) : 0 }
    let sorted = finite.sorted()
    let top = max(sorted.isEmpty ? 0 : sorted[(sorted.count - 1) * 99 / 100], least)
    self.init(finite, 0...(top > 0 ? Double(top) : 1), size: size)
  }

  /// Creates a picture of numbers in colour, as charts have it: 0 black, positive ones orange and
  /// negative ones blue. The largest hundredth is cut off, as above.
  package init(signed numbers: [Float], size: FrameSize) {
    let finite = numbers.map { $0.isFinite ? $0 : 0 }
    let sorted = finite.map(abs).sorted()
    let top = sorted.isEmpty ? 0 : sorted[(sorted.count - 1) * 99 / 100]
    // Where less than a hundredth is not 0, it shall be seen.
    let scale = top > 0 ? top : sorted.last ?? 0
    let ground = SIMD3<Float>(13, 14, 16)
    self.init(
      .colour, size: size,
      bytes: finite.flatMap { number -> [UInt8] in
        let share = scale > 0 ? min(abs(number) / scale, 1) : 0
        let end: SIMD3<Float> = number < 0 ? SIMD3(110, 168, 234) : SIMD3(233, 176, 106)
        let colour = ground + share * (end - ground)
        return (0..<3).map { UInt8(colour[$0].rounded()) }
      })
  }
}

extension Change {
  /// The change from one picture to another of the same size.
  init(from before: Strip, to after: Strip) {
    let size = FrameSize(width: after.width, height: after.rows.count)
    let differences = after.red.indices.map { pixel in
      (abs(after.red[pixel] - before.red[pixel]) + abs(after.green[pixel] - before.green[pixel])
        + abs(after.blue[pixel] - before.blue[pixel])) / 3
    }
    self.init(
      levels: 255 * after.difference(from: before), picture: PagePicture(after),
      difference: PagePicture(magnitudes: differences, least: 2 / 255, size: size))
  }
}
