package import ZoetropeFrame

/// A picture in memory: opaque, sRGB, gamma-encoded, 0…1, one plane for each channel.
package struct Picture: Hashable, Sendable {
  /// The width and height in pixels.
  package let size: FrameSize
  /// Red, row after row from the top: `size.width * size.height` numbers.
  package internal(set) var red: [Float]
  /// Green, in the same layout as `red`.
  package internal(set) var green: [Float]
  /// Blue, in the same layout as `red`.
  package internal(set) var blue: [Float]

  /// Creates a picture from its planes, each of which has `size.width * size.height` numbers.
  package init(size: FrameSize, red: [Float], green: [Float], blue: [Float]) {
    let count = size.width * size.height
    precondition(
      red.count == count && green.count == count && blue.count == count,
      "a picture's planes hold all of its pixels")
    self.size = size
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Returns the colour of the pixel in column `x` and row `y`, counted from 0 at the top left.
  package subscript(x: Int, y: Int) -> RGB {
    let index = y * size.width + x
    return RGB(Double(red[index]), Double(green[index]), Double(blue[index]))
  }

  /// Returns the picture with sides of at most the given lengths: each pixel is the exact average,
  /// in linear light, of the area that it covers. A side that is as short already stays as it is.
  package func shrunk(to target: FrameSize) -> Picture {
    var filter = AreaFilter(from: size, to: target)
    guard !filter.changesNothing else { return self }
    for y in 0..<size.height {
      let row = y * size.width..<(y + 1) * size.width
      filter.add(red: red[row], green: green[row], blue: blue[row])
    }
    return filter.picture
  }

  /// Returns the picture, shrunk so that its longer side has at most `longSide` pixels, 1 or more.
  /// The ratio of the sides stays the same but for rounding.
  package func fitting(longSide: Int) -> Picture { shrunk(to: size.fitting(longSide: longSide)) }
}

extension FrameSize {
  /// Returns the size scaled so that its longer side has at most `longSide` pixels, 1 or more; the
  /// same size if it has.
  package func fitting(longSide: Int) -> FrameSize {
    precondition(longSide > 0, "a side has 1 pixel or more")
    let longer = max(width, height)
    guard longer > longSide else { return self }
    func scaled(_ side: Int) -> Int { max(1, (2 * side * longSide + longer) / (2 * longer)) }
    return FrameSize(width: scaled(width), height: scaled(height))
  }
}
