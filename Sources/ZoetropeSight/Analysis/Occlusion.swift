internal import ZoetropeFrame
internal import ZoetropeInspect

/// What a square does to a share while it covers one place of a picture after the other.
struct Occlusion {
  private let seen: SeenPicture
  /// The numbers of columns and rows of places.
  let columns: Int
  let rows: Int
  /// The side of the square in pixels: it reaches to the middles of the neighbouring places.
  let side: Int

  /// Lays out about `places` places.
  init(_ seen: SeenPicture, places: Int) {
    self.seen = seen
    let (width, height) = (Double(seen.size.width), Double(seen.size.height))
    let step = (width * height / Double(max(places, 1))).squareRoot()
    columns = max(1, Int((width / step).rounded()))
    rows = max(1, Int((height / step).rounded()))
    side = max(1, Int((2 * step).rounded()))
  }

  var count: Int { columns * rows }

  /// Returns the picture's pixels with a grey square at a place.
  func covered(_ place: Int) -> [Float] {
    func range(_ index: Int, _ count: Int, _ length: Int) -> Range<Int> {
      let middle = (Double(index) + 0.5) * Double(length) / Double(count)
      let first = Int((middle - Double(side) / 2).rounded())
      return max(first, 0)..<min(first + side, length)
    }
    var pixels = seen.pixels
    let across = range(place % columns, columns, seen.size.width)
    for row in range(place / columns, rows, seen.size.height) {
      for number in (row * seen.size.width + across.lowerBound)
        * 3..<(row * seen.size.width + across.upperBound) * 3
      {
        pixels[number] = 128.0 / 255
      }
    }
    return pixels
  }

  /// Returns the report.
  ///
  /// - Parameters:
  ///   - first: the class whose share is followed, without the square.
  ///   - shares: its share while each place is covered.
  func report(_ first: ClassShare, _ shares: [Double]) -> OcclusionReport {
    let falls = PixelNumbers(
      size: FrameSize(width: columns, height: rows), values: shares.map { Float(first.share - $0) }
    ).enlarged(to: seen.size)
    let largest = falls.max() ?? 0
    let lowest = shares.indices.min { shares[$0] < shares[$1] } ?? 0
    return OcclusionReport(
      name: first.name, columns: columns, rows: rows, side: side, share: first.share,
      shares: shares, map: PagePicture(signed: falls, size: seen.size),
      lit: seen.lit(by: falls.map { largest > 0 ? $0 / largest : 0 }),
      covered: SeenPicture(size: seen.size, pixels: covered(lowest)).page)
  }
}
