internal import PixelKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// A colouring at one instant: computes rows of colours from rows of sums or of channel values.
struct ColourRow: Sendable {
  private enum Kind {
    case rgb
    case grey(inverted: Bool)
    case hsv
    case oklab
    case oklch
    /// A table of the palette's colours. They are in OKLab if `lightness` is above 0, because a
    /// second channel then changes the lightness, and red, green and blue otherwise.
    case palette(ColourTable, lightness: Float)
  }

  /// Pointers to three rows of floats: red, green and blue, or three channels.
  struct Rows {
    let red: UnsafeMutablePointer<Float>
    let green: UnsafeMutablePointer<Float>
    let blue: UnsafeMutablePointer<Float>

    static func + (rows: Rows, offset: Int) -> Rows {
      Rows(red: rows.red + offset, green: rows.green + offset, blue: rows.blue + offset)
    }
  }

  private var kind: Kind
  private let linear: Bool
  private var contrast: Float = 1
  private var cycles: Float = 1
  private var shift: Float = 0
  private var grade = ColourGrade()
  /// The equalising curves, one channel after the other; empty if channels are not equalised. Each
  /// curve has `curveEntries` numbers, for evenly spaced channel values from 0 to 1.
  private let curves: [Float]

  /// The number of entries of a curve.
  private static let curveEntries = 1025

  /// True if colours jump where channels change smoothly, as in a palette with flat steps.
  var hasJumps: Bool { if case .palette(let table, _) = kind { table.isFlat } else { false } }

  /// True if each channel of the colour depends on one channel of the network only.
  var keepsChannelsApart: Bool {
    switch kind {
    case .grey, .palette(_, lightness: 0): true
    case .rgb: grade.isNone
    case .hsv, .oklab, .oklch, .palette: false
    }
  }

  /// Prepares `colouring`, with the curves of `equalising`. The resulting colours are linear light
  /// if `linear` is true, and gamma-encoded otherwise.
  init(_ colouring: Colouring, equalising: Equalising = .none, linear: Bool) {
    self.linear = linear
    if case .measured(let curves) = equalising, !curves.isEmpty {
      let last = Double(Self.curveEntries - 1)
      // A channel without a curve stays as it is.
      self.curves = (0..<colouring.channels).flatMap { channel in
        let curve = curves.indices.contains(channel) ? curves[channel] : nil
        return (0..<Self.curveEntries).map { entry in
          let value = Double(entry) / last
          return Float(curve?.value(at: value) ?? value)
        }
      }
    } else {
      curves = []
    }
    switch colouring {
    case .rgb: kind = .rgb
    case .grey(let inverted): kind = .grey(inverted: inverted)
    case .hsv: kind = .hsv
    case .oklab: kind = .oklab
    case .oklch: kind = .oklch
    case .palette(let ramp, _, let use):
      let table =
        use.lightness > 0
        ? ColourTable(labOf: ramp, steps: use.steps)
        : ColourTable(ramp, steps: use.steps, linear: linear)
      kind = .palette(table, lightness: Float(use.lightness))
    }
  }

  /// Returns this colouring with the contrast, cycles, shift, exposure, saturation and hue of
  /// `plan`.
  func at(_ plan: FramePlan) -> ColourRow {
    var row = self
    row.contrast = Float(plan[.contrast])
    row.cycles = Float(plan[.cycles])
    // Whole turns are removed in double precision: after many turns, the shifts of neighbouring
    // frames would be equal as floats.
    row.shift = Float(plan[.shift].remainder(dividingBy: 1))
    row.grade = ColourGrade(plan)
    // Grading the few colours of a palette is faster than grading the many pixels of a picture.
    if case .palette(let table, lightness: 0) = kind, !row.grade.isNone {
      row.kind = .palette(table.graded(row.grade, linear: linear), lightness: 0)
      row.grade = ColourGrade()
    }
    return row
  }

  /// Computes the colours of `count` pixels from `channels`, and writes them to `rows`, which may
  /// be the rows of `channels` themselves. Only as many rows of `channels` are read as the
  /// colouring has channels.
  func apply(_ channels: ChannelRows, to rows: Rows, count: Int) {
    channels.withKernel(curves: curves, entries: Self.curveEntries) { channels in
      colour(channels, to: rows, count: count)
    }
    switch kind {
    case .rgb, .grey, .hsv:
      if !grade.isNone {
        ck_grade_row(grade.kernel, linear ? 1 : 0, rows.red, rows.green, rows.blue, count)
      }
    case .oklab, .oklch, .palette: break
    }
  }

  private func colour(_ channels: UnsafePointer<ck_channels>, to rows: Rows, count: Int) {
    let decoded: CInt = linear ? 1 : 0
    let (red, green, blue) = (rows.red, rows.green, rows.blue)
    switch kind {
    case .rgb: ck_colour_rgb(contrast, decoded, channels, red, green, blue, count)
    case .grey(let inverted):
      ck_colour_grey(contrast, inverted ? 1 : 0, decoded, channels, red, green, blue, count)
    case .hsv:
      ck_colour_hsv(contrast, cycles, shift, decoded, channels, red, green, blue, count)
    case .oklab:
      ck_colour_oklab(contrast, grade.kernel, decoded, channels, red, green, blue, count)
    case .oklch:
      ck_colour_oklch(
        contrast, cycles, shift, grade.kernel, decoded, channels, red, green, blue, count)
    case .palette(let table, lightness: 0):
      ck_colour_palette(
        table.colours, table.count, table.isFlat ? 1 : 0, contrast, cycles, shift, channels, red,
        green, blue, count)
    case .palette(let table, let lightness):
      ck_colour_lit_palette(
        table.colours, table.count, table.isFlat ? 1 : 0, contrast, cycles, shift, lightness,
        grade.kernel, decoded, channels, red, green, blue, count)
    }
  }
}

extension ColourRow {
  /// The colours of evenly spaced values of the first channel, four floats for each; the fourth is
  /// not used.
  var table: [Float] {
    let count = 1025
    var colours = [Float](repeating: 0, count: 4 * count)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * count) { rows in
      guard let red = rows.baseAddress else { return }
      rows.initialize(repeating: 0)
      let planes = Rows(red: red, green: red + count, blue: red + 2 * count)
      for i in 0..<count { red[i] = Float(i) / Float(count - 1) }
      apply(ChannelRows(values: planes), to: planes, count: count)
      for i in 0..<count {
        colours[4 * i] = planes.red[i]
        colours[4 * i + 1] = planes.green[i]
        colours[4 * i + 2] = planes.blue[i]
      }
    }
    return colours
  }

  /// A colouring in two forms: into gamma-encoded colours, and into linear light for averaging.
  struct Pair: Sendable {
    private(set) var encoded: ColourRow
    /// The form into linear light; equal to `encoded` if linear light is not needed.
    private(set) var linear: ColourRow

    init(_ colouring: Colouring, equalising: Equalising, linearToo: Bool) {
      encoded = ColourRow(colouring, equalising: equalising, linear: false)
      linear =
        linearToo ? ColourRow(colouring, equalising: equalising, linear: true) : encoded
    }

    /// Returns both forms with the contrast, cycles, shift, exposure, saturation and hue of `plan`.
    func at(_ plan: FramePlan) -> Pair {
      var pair = self
      pair.encoded = encoded.at(plan)
      pair.linear = linear.at(plan)
      return pair
    }
  }
}
