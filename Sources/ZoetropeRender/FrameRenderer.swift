internal import CPPNKernels
public import ZoetropeFrame
internal import ZoetropeScene

/// One frame of a scene, ready to paint any of its rows in any order, on any thread.
public struct FrameRenderer: Sendable {
  /// The size of the picture.
  public let size: FrameSize

  private let field: FieldMap
  private let programs: FramePrograms
  private let grid: SampleGrid
  private let colouring: ColourRow.Pair
  private let mirrors: Bool
  private let memory: ScratchPool
  private let finisher: Finisher?

  init(
    size: FrameSize, field: FieldMap, programs: FramePrograms, grid: SampleGrid,
    colouring: ColourRow.Pair, memory: ScratchPool,
    finisher: Finisher?
  ) {
    self.size = size
    self.field = field
    self.programs = programs
    self.grid = grid
    self.colouring = colouring
    self.memory = memory
    self.finisher = finisher
    mirrors = field.mirrorsColumns(size, programs.channels)
  }

  /// How many rows are best painted together, from a multiple of that number on.
  package static func rowsTogether(_ size: FrameSize) -> Int {
    BandPainter.height(width: size.width)
  }

  /// How many of the picture's columns are painted: the others may be their mirror image.
  private var width: Int { mirrors ? (size.width + 1) / 2 : size.width }

  /// Paints the strip's rows, which must be rows of the picture; returns how often the network was
  /// asked.
  ///
  /// The memory it needs besides is a few hundred kilobytes for `Sampling.exact`: 256 bytes for each
  /// neuron of two layers (of all, when dense), and 36 kilobytes. `Sampling.adaptive` works in bands
  /// of `rowsTogether`, whole ones whatever the strip's, and needs some two kilobytes for each column.
  @discardableResult
  public func paint(_ strip: inout Strip) -> Evaluations {
    precondition(strip.width == size.width, "A strip is as wide as its picture.")
    precondition(
      strip.rows.lowerBound >= 0 && strip.rows.upperBound <= size.height,
      "A strip's rows are in the picture.")
    var asked = Evaluations()
    guard !strip.rows.isEmpty else { return asked }
    let rows = strip.rows
    asked.pixels = rows.count * size.width
    strip.red.withUnsafeMutableBufferPointer { red in
      strip.green.withUnsafeMutableBufferPointer { green in
        strip.blue.withUnsafeMutableBufferPointer { blue in
          guard let red = red.baseAddress, let green = green.baseAddress,
            let blue = blue.baseAddress
          else { return }
          let pixels = ColourRow.Rows(red: red, green: green, blue: blue)
          asked.evaluations =
            programs.interpolation.map { paintAdaptively(rows, $0, into: pixels) }
            ?? paintExactly(rows, into: pixels)
          if mirrors { mirror(rows, in: pixels) }
          finisher?.apply(to: rows, in: pixels)
        }
      }
    }
    return asked
  }

  /// The right half, which is the left one seen in a mirror.
  private func mirror(_ rows: Range<Int>, in pixels: ColourRow.Rows) {
    for index in 0..<rows.count {
      for plane in [pixels.red, pixels.green, pixels.blue] {
        let row = plane + index * size.width
        for column in width..<size.width { row[column] = row[size.width - 1 - column] }
      }
    }
  }

  private func paintExactly(_ rows: Range<Int>, into pixels: ColourRow.Rows) -> Int {
    programs.channels.withNetwork { network in
      let painter = ExactPainter(
        network: network, field: field.kernelField, grid: grid,
        colouring: grid.count == 1 ? colouring.encoded : colouring.linear)
      memory.withFloats(painter.scratchFloats) { scratch in
        painter.paint(columns: width, rows: rows, stride: size.width, scratch, into: pixels)
      }
    }
    return width * rows.count * grid.count
  }

  private func paintAdaptively(
    _ rows: Range<Int>, _ interpolation: FramePrograms.Interpolation, into pixels: ColourRow.Rows
  ) -> Int {
    var evaluations = 0
    programs.withNetworks(interpolation) { channels, sums, watched in
      let outputs = programs.channels.outputs
      let height = BandPainter.height(width: size.width)
      let workspace = [channels, sums, watched].map(ck_workspace_floats).max() ?? 0
      let floats = BandMemory.floats(
        width: width, height: height, channels: outputs.count, workspace: workspace)
      memory.withFloats(floats) { scratch in
        let painter = BandPainter(
          sums: sums, watched: watched, field: field.kernelField, size: size, width: width,
          outputs: outputs.map(\.kernelCode), sensitivity: interpolation.sensitivity,
          course: .of(programs.channels, colouring.encoded), colouring: colouring.encoded,
          sampler: grid.count == 1
            ? nil
            : BlockSampler(
              network: channels, channels: outputs.count, field: field.kernelField, grid: grid,
              colouring: colouring),
          memory: BandMemory(
            width: width, height: height, channels: outputs.count, workspace: workspace,
            in: scratch))
        for band in rows.lowerBound / height...(rows.upperBound - 1) / height {
          evaluations += painter.paint(band: band, rows: rows) {
            pixels + ($0 - rows.lowerBound) * size.width
          }
        }
      }
    }
    return evaluations
  }

  /// Whether the network is computed in double precision.
  package var isPrecise: Bool { programs.channels.isPrecise }

  /// Evaluates the network alone at every pixel's middle, without colouring, and throws the channels
  /// away: what a benchmark of the kernels measures.
  package func evaluateOnly(rows: Range<Int>) {
    programs.channels.withNetwork { network in
      let painter = ExactPainter(
        network: network, field: field.kernelField, grid: .centre, colouring: colouring.encoded)
      memory.withFloats(painter.scratchFloats) { scratch in
        painter.evaluateOnly(columns: size.width, rows: rows, scratch)
      }
    }
  }
}

extension FieldMap {
  /// The map as kernels take it.
  var kernelField: ck_field {
    ck_field(x0: originX, y0: originY, dx: rightX, dy: rightY, ex: downX, ey: downY)
  }

  /// Whether the right half of a picture of that size is the left one in a mirror: because the
  /// network is blind to the sign of what changes along a row, and 0 of it is in the middle.
  fileprivate func mirrorsColumns(_ size: FrameSize, _ program: Program) -> Bool {
    let half = Double(size.width) / 2
    if rightY == 0, downX == 0 { return program.isEvenInX && originX + rightX * half == 0 }
    if rightX == 0, downY == 0 { return program.isEvenInY && originY + rightY * half == 0 }
    return false
  }
}
