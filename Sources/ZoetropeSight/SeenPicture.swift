package import ZoetropeFrame
package import ZoetropeInspect
package import ZoetropeKit
package import ZoetropePicture

/// A picture as a network sees it: whole 8-bit levels, in the size that the network was taught with.
package struct SeenPicture: Hashable, Sendable {
  package let size: FrameSize
  /// Red, green and blue of each pixel from 0 to 1, row after row.
  package let pixels: [Float]

  /// The number of pixels, about. The network was taught by pictures of 224 x 224.
  static let area = 224.0 * 224
  /// The fewest pixels of a side.
  static let shortest = 32

  /// Creates a picture of any size; its colours are rounded to 8-bit levels.
  package init(size: FrameSize, pixels: [Float]) {
    precondition(
      pixels.count == 3 * size.width * size.height, "A picture has three numbers for each pixel.")
    self.size = size
    self.pixels = pixels.map { (255 * min(max($0, 0), 1)).rounded() / 255 }
  }

  /// Creates what is seen of a whole picture, whatever its shape.
  ///
  /// - Throws: `JobError` if it is too long and thin.
  package init(_ picture: Picture) throws(JobError) {
    let size = try Self.size(of: picture.size)
    self.init(size: size, pixels: picture.shrunk(to: size).interleaved.enlarged(to: size))
  }

  /// Creates what is seen of a painted picture.
  init(_ strip: Strip) {
    self.init(
      size: FrameSize(width: strip.width, height: strip.rows.count),
      pixels: strip.red.indices.flatMap { [strip.red[$0], strip.green[$0], strip.blue[$0]] })
  }

  /// Returns the size in which a picture is seen: its own shape.
  static func size(of whole: FrameSize) throws(JobError) -> FrameSize {
    let (width, height) = (Double(whole.width), Double(whole.height))
    let scale = (area / (width * height)).squareRoot()
    let size = FrameSize(
      width: max(Int((width * scale).rounded()), 1), height: max(Int((height * scale).rounded()), 1)
    )
    guard min(size.width, size.height) >= shortest else {
      throw JobError(
        .input,
        "A picture of \(whole) is too long and thin to be seen whole; its sides may differ by a factor "
          + "of 48.")
    }
    return size
  }

  /// Returns the pixels of a smaller copy.
  func shrunk(to target: FrameSize) -> [Float] {
    func plane(_ colour: Int) -> [Float] {
      stride(from: colour, to: pixels.count, by: 3).map { pixels[$0] }
    }
    return Picture(size: size, red: plane(0), green: plane(1), blue: plane(2))
      .shrunk(to: target).interleaved.values
  }

  /// The picture for the page.
  package var page: PagePicture { PagePicture(colours: pixels, size: size) }

  /// Returns the picture as light falls on it: `light` has a number for each pixel, from 0, nearly
  /// dark, to 1, as it is.
  func lit(by light: [Float]) -> PagePicture {
    PagePicture(
      colours: pixels.enumerated().map { place, value in
        value * (0.1 + 0.9 * min(max(light[place / 3], 0), 1))
      }, size: size)
  }
}

/// Numbers of the pixels of a picture, side by side where there are several for each.
struct PixelNumbers {
  let size: FrameSize
  let values: [Float]

  /// Returns the numbers of a larger picture, interpolated between those of this one.
  func enlarged(to target: FrameSize) -> [Float] {
    guard target != size else { return values }
    let count = values.count / (size.width * size.height)
    // Where a target pixel lies between two of these, and how near the second.
    func places(_ target: Int, _ own: Int) -> [(first: Int, second: Int, share: Float)] {
      (0..<target).map { index in
        let place = (Double(index) + 0.5) * Double(own) / Double(target) - 0.5
        let clamped = min(max(place, 0), Double(own - 1))
        let first = Int(clamped)
        return (first, min(first + 1, own - 1), Float(clamped - Double(first)))
      }
    }
    let (columns, rows) = (places(target.width, size.width), places(target.height, size.height))
    var result: [Float] = []
    result.reserveCapacity(target.width * target.height * count)
    for row in rows {
      for column in columns {
        for number in 0..<count {
          func value(_ y: Int, _ x: Int) -> Float { values[(y * size.width + x) * count + number] }
          let above =
            value(row.first, column.first)
            + column.share * (value(row.first, column.second) - value(row.first, column.first))
          let below =
            value(row.second, column.first)
            + column.share * (value(row.second, column.second) - value(row.second, column.first))
          result.append(above + row.share * (below - above))
        }
      }
    }
    return result
  }
}

extension Picture {
  fileprivate var interleaved: PixelNumbers {
    PixelNumbers(size: size, values: red.indices.flatMap { [red[$0], green[$0], blue[$0]] })
  }
}

extension PagePicture {
  /// Creates a picture of colours from 0 to 1: three numbers for each pixel.
  init(colours: [Float], size: FrameSize) {
    self.init(
      .colour, size: size,
      bytes: colours.map { UInt8((255 * min(max($0, 0), 1)).rounded()) })
  }

  /// Creates a picture of derivatives by colours, grey where they are 0. The largest hundredth is cut
  /// off.
  init(derivatives: [Float], size: FrameSize) {
    let sorted = derivatives.map(abs).sorted()
    let top = sorted.isEmpty ? 0 : sorted[(sorted.count - 1) * 99 / 100]
    self.init(colours: derivatives.map { top > 0 ? 0.5 + 0.5 * $0 / top : 0.5 }, size: size)
  }

  /// Returns a square part of the picture.
  ///
  /// - Parameters:
  ///   - x: the middle of the part, as a share of the picture's width.
  ///   - y: the middle of the part, as a share of the picture's height.
  ///   - share: the part's side as a share of the picture's short side.
  func part(x: Double, y: Double, share: Double) -> PagePicture {
    let channels = kind == .grey ? 1 : 3
    let side = max(1, Int((share * Double(min(size.width, size.height))).rounded()))
    func first(_ middle: Double, _ length: Int) -> Int {
      min(max(Int((middle * Double(length)).rounded()) - side / 2, 0), length - side)
    }
    let (left, top) = (first(x, size.width), first(y, size.height))
    var part: [UInt8] = []
    for row in top..<top + side {
      let start = (row * size.width + left) * channels
      part += bytes[start..<start + side * channels]
    }
    return PagePicture(kind, size: FrameSize(width: side, height: side), bytes: part)
  }
}
