internal import CPPNKernels
internal import ZoetropeFrame

/// Paints rows by asking the network at every sample of every pixel.
struct ExactPainter {
  /// The network's channels, three at most.
  let network: UnsafePointer<ck_network>
  let field: ck_field
  let grid: SampleGrid
  /// Gives linear light where pixels have several samples.
  let colouring: ColourRow

  /// How many pixels go from stage to stage together.
  private static let chunk = 1024

  /// How many floats of memory `paint` takes.
  var scratchFloats: Int { ck_workspace_floats(network) + 6 * Self.chunk }

  /// Paints the first columns of some rows; `pixels` is the first of them, and rows begin `stride`
  /// apart.
  func paint(
    columns: Int, rows: Range<Int>, stride: Int, _ memory: UnsafeMutablePointer<Float>,
    into pixels: ColourRow.Rows
  ) {
    let scratch = Scratch(memory)
    for row in rows {
      for column in Swift.stride(from: 0, to: columns, by: Self.chunk) {
        let count = min(Self.chunk, columns - column)
        let target = pixels + ((row - rows.lowerBound) * stride + column)
        if grid.count == 1 {
          evaluate(column: column, row: row, sample: 0, count: count, scratch)
          colouring.apply(scratch.channels, to: target, count: count)
        } else {
          average(column: column, row: row, count: count, scratch, into: target)
        }
      }
    }
  }

  /// Asks for the middle of each pixel, and throws the answers away.
  func evaluateOnly(columns: Int, rows: Range<Int>, _ memory: UnsafeMutablePointer<Float>) {
    let scratch = Scratch(memory)
    for row in rows {
      for column in Swift.stride(from: 0, to: columns, by: Self.chunk) {
        let count = min(Self.chunk, columns - column)
        evaluate(column: column, row: row, sample: 0, count: count, scratch)
      }
    }
  }

  /// Several samples for each pixel, averaged in linear light.
  private func average(
    column: Int, row: Int, count: Int, _ scratch: Scratch, into target: ColourRow.Rows
  ) {
    let share = 1 / Float(grid.count)
    let planes = [
      (sum: target.red, part: scratch.colours.red), (target.green, scratch.colours.green),
      (target.blue, scratch.colours.blue),
    ]
    for sample in 0..<grid.count {
      evaluate(column: column, row: row, sample: sample, count: count, scratch)
      colouring.apply(scratch.channels, to: scratch.colours, count: count)
      for (sum, part) in planes {
        for i in 0..<count { sum[i] = (sample == 0 ? 0 : sum[i]) + part[i] }
      }
    }
    for (sum, _) in planes {
      for i in 0..<count { sum[i] *= share }
      ck_srgb_encode(sum, sum, count)
    }
  }

  /// The channels of one sample of each of `count` pixels.
  private func evaluate(column: Int, row: Int, sample: Int, count: Int, _ scratch: Scratch) {
    let place = grid.place(sample)
    var line = ck_line(
      field: field, column: Double(column) + place.right, row: Double(row) + place.down, step: 1)
    let rows = scratch.channels
    withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Float>?.self, capacity: 3) { out in
      out.initializeElement(at: 0, to: rows.red)
      out.initializeElement(at: 1, to: rows.green)
      out.initializeElement(at: 2, to: rows.blue)
      ck_evaluate(network, &line, count, scratch.workspace, out.baseAddress)
    }
  }

  /// Memory for one call of `paint`.
  private struct Scratch {
    let channels: ColourRow.Rows
    let colours: ColourRow.Rows
    let workspace: UnsafeMutablePointer<Float>

    init(_ memory: UnsafeMutablePointer<Float>) {
      func rows(_ first: Int) -> ColourRow.Rows {
        let start = memory + first * chunk
        return ColourRow.Rows(red: start, green: start + chunk, blue: start + 2 * chunk)
      }
      channels = rows(0)
      colours = rows(3)
      workspace = memory + 6 * chunk
    }
  }
}
