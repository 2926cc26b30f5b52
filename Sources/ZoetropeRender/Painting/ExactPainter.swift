internal import CPPNKernels
internal import PixelKernels
internal import ZoetropeFrame

/// A painter of rows that evaluates the network at every sample of every pixel.
struct ExactPainter {
  /// The network. Its results are the output layer's sums, or the channels: up to three numbers for
  /// each point.
  let network: UnsafePointer<ck_network>
  /// The kernel codes of the activations that turn the network's results into channels.
  let outputs: [UInt8]
  let field: ck_field
  let grid: SampleGrid
  /// The colouring: into linear light if pixels have several samples, and into gamma-encoded
  /// colours otherwise.
  let colouring: ColourRow

  /// The number of pixels that are evaluated, coloured and averaged together.
  private static let chunk = 1024

  /// The size of the memory that `paint` needs, in floats.
  var scratchFloats: Int { ck_workspace_floats(network) + 6 * Self.chunk }

  /// Paints the first `columns` pixels of each of `rows`.
  ///
  /// `memory` must have `scratchFloats` floats. `pixels` points to the first pixel of the first
  /// row; rows begin `stride` pixels apart.
  ///
  /// - Parameter isWanted: called before each group of at most 1024 points that is evaluated. Once
  ///   it returns false, it must not return true again; pixels that are not painted by then are
  ///   undefined.
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

  /// Paints `count` pixels of a row: computes the mean of each pixel's samples in linear light and
  /// gamma-encodes it.
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

  /// Evaluates sample `sample` of each of `count` pixels, and writes the results to the rows `sums`
  /// of `scratch`.
  private func evaluate(column: Int, row: Int, sample: Int, count: Int, _ scratch: Scratch) {
    let position = grid.position(sample)
    var line = ck_line(
      field: field, column: Double(column) + position.right, row: Double(row) + position.down,
      step: 1)
    withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Float>?.self, capacity: 3) { out in
      out.initializeElement(at: 0, to: scratch.sums(0))
      out.initializeElement(at: 1, to: scratch.sums(1))
      out.initializeElement(at: 2, to: scratch.sums(2))
      ck_evaluate(network, &line, count, scratch.workspace, out.baseAddress)
    }
  }

  /// The parts of the memory that one call of `paint` uses.
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
