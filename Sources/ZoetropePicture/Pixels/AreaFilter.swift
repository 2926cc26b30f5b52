internal import ZoetropeFrame

/// Shrinks a picture that arrives row by row: each pixel becomes the exact average, in linear light,
/// of the area that it covers.
///
/// Places are counted in parts so small that the edges of old and new pixels are whole numbers: an
/// old pixel is as many parts wide as there are new pixels in a row, and the other way round.
struct AreaFilter {
  private let source: FrameSize
  private let target: FrameSize
  /// The sums of the target's row that is being filled, of the three channels.
  private var sums: [[Double]]
  /// The source's row that comes next.
  private var y = 0
  private var planes: [[Float]]

  init(from source: FrameSize, to wanted: FrameSize) {
    precondition(wanted.width > 0 && wanted.height > 0, "a side has 1 pixel or more")
    self.source = source
    target = FrameSize(
      width: min(wanted.width, source.width), height: min(wanted.height, source.height))
    sums = Array(repeating: Array(repeating: 0, count: target.width), count: 3)
    planes = Array(repeating: [], count: 3)
    for channel in planes.indices { planes[channel].reserveCapacity(target.width * target.height) }
  }

  /// True if the picture is as small already.
  var changesNothing: Bool { source == target }

  /// Adds the next row of the source, gamma-encoded.
  mutating func add(red: ArraySlice<Float>, green: ArraySlice<Float>, blue: ArraySlice<Float>) {
    if changesNothing {
      planes[0] += red
      planes[1] += green
      planes[2] += blue
      return
    }
    let rows = [reduced(red), reduced(green), reduced(blue)]
    // This row's place in parts, and the row of the target in which it begins.
    let start = y * target.height
    let end = start + target.height
    let line = start / source.height
    let edge = (line + 1) * source.height
    accumulate(rows, share: min(end, edge) - start)
    if end >= edge {
      emit()
      if end > edge { accumulate(rows, share: end - edge) }
    }
    y += 1
  }

  /// The shrunk picture, when all rows were added.
  var picture: Picture {
    Picture(size: target, red: planes[0], green: planes[1], blue: planes[2])
  }

  /// Returns a row in linear light, averaged to the width of the target.
  private func reduced(_ row: ArraySlice<Float>) -> [Double] {
    var result = Array(repeating: 0.0, count: target.width)
    var column = 0
    var edge = source.width
    var end = 0
    for value in row {
      let light = LinearLight.decode(value)
      let start = end
      end += target.width
      if end >= edge {
        result[column] += light * Double(edge - start)
        column += 1
        if end > edge { result[column] += light * Double(end - edge) }
        edge += source.width
      } else {
        result[column] += light * Double(target.width)
      }
    }
    let scale = 1 / Double(source.width)
    for index in result.indices { result[index] *= scale }
    return result
  }

  private mutating func accumulate(_ rows: [[Double]], share: Int) {
    for channel in sums.indices {
      for index in sums[channel].indices {
        sums[channel][index] += rows[channel][index] * Double(share)
      }
    }
  }

  private mutating func emit() {
    let scale = 1 / Double(source.height)
    for channel in sums.indices {
      for index in sums[channel].indices {
        planes[channel].append(Float(SRGB.encode(sums[channel][index] * scale)))
        sums[channel][index] = 0
      }
    }
  }
}

/// The sRGB transfer function from a table, for every pixel of large pictures.
package enum LinearLight {
  private static let steps = 4096
  private static let table: [Double] = (0...steps + 1).map {
    SRGB.decode(Double($0) / Double(steps))
  }

  /// Converts a gamma-encoded value, 0…1, to linear light: within 1e-7 of `SRGB.decode`.
  package static func decode(_ encoded: Float) -> Double {
    let position = Double(encoded > 0 ? min(encoded, 1) : 0) * Double(steps)
    let index = Int(position)
    let low = table[index]
    return low + (table[index + 1] - low) * (position - Double(index))
  }
}
