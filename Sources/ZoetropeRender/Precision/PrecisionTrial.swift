internal import CPPNKernels
internal import ZoetropeFrame

/// Finds out whether single precision is enough for a frame: its network is asked at some places in
/// single and in double, and the colours are compared.
///
/// A network whose layers magnify differences, by the standard deviation of the weights times the root
/// of the width times the slope of the activation each, makes codes of last places. That is measured
/// here on the frame itself, so that gains, wirings, mixed layers, inputs, outputs and colours are all
/// in it. The numbers below are argued for in docs/precision.md.
struct PrecisionTrial {
  let field: ck_field
  let size: FrameSize
  /// Gives encoded colours.
  let colouring: ColourRow
  let memory: ScratchPool

  /// How many places are asked.
  private static let places = 256
  /// What counts as a difference, and as a large one, in codes of 255.
  private static let codes: (any: Float, large: Float) = (1 / 1024, 1 / 4)
  /// How many large differences may be chance, and what share of all differences may be large.
  private static let allowed = (count: 1, share: 1.0 / 8)

  /// Whether differences are noise: too many of them are large.
  func fails(_ sums: Program) -> Bool {
    var workspace = 0
    sums.withNetwork { workspace = ck_workspace_floats($0) }
    var different = (any: 0, large: 0)
    memory.withFloats(8 * Self.places + workspace) { memory in
      let (columns, rows) = (memory, memory + Self.places)
      for index in 0..<Self.places {
        let (right, down) = Self.place(index)
        columns[index] = Float(right * Double(size.width))
        rows[index] = Float(down * Double(size.height))
      }
      let single = Self.rows(memory + 2 * Self.places)
      let double = Self.rows(memory + 5 * Self.places)
      let workspace = memory + 8 * Self.places
      paint(sums, columns, rows, workspace, single)
      paint(sums.givingChannels.inDoublePrecision, columns, rows, workspace, double)
      for i in 0..<Self.places {
        let codes =
          255
          * max(
            (single.red[i] - double.red[i]).magnitude,
            (single.green[i] - double.green[i]).magnitude,
            (single.blue[i] - double.blue[i]).magnitude)
        if !(codes <= Self.codes.any) { different.any += 1 }
        if !(codes <= Self.codes.large) { different.large += 1 }
      }
    }
    return different.large > Self.allowed.count
      && Double(different.large) > Self.allowed.share * Double(different.any)
  }

  private static func rows(_ start: UnsafeMutablePointer<Float>) -> ColourRow.Rows {
    ColourRow.Rows(red: start, green: start + places, blue: start + 2 * places)
  }

  private func paint(
    _ program: Program, _ columns: UnsafePointer<Float>, _ rows: UnsafePointer<Float>,
    _ workspace: UnsafeMutablePointer<Float>, _ results: ColourRow.Rows
  ) {
    var field = field
    program.withNetwork { network in
      withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Float>?.self, capacity: 3) { out in
        out.initializeElement(at: 0, to: results.red)
        out.initializeElement(at: 1, to: results.green)
        out.initializeElement(at: 2, to: results.blue)
        ck_evaluate_at(network, &field, columns, rows, Self.places, workspace, out.baseAddress)
      }
    }
    colouring.apply(
      ChannelRows(program.pendingCodes, results), to: results, count: Self.places)
  }

  /// Where place `index` is in the picture, each 0…1: multiples of two irrational numbers, which
  /// spread evenly and fall in with no pattern of the picture's.
  private static func place(_ index: Int) -> (right: Double, down: Double) {
    let count = Double(index) + 0.5
    return (
      (count * 0.754877666246692760).truncatingRemainder(dividingBy: 1),
      (count * 0.569840290998053266).truncatingRemainder(dividingBy: 1)
    )
  }
}
