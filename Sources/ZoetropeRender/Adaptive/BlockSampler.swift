internal import CPPNKernels
internal import ZoetropeFrame

/// Paints the pixels of a block that show more than one colour: from several samples each, averaged in
/// linear light.
struct BlockSampler {
  /// The network's channels.
  let network: UnsafePointer<ck_network>
  let channels: Int
  let field: ck_field
  let grid: SampleGrid
  /// Encoded colours, and linear light.
  let colouring: ColourRow.Pair

  /// How far, in codes of 255, a colour may lie from the middle of its neighbours': a pixel's mean
  /// differs from its middle by a twenty-fourth of that, where the colour is as smooth as it looks.
  /// Where colours jump, a pixel on an edge is a mixture of both sides' colours however near they are.
  static func bend(_ colouring: ColourRow) -> Float { colouring.hasJumps ? 16 : 40 }
  /// The side of a block with a pixel more all around.
  private static let side = BandPainter.block + 2
  private static let area = side * side

  /// Paints what needs samples of a block's pixels; returns how many points the network was asked at.
  ///
  /// - Parameters:
  ///   - columns: those of the block that are painted; it begins at the first.
  ///   - rows: those of the block that are painted.
  ///   - top: the block's first row.
  ///   - patch: a row of a channel's values in the block, from -1 to 8 in both directions.
  func paint(
    columns: Range<Int>, rows: Range<Int>, top: Int, memory: BandMemory,
    patch: (_ channel: Int, _ row: Int) -> UnsafePointer<Float>,
    into pixels: (Int) -> ColourRow.Rows
  ) -> Int {
    let bent = bentPixels(memory.batch, patch)
    var batch = memory.batch
    batch.removeAll()
    var count = 0
    for row in rows {
      let mask = Self.spread(bent, row - top)
      for column in columns where mask & (1 << UInt64(column - columns.lowerBound + 1)) != 0 {
        if !batch.hasRoom(for: grid.count) {
          paint(&batch, memory, columns.lowerBound, top, into: pixels)
        }
        batch.beginUnit((row - top) * BandPainter.block + column - columns.lowerBound)
        for sample in 0..<grid.count {
          let place = grid.place(sample)
          batch.add(
            column: Float(Double(column) + place.right), row: Float(Double(row) + place.down),
            target: 0)
        }
        count += grid.count
      }
    }
    paint(&batch, memory, columns.lowerBound, top, into: pixels)
    return count
  }

  /// A bit for every pixel of the block, row by row, whose colour is far from the middle of its
  /// neighbours'.
  private func bentPixels(
    _ batch: PlaceBatch, _ patch: (_ channel: Int, _ row: Int) -> UnsafePointer<Float>
  ) -> UInt64 {
    let side = Self.side
    for channel in 0..<channels {
      let values = batch.answers(channel)
      for row in 0..<side {
        (values + row * side).update(from: patch(channel, row - 1) - 1, count: side)
      }
    }
    let colours = ColourRow.Rows(
      red: batch.columns, green: batch.columns + Self.area, blue: batch.columns + 2 * Self.area)
    func channel(_ index: Int) -> UnsafeMutablePointer<Float> {
      batch.answers(min(index, channels - 1))
    }
    colouring.encoded.apply(
      ColourRow.Rows(red: channel(0), green: channel(1), blue: channel(2)), to: colours,
      count: Self.area)
    let allowed = Self.bend(colouring.encoded) / 255
    var bent: UInt64 = 0
    for row in 1...BandPainter.block {
      for column in 1...BandPainter.block {
        let i = row * side + column
        var bend: Float = 0
        for plane in 0..<3 {
          let colour = batch.columns + plane * Self.area + i
          let double = 2 * colour[0]
          bend = max(
            bend, (colour[-1] + colour[1] - double).magnitude,
            (colour[-side] + colour[side] - double).magnitude)
        }
        if bend > allowed {
          bent |= 1 << UInt64((row - 1) * BandPainter.block + column - 1)
        }
      }
    }
    return bent
  }

  /// The pixels of a row of the block that are bent or have such a neighbour; bit 1 is the first.
  private static func spread(_ bent: UInt64, _ row: Int) -> UInt64 {
    var near: UInt64 = 0
    for y in max(0, row - 1)...min(BandPainter.block - 1, row + 1) {
      near |= (bent >> UInt64(y * BandPainter.block)) & 0xFF
    }
    return (near << 1) | near | (near << 2)
  }

  /// Paints the pixels whose samples are collected.
  private func paint(
    _ batch: inout PlaceBatch, _ memory: BandMemory, _ left: Int, _ top: Int,
    into pixels: (Int) -> ColourRow.Rows
  ) {
    guard batch.count > 0 else { return }
    var field = field
    withUnsafeTemporaryAllocation(
      of: UnsafeMutablePointer<Float>?.self, capacity: channels
    ) { [batch] out in
      for channel in 0..<channels {
        out.initializeElement(at: channel, to: batch.answers(channel))
      }
      guard let base = out.baseAddress else { return }
      ck_evaluate_at(
        network, &field, batch.columns, batch.rows, batch.count, memory.workspace, base)
    }
    // The places are not needed any more: colours lie where they were.
    let colours = ColourRow.Rows(red: batch.columns, green: batch.rows, blue: batch.answers(0))
    func channel(_ index: Int) -> UnsafeMutablePointer<Float> {
      batch.answers(min(index, channels - 1))
    }
    colouring.linear.apply(
      ColourRow.Rows(red: channel(0), green: channel(1), blue: channel(2)), to: colours,
      count: batch.count)
    let count = batch.count / grid.count
    let share = 1 / Float(grid.count)
    for plane in [colours.red, colours.green, colours.blue] {
      for pixel in 0..<count {
        var sum: Float = 0
        for i in pixel * grid.count..<(pixel + 1) * grid.count { sum += plane[i] }
        plane[pixel] = sum * share
      }
      ck_srgb_encode(plane, plane, count)
    }
    for pixel in 0..<count {
      let place = Int(batch.units[pixel])
      let target = pixels(top + place / BandPainter.block) + (left + place % BandPainter.block)
      target.red[0] = colours.red[pixel]
      target.green[0] = colours.green[pixel]
      target.blue[0] = colours.blue[pixel]
    }
    batch.removeAll()
  }
}
