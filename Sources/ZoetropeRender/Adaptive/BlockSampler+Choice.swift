internal import CPPNKernels
internal import ZoetropeFrame

extension BlockSampler {
  /// How far, in codes of 255, a colour may lie from the middle of its neighbours': a pixel's mean
  /// differs from its middle by a twenty-fourth of that, where the colour is as smooth as it looks.
  /// Where colours jump, a pixel on an edge is a mixture of both sides' colours however near they are.
  var bend: Float { hasJumps ? 16 : 40 }

  /// From what distance on a pixel gets all of its samples: four do for one that is bent less, or
  /// has only a neighbour that is.
  private var strong: Float { hasJumps ? bend : 80 }

  /// By how many codes colours may change across a pixel, and back, without anybody looking between
  /// the pixels' middles.
  private static let hidden: Float = 96

  /// Marks the pixels of a row of blocks that get samples; returns whether there are any.
  func choose(_ row: BlockRow, _ pixels: (Int) -> ColourRow.Rows) -> Bool {
    let (table, last) = (row.band.blocks, row.band.memory.blockColumns - 1)
    var isClear = false
    var any = false
    var first = 1
    while first < last {
      guard isCandidate(table, first, row.index) else {
        first += 1
        continue
      }
      var end = first + 1
      while end < last && isCandidate(table, end, row.index) { end += 1 }
      if !isClear {
        memory.clear()
        isClear = true
      }
      let columns = BandPainter.block * first..<BandPainter.block * end
      if findBent(row, columns, pixels) { any = true }
      first = end
    }
    guard isClear else { return false }
    if any { spread(row) }
    first = 1
    while first < last {
      guard table.steepness(first, row.index) > Self.hidden else {
        first += 1
        continue
      }
      var end = first + 1
      while end < last && table.steepness(end, row.index) > Self.hidden { end += 1 }
      if findHidden(row, BandPainter.block * first..<BandPainter.block * end) { any = true }
      first = end
    }
    return any
  }

  /// Whether some pixels of a block may need samples. To be bent by so much takes colours that differ
  /// by half of that at least, and what is known of a block's colours is twice too much and more.
  private func isCandidate(_ table: BlockTable, _ column: Int, _ row: Int) -> Bool {
    !table.isFlat(column, row, within: (table.isChosen(column, row) ? 3 : 8) * bend)
  }

  /// Finds the pixels of some columns whose colour is far from the middle of their neighbours'.
  private func findBent(
    _ row: BlockRow, _ columns: Range<Int>, _ pixels: (Int) -> ColourRow.Rows
  ) -> Bool {
    let picture = BlockRow.left..<BlockRow.left + row.band.painter.painted.width
    let columns = columns.clamped(to: picture)
    guard !columns.isEmpty else { return false }
    let near = (columns.lowerBound - 1..<columns.upperBound + 1).clamped(to: picture)
    for line in -1...BandPainter.block {
      let colours = memory.colours(row: line)
      let target = colours + near.lowerBound
      if (0..<BandPainter.block).contains(line) && row.rows.contains(row.top + line) {
        let source = pixels(row.top + line) + (near.lowerBound - BlockRow.left)
        target.red.update(from: source.red, count: near.count)
        target.green.update(from: source.green, count: near.count)
        target.blue.update(from: source.blue, count: near.count)
      } else {
        let place = row.place(line)
        colouring.encoded.apply(
          ChannelRows(outputs) { row.sums.row($0, place) + near.lowerBound }, to: target,
          count: near.count)
      }
      // Beyond the picture its last pixels go on.
      colours.forEachPlane { plane in
        if near.lowerBound == columns.lowerBound {
          plane[columns.lowerBound - 1] = plane[columns.lowerBound]
        }
        if near.upperBound == columns.upperBound {
          plane[columns.upperBound] = plane[columns.upperBound - 1]
        }
      }
    }
    let (allowed, strong) = (bend / 255, strong / 255)
    var any = false
    for line in 0..<BandPainter.block {
      let most = ck_bends(
        memory.colours(row: line).red + columns.lowerBound, memory.stride, memory.plane,
        memory.bends, columns.count)
      guard most > allowed else { continue }
      any = true
      let bent = memory.bent(row: line) + columns.lowerBound
      for i in 0..<columns.count {
        let bend = memory.bends[i]
        bent[i] = (bend > allowed ? Mark.few : 0) | (bend > strong ? Mark.all : 0)
      }
    }
    return any
  }

  /// Marks the pixels that are bent, and those around such.
  private func spread(_ row: BlockRow) {
    let spreads = hasJumps ? Mark.few | Mark.all : Mark.few
    for line in 0..<BandPainter.block {
      let marks = memory.marks(row: line)
      let (above, here, below) = (
        memory.bent(row: line - 1), memory.bent(row: line), memory.bent(row: line + 1)
      )
      for i in 1..<memory.stride - 1 {
        let near =
          above[i - 1] | above[i] | above[i + 1] | here[i - 1] | here[i] | here[i + 1]
          | below[i - 1] | below[i] | below[i + 1]
        marks[i] = near & spreads | here[i]
      }
    }
  }

  /// Marks those pixels of some columns across which colours may change much more than their middles
  /// show.
  private func findHidden(_ row: BlockRow, _ columns: Range<Int>) -> Bool {
    let changes = memory.bends
    var any = false
    for line in 0..<BandPainter.block {
      changes.update(repeating: 0, count: columns.count)
      for channel in 0..<channels {
        sensitivity.curve(channel).withKernel { curve in
          ck_pixel_changes(
            curve, row.sums.row(channel, row.place(line)) + columns.lowerBound, row.sums.stride,
            Self.hidden, sensitivity.adds ? 1 : 0, changes, columns.count)
        }
      }
      let marks = memory.marks(row: line) + columns.lowerBound
      for i in 0..<columns.count where changes[i] > Self.hidden {
        marks[i] |= Mark.all
        any = true
      }
    }
    return any
  }
}
