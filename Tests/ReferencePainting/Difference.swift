package import ZoetropeFrame

/// The difference between a painted strip and the reference. The error of a pixel is the largest
/// difference in one of its encoded channels, which are from 0 to 1.
package struct Difference: CustomStringConvertible {
  package private(set) var farPixels = 0
  package private(set) var pixels = 0
  package private(set) var largest = 0.0

  /// The share of the pixels with an error above the limit, from 0 to 1.
  package var farShare: Double { Double(farPixels) / Double(pixels) }
  package var description: String {
    "\(farPixels) of \(pixels) pixels are too far off, the worst by \(largest * 255)"
  }

  /// Compares the pixels of `strip` with those of `painter`. `limit` is in 8-bit levels.
  package init(_ strip: Strip, from painter: ReferencePainter, over limit: Double = 1) {
    for row in strip.rows {
      for column in 0..<strip.width {
        let exact = painter.pixel(column: column, row: row)
        let index = (row - strip.rows.lowerBound) * strip.width + column
        let painted = [strip.red[index], strip.green[index], strip.blue[index]]
        let error = zip(exact, painted).map { ($0 - Double($1)).magnitude }.max() ?? .infinity
        pixels += 1
        if !(error <= limit / 255) { farPixels += 1 }
        largest = max(largest, error)
      }
    }
  }
}
