internal import ZoetropeFrame

/// The numbers by which pictures are compared: where which colours are, which colours there are, and
/// how fine the picture is.
///
/// Colours are those of OKLab, in which equal distances look about equal.
enum Looks {
  /// The pictures' width in pixels. Few pixels are enough, for layouts are compared in blocks.
  static let width = 48

  /// The side of a block in pixels.
  private static let block = 6

  /// Returns the numbers of a picture; equally many for all pictures of one size.
  static func numbers(of picture: Strip) -> [Double] {
    let (width, height) = (picture.width, picture.rows.count)
    let colours = (0..<width * height).map { pixel in
      let colour = OKLab(
        RGB(Double(picture.red[pixel]), Double(picture.green[pixel]), Double(picture.blue[pixel])))
      return SIMD3(colour.lightness, colour.a, colour.b)
    }
    return layout(colours, width, height) + palette(colours) + fineness(colours, width, height)
  }

  /// The mean colour of each block. The squares of all differences together are a mean square.
  private static func layout(_ colours: [SIMD3<Double>], _ width: Int, _ height: Int) -> [Double] {
    var means: [SIMD3<Double>] = []
    for top in stride(from: 0, to: height, by: block) {
      for left in stride(from: 0, to: width, by: block) {
        var (sum, count) = (SIMD3<Double>.zero, 0.0)
        for row in top..<min(top + block, height) {
          for column in left..<min(left + block, width) {
            sum += colours[row * width + column]
            count += 1
          }
        }
        means.append(sum / count)
      }
    }
    let share = Double(max(means.count, 1)).squareRoot()
    return means.flatMap { mean in (0..<3).map { mean[$0] / share } }
  }

  /// Nine quantiles of each coordinate, which do not depend on where colours are. They count somewhat
  /// more than the layout: the same colours in another place still look related.
  private static func palette(_ colours: [SIMD3<Double>]) -> [Double] {
    (0..<3).flatMap { side in
      let sorted = colours.map { $0[side] }.sorted()
      return (0..<9).map { 1.5 * sorted[(2 * $0 + 1) * (sorted.count - 1) / 18] / 3 }
    }
  }

  /// The mean difference of lightness between pixels that are 1, 3 and 9 apart, across and down.
  private static func fineness(
    _ colours: [SIMD3<Double>], _ width: Int, _ height: Int
  ) -> [Double] {
    [1, 3, 9].flatMap { distance in
      [(distance, 0), (0, distance)].map { right, down in
        var (sum, count) = (0.0, 0.0)
        for row in 0..<max(height - down, 0) {
          for column in 0..<max(width - right, 0) {
            let other = colours[(row + down) * width + column + right]
            sum += abs(other.x - colours[row * width + column].x)
            count += 1
          }
        }
        return count > 0 ? 1.5 * sum / count : 0
      }
    }
  }
}
