internal import CPPN

/// A small picture of a network's channels, and the numbers that describe it.
///
/// Channels are what the output activations give, from 0 to 1: before equalising, palette and
/// finish.
package struct ChannelPicture: Hashable, Sendable {
  /// The number of columns.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// The pixels of each channel, row by row.
  package let channels: [[Float]]

  /// Creates a picture; each channel must have `width * height` pixels.
  package init(width: Int, height: Int, channels: [[Float]]) {
    precondition(channels.allSatisfy { $0.count == width * height }, "A channel has all pixels.")
    self.width = width
    self.height = height
    self.channels = channels
  }

  /// The standard deviation of the channel in which it is largest, from 0 to 0.5.
  package var deviation: Double { channels.map(Self.deviation).max() ?? 0 }

  /// The share of pixels whose channels are all within two 8-bit levels of 0 or 1.
  package var ends: Double {
    let pixels = width * height
    guard pixels > 0, !channels.isEmpty else { return 0 }
    let count = (0..<pixels).count { pixel in
      channels.allSatisfy { $0[pixel] < 2 / 255 || $0[pixel] > 253 / 255 }
    }
    return Double(count) / Double(pixels)
  }

  /// How often light and dark change over the height: the mean change from a pixel to its neighbour
  /// on the right plus that to its neighbour below, times the number of rows, over the standard
  /// deviation, times `Busy.scale`; of several channels the mean of their values.
  package var busy: Double {
    mean { channel in
      Busy.value(
        step: step(channel, columns: 0..<width, rows: 0..<height, without: nil) ?? 0, rows: height,
        deviation: Self.deviation(channel))
    }
  }

  /// The value of `busy` with the median over cells instead of the mean change.
  ///
  /// Around the origin of `log-r` and `theta` detail grows without limit, so that the mean would
  /// depend on a few pixels. There are four by three cells. Pixels within the core and cells without
  /// others do not count.
  package func busy(outside core: Core) -> Double {
    mean { channel in
      let cells = (0..<12).compactMap { cell in
        let (column, row) = (cell % 4, cell / 4)
        return step(
          channel, columns: column * width / 4..<(column + 1) * width / 4,
          rows: row * height / 3..<(row + 1) * height / 3, without: core)
      }.sorted()
      guard !cells.isEmpty else { return 0 }
      let median = (cells[(cells.count - 1) / 2] + cells[cells.count / 2]) / 2
      return Busy.value(step: median, rows: height, deviation: Self.deviation(channel))
    }
  }

  /// A disc around the origin of the field, in pixels from the picture's top left corner.
  package struct Core: Hashable, Sendable {
    let column: Double
    let row: Double
    let radius: Double

    package init(column: Double, row: Double, radius: Double) {
      self.column = column
      self.row = row
      self.radius = radius
    }

    func contains(_ column: Int, _ row: Int) -> Bool {
      let (x, y) = (Double(column) + 0.5 - self.column, Double(row) + 0.5 - self.row)
      return x * x + y * y <= radius * radius
    }
  }

  private func mean(_ value: ([Float]) -> Double) -> Double {
    channels.isEmpty ? 0 : channels.map(value).reduce(0, +) / Double(channels.count)
  }

  /// Returns the mean change to the right plus the mean change down, over the pixels of some
  /// columns and rows outside a core; nil if there are none.
  private func step(
    _ channel: [Float], columns: Range<Int>, rows: Range<Int>, without core: Core?
  ) -> Double? {
    var (across, down) = (0.0, 0.0)
    var (pairsAcross, pairsDown) = (0, 0)
    for row in rows {
      for column in columns where core?.contains(column, row) != true {
        let place = row * width + column
        if column + 1 < width {
          across += Double((channel[place + 1] - channel[place]).magnitude)
          pairsAcross += 1
        }
        if row + 1 < height {
          down += Double((channel[place + width] - channel[place]).magnitude)
          pairsDown += 1
        }
      }
    }
    guard pairsAcross + pairsDown > 0 else { return nil }
    return across / Double(max(pairsAcross, 1)) + down / Double(max(pairsDown, 1))
  }

  private static func deviation(_ channel: [Float]) -> Double {
    let count = Double(max(channel.count, 1))
    let mean = channel.reduce(0.0) { $0 + Double($1) } / count
    let squares = channel.reduce(0.0) { sum, value in
      let distance = Double(value) - mean
      return sum + distance * distance
    }
    return (squares / count).squareRoot()
  }
}
