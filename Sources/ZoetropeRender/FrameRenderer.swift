internal import CPPNKernels
public import ZoetropeFrame
internal import ZoetropeScene

/// One frame of a scene, ready to paint any of its rows in any order, on any thread.
public struct FrameRenderer: Sendable {
  /// The size of the picture.
  public let size: FrameSize

  private let field: FieldMap
  private let program: Program
  private let grid: SampleGrid
  private let colouring: ColourRow

  /// How many pixels go from stage to stage together. Long rows are cut at multiples of it, whoever
  /// paints them, so that a pixel's place is the same number to the bit.
  private static let chunk = 1024

  init(
    size: FrameSize, field: FieldMap, program: Program, grid: SampleGrid, colouring: ColourRow
  ) {
    self.size = size
    self.field = field
    self.program = program
    self.grid = grid
    self.colouring = colouring
  }

  /// Paints the strip's rows, which must be rows of the picture.
  ///
  /// The memory it needs besides is a few hundred kilobytes at the most for ordinary networks: 256
  /// bytes for each neuron of two layers (of all, when dense), and 36 kilobytes.
  public func paint(_ strip: inout Strip) {
    precondition(strip.width == size.width, "A strip is as wide as its picture.")
    precondition(
      strip.rows.lowerBound >= 0 && strip.rows.upperBound <= size.height,
      "A strip's rows are in the picture.")
    guard !strip.rows.isEmpty else { return }
    let rows = strip.rows
    strip.red.withUnsafeMutableBufferPointer { red in
      strip.green.withUnsafeMutableBufferPointer { green in
        strip.blue.withUnsafeMutableBufferPointer { blue in
          guard let red = red.baseAddress, let green = green.baseAddress,
            let blue = blue.baseAddress
          else { return }
          paint(rows, into: ColourRow.Rows(red: red, green: green, blue: blue))
        }
      }
    }
  }

  private func paint(_ rows: Range<Int>, into pixels: ColourRow.Rows) {
    program.withNetwork { network in
      withScratch(network) { scratch in
        for row in rows {
          let start = (row - rows.lowerBound) * size.width
          for column in stride(from: 0, to: size.width, by: Self.chunk) {
            let count = min(Self.chunk, size.width - column)
            let target = pixels + (start + column)
            if grid.count == 1 {
              evaluate(network, column: column, row: row, sample: 0, count: count, scratch)
              colouring.apply(scratch.channels, to: target, count: count)
            } else {
              average(network, column: column, row: row, count: count, scratch, into: target)
            }
          }
        }
      }
    }
  }

  /// Several samples for each pixel, averaged in linear light.
  private func average(
    _ network: UnsafePointer<ck_network>, column: Int, row: Int, count: Int, _ scratch: Scratch,
    into target: ColourRow.Rows
  ) {
    let share = 1 / Float(grid.count)
    let planes = [
      (sum: target.red, part: scratch.colours.red), (target.green, scratch.colours.green),
      (target.blue, scratch.colours.blue),
    ]
    for sample in 0..<grid.count {
      evaluate(network, column: column, row: row, sample: sample, count: count, scratch)
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
  private func evaluate(
    _ network: UnsafePointer<ck_network>, column: Int, row: Int, sample: Int, count: Int,
    _ scratch: Scratch
  ) {
    let place = grid.place(sample)
    let first = field(column: Double(column) + place.right, row: Double(row) + place.down)
    var line = ck_line(x0: first.x, y0: first.y, dx: field.rightX, dy: field.rightY)
    ck_evaluate(network, &line, count, scratch.workspace, scratch.out)
  }
}

extension FrameRenderer {
  /// Memory for one call of `paint`.
  private struct Scratch {
    let workspace: UnsafeMutablePointer<Float>
    let channels: ColourRow.Rows
    let colours: ColourRow.Rows
    let out: UnsafePointer<UnsafeMutablePointer<Float>?>
  }

  private func withScratch(_ network: UnsafePointer<ck_network>, _ body: (Scratch) -> Void) {
    let needed = ck_workspace_floats(network)
    let row = Self.chunk
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 6 * row + needed) { memory in
      guard let base = memory.baseAddress else { return }
      memory.initialize(repeating: 0)
      func rows(_ first: Int) -> ColourRow.Rows {
        let start = base + first * row
        return ColourRow.Rows(red: start, green: start + row, blue: start + 2 * row)
      }
      let channels = rows(0)
      let out = [channels.red, channels.green, channels.blue].map(Optional.some)
      out.withUnsafeBufferPointer { out in
        guard let out = out.baseAddress else { return }
        body(
          Scratch(workspace: base + 6 * row, channels: channels, colours: rows(3), out: out))
      }
    }
  }

  /// Evaluates the network alone at every pixel's middle, without colouring, and throws the channels
  /// away: what a benchmark of the kernels measures.
  package func evaluateOnly(rows: Range<Int>) {
    program.withNetwork { network in
      withScratch(network) { scratch in
        for row in rows {
          for column in stride(from: 0, to: size.width, by: Self.chunk) {
            let count = min(Self.chunk, size.width - column)
            evaluate(network, column: column, row: row, sample: 0, count: count, scratch)
          }
        }
      }
    }
  }
}
