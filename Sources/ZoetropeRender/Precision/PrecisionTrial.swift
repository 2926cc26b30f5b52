internal import CPPNKernels
internal import ZoetropeFrame

/// A test that shows whether single precision is enough for a frame. It evaluates the frame's
/// network at some points in single and in double precision, and compares the colours.
///
/// In some networks the layers magnify rounding errors until they are visible. The trial measures
/// this on the frame itself, so it takes everything into account that affects the colours.
/// docs/precision.md explains the magnification and gives the reasons for the numbers below.
struct PrecisionTrial {
  let field: ck_field
  let size: FrameSize
  /// The colouring, into gamma-encoded colours.
  let colouring: ColourRow
  let memory: ScratchPool

  /// The number of points that are compared.
  private static let points = 256
  /// The limits, in 8-bit levels, above which the difference between two colours counts as a
  /// difference (`any`) and as a large one (`large`).
  private static let levels: (any: Float, large: Float) = (1 / 1024, 1 / 4)
  /// The number of large differences, and their share of all differences, that must both be
  /// exceeded for the trial to fail.
  private static let allowed = (count: 1, share: 1.0 / 8)

  /// Returns true if the network of `sums` must be evaluated in double precision, or if
  /// `precision` says so.
  func needsDouble(_ sums: Program, _ precision: Precision) -> Bool {
    switch precision {
    case .asNeeded: sums.decidesByRoundings || fails(sums)
    case .single: false
    case .double: true
    }
  }

  /// Returns true if single precision is not enough for the network of `sums`: too many of the
  /// differences are large.
  func fails(_ sums: Program) -> Bool {
    var workspace = 0
    sums.withNetwork { workspace = ck_workspace_floats($0) }
    var different = (any: 0, large: 0)
    memory.withFloats(8 * Self.points + workspace) { memory in
      let (columns, rows) = (memory, memory + Self.points)
      for index in 0..<Self.points {
        let (right, down) = Self.position(index)
        columns[index] = Float(right * Double(size.width))
        rows[index] = Float(down * Double(size.height))
      }
      let single = Self.rows(memory + 2 * Self.points)
      let double = Self.rows(memory + 5 * Self.points)
      let workspace = memory + 8 * Self.points
      paint(sums, columns, rows, workspace, single)
      paint(sums.givingChannels.inDoublePrecision, columns, rows, workspace, double)
      for i in 0..<Self.points {
        let difference =
          255
          * max(
            (single.red[i] - double.red[i]).magnitude,
            (single.green[i] - double.green[i]).magnitude,
            (single.blue[i] - double.blue[i]).magnitude)
        if !(difference <= Self.levels.any) { different.any += 1 }
        if !(difference <= Self.levels.large) { different.large += 1 }
      }
    }
    return different.large > Self.allowed.count
      && Double(different.large) > Self.allowed.share * Double(different.any)
  }

  private static func rows(_ start: UnsafeMutablePointer<Float>) -> ColourRow.Rows {
    ColourRow.Rows(red: start, green: start + points, blue: start + 2 * points)
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
        ck_evaluate_at(network, &field, columns, rows, Self.points, workspace, out.baseAddress)
      }
    }
    colouring.apply(
      ChannelRows(program.pendingCodes, results), to: results, count: Self.points)
  }

  /// Returns the position of point `index`, as shares of the picture's width and height from 0 to
  /// 1. The shares are the fractional parts of multiples of two irrational numbers (Roberts' R2
  /// sequence), so the points are spread evenly and match no regular pattern of the picture.
  private static func position(_ index: Int) -> (right: Double, down: Double) {
    let count = Double(index) + 0.5
    return (
      (count * 0.754877666246692760).truncatingRemainder(dividingBy: 1),
      (count * 0.569840290998053266).truncatingRemainder(dividingBy: 1)
    )
  }
}
