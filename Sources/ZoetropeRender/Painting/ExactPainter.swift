internal import CPPNKernels
internal import PixelKernels
internal import ZoetropeFrame

/// Paints rows by asking the network at every sample of every pixel.
struct ExactPainter {
  /// The output layer's sums, or the network's channels, three at most.
  let network: UnsafePointer<ck_network>
  /// What makes channels of what comes out.
  let outputs: [UInt8]
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
  ///
  /// - Parameter isWanted: asked before each call of the network, 1024 places at the most; once it
  ///   says no, the rest is left as it is.
  func paint(
    columns: Int, rows: Range<Int>, stride: Int, _ memory: UnsafeMutablePointer<Float>,
    into pixels: ColourRow.Rows, while isWanted: () -> Bool
  ) {
    let scratch = Scratch(memory)
    for row in rows {
      for column in Swift.stride(from: 0, to: columns, by: Self.chunk) {
        let count = min(Self.chunk, columns - column)
        let target = pixels + ((row - rows.lowerBound) * stride + column)
        if grid.count == 1 {
          guard isWanted() else { return }
          evaluate(column: column, row: row, sample: 0, count: count, scratch)
          colouring.apply(ChannelRows(outputs, row: scratch.sums), to: target, count: count)
        } else {
          average(
            column: column, row: row, count: count, scratch, into: target, while: isWanted)
        }
      }
    }
  }

  /// Several samples for each pixel, averaged in linear light.
  private func average(
    column: Int, row: Int, count: Int, _ scratch: Scratch, into target: ColourRow.Rows,
    while isWanted: () -> Bool
  ) {
    let share = 1 / Float(grid.count)
    let planes = [
      (sum: target.red, part: scratch.colours.red), (target.green, scratch.colours.green),
      (target.blue, scratch.colours.blue),
    ]
    for sample in 0..<grid.count {
      guard isWanted() else { return }
      evaluate(column: column, row: row, sample: sample, count: count, scratch)
      colouring.apply(ChannelRows(outputs, row: scratch.sums), to: scratch.colours, count: count)
      for (sum, part) in planes {
        for i in 0..<count { sum[i] = (sample == 0 ? 0 : sum[i]) + part[i] }
      }
    }
    for (sum, _) in planes {
      for i in 0..<count { sum[i] *= share }
      ck_srgb_encode(sum, sum, count)
    }
  }

  /// The sums of one sample of each of `count` pixels.
  private func evaluate(column: Int, row: Int, sample: Int, count: Int, _ scratch: Scratch) {
    let place = grid.place(sample)
    var line = ck_line(
      field: field, column: Double(column) + place.right, row: Double(row) + place.down, step: 1)
    withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Float>?.self, capacity: 3) { out in
      out.initializeElement(at: 0, to: scratch.sums(0))
      out.initializeElement(at: 1, to: scratch.sums(1))
      out.initializeElement(at: 2, to: scratch.sums(2))
      ck_evaluate(network, &line, count, scratch.workspace, out.baseAddress)
    }
  }

  /// Memory for one call of `paint`.
  private struct Scratch {
    private let memory: UnsafeMutablePointer<Float>

    init(_ memory: UnsafeMutablePointer<Float>) { self.memory = memory }

    func sums(_ channel: Int) -> UnsafeMutablePointer<Float> { memory + channel * chunk }

    var colours: ColourRow.Rows {
      ColourRow.Rows(
        red: memory + 3 * chunk, green: memory + 4 * chunk, blue: memory + 5 * chunk)
    }

    var workspace: UnsafeMutablePointer<Float> { memory + 6 * chunk }
  }
}
