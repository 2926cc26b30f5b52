internal import ZoetropeFrame
internal import ZoetropeRender

extension PagePicture {
  /// Creates a picture of painted pixels.
  init(_ strip: Strip) {
    var opaque = strip
    opaque.alpha = []
    self.init(
      .colour, size: FrameSize(width: strip.width, height: strip.rows.count),
      bytes: opaque.interleaved(.eight))
  }

  /// Creates a grey picture of numbers, the lowest of `range` black and the highest white; mid-grey
  /// if they are all the same.
  init(_ numbers: [Float], _ range: ClosedRange<Double>, size: FrameSize) {
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
  init(magnitudes: [Float], least: Float = 0, size: FrameSize) {
    let finite = magnitudes.map { $0.isFinite ? abs($0) : 0 }
    let sorted = finite.sorted()
    let top = max(sorted.isEmpty ? 0 : sorted[(sorted.count - 1) * 99 / 100], least)
    self.init(finite, 0...(top > 0 ? Double(top) : 1), size: size)
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
