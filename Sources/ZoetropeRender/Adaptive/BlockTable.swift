/// What is known of the blocks of a band: how far the last lattice missed, how much colours make of
/// that, and whether the network is asked again.
struct BlockTable {
  private let columns: Int
  private let rows: Int
  private let channels: Int
  private let stride: Int
  private let size: Int
  /// The largest miss, a plane for each channel and one for the watch.
  private let missed: UnsafeMutablePointer<Float>
  /// The steepest slope of colours, in codes for a change of 1, a plane for each channel.
  private let slopes: UnsafeMutablePointer<Float>
  /// What rounding alone may make of the block's values, likewise.
  private let roundings: UnsafeMutablePointer<Float>
  /// How much a value changes from pixel to pixel, likewise.
  private let changes: UnsafeMutablePointer<Float>
  private let chosen: UnsafeMutablePointer<Float>
  private let spare: UnsafeMutablePointer<Float>

  /// Interpolated in single precision, a value is no better than this part of the largest.
  private static let rounding: Float = 0x1p-20

  /// How many floats of memory a table takes.
  static func floats(columns: Int, rows: Int, channels: Int) -> Int {
    (columns + 2) * (rows + 2) * (4 * channels + 3)
  }

  /// All blocks chosen, nothing known of them. There is a block more on every side, which is smooth.
  init(columns: Int, rows: Int, channels: Int, in memory: UnsafeMutablePointer<Float>) {
    self.columns = columns
    self.rows = rows
    self.channels = channels
    stride = columns + 2
    size = stride * (rows + 2)
    memory.update(
      repeating: 0, count: Self.floats(columns: columns, rows: rows, channels: channels))
    missed = memory + stride + 1
    slopes = missed + (channels + 1) * size
    roundings = slopes + channels * size
    changes = roundings + channels * size
    chosen = changes + channels * size
    spare = chosen + size
    for row in 0..<rows { (chosen + row * stride).update(repeating: 1, count: columns) }
  }

  /// The place of a block in the table.
  func place(_ column: Int, _ row: Int) -> Int { row * stride + column }

  /// Whether the network is asked in this block.
  func isChosen(_ column: Int, _ row: Int) -> Bool { chosen[place(column, row)] != 0 }

  /// A value of a line was missed by `error` in the block at `place`.
  func note(_ error: Float, _ line: Int, at place: Int) {
    let block = line * size + place
    // What is not a number is worse than any.
    if !(error <= missed[block]) { missed[block] = error }
  }

  /// The values of a line at the corners above row `row` of blocks were missed by so much.
  func note(corners errors: UnsafePointer<Float>, _ line: Int, above row: Int) {
    for column in 0..<columns {
      let (left, right) = (errors[column], errors[column + 1])
      let error = left <= right ? right : left
      if row > 0 { note(error, line, at: place(column, row - 1)) }
      if row < rows { note(error, line, at: place(column, row)) }
    }
  }

  /// Finds how steep the colours of each block may be, from the values at its corners.
  func measureSlopes(_ lattice: Lattice, _ sensitivity: Sensitivity) {
    for channel in 0..<channels {
      for row in 0..<rows {
        let (above, below) = (lattice.row(channel, row), lattice.row(channel, row + 1))
        for column in 0..<columns {
          let block = channel * size + place(column, row)
          let (a, b, c, d) = (above[column], above[column + 1], below[column], below[column + 1])
          let (low, high) = (min(a, b, c, d), max(a, b, c, d))
          let margin = missed[block]
          slopes[block] = sensitivity.slope(channel, from: low - margin, to: high + margin)
          roundings[block] = max(low.magnitude, high.magnitude) * Self.rounding
          changes[block] = (high - low) / Float(lattice.step)
        }
      }
    }
  }

  /// Chooses the blocks that missed by more than `tolerance` codes, or whose watch by more than
  /// `jump`, and the neighbours of such, of those that were chosen before; what was missed is
  /// forgotten.
  func decide(tolerance: Float, jump: Float, adding: Bool) {
    for row in 0..<rows {
      for block in row * stride..<row * stride + columns {
        var error: Float = 0
        for plane in 0..<channels {
          let place = plane * size + block
          let part = missed[place] * slopes[place]
          if adding {
            error += part
          } else if !(part <= error), !error.isNaN {
            error = part
          }
          missed[place] = roundings[place]
        }
        let watch = missed[channels * size + block]
        missed[channels * size + block] = 0
        // What is not a number is not known to be small.
        spare[block] = error <= tolerance && watch <= jump ? 0 : 1
      }
    }
    for row in 0..<rows {
      for block in row * stride..<row * stride + columns where chosen[block] != 0 {
        var near: Float = 0
        for neighbour in Swift.stride(from: block - stride, through: block + stride, by: stride) {
          near = max(near, spare[neighbour - 1], spare[neighbour], spare[neighbour + 1])
        }
        chosen[block] = near
      }
    }
  }

  /// Whether colours may change by more than `codes` from a pixel of the block to the next.
  func isSteep(_ column: Int, _ row: Int, over codes: Float) -> Bool {
    let block = place(column, row)
    for channel in 0..<channels {
      let change = changes[channel * size + block] * slopes[channel * size + block]
      if !(change <= codes) { return true }
    }
    return false
  }
}
