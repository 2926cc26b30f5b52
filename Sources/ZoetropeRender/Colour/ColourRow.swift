internal import PixelKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// Turns rows of sums or of channel values into rows of colours, at one instant.
struct ColourRow: Sendable {
  private enum Kind {
    case rgb
    case grey(inverted: Bool)
    case hsv
    case oklab
    case oklch
    /// A ramp of red, green and blue; in OKLab where a second channel moves its lightness.
    case palette(ColourTable, lightness: Float)
  }

  /// Three rows of floats.
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
  /// The curves of `equalise` at evenly spaced values, channel after channel; empty for none.
  private let curves: [Float]

  /// Entries of a curve.
  private static let curveEntries = 1025

  /// True if colours jump somewhere, as flat steps of a palette do.
  var hasJumps: Bool { if case .palette(let table, _) = kind { table.isFlat } else { false } }

  /// True if each of the network's channels decides one channel of the colour alone.
  var keepsChannelsApart: Bool {
    switch kind {
    case .grey, .palette(_, lightness: 0): true
    case .rgb: grade.isNone
    case .hsv, .oklab, .oklch, .palette: false
    }
  }

  /// Prepares to apply `colouring`. The results are linear light if `linear` is true, and
  /// gamma-encoded otherwise.
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

  /// The colouring with the colour numbers of `plan`.
  func at(_ plan: FramePlan) -> ColourRow {
    var row = self
    row.contrast = Float(plan[.contrast])
    row.cycles = Float(plan[.cycles])
    // Whole turns are removed in double: far along a film, a float would not tell frames apart.
    row.shift = Float(plan[.shift].remainder(dividingBy: 1))
    row.grade = ColourGrade(plan)
    // A palette has few colours and a picture many pixels: the palette is graded instead.
    if case .palette(let table, lightness: 0) = kind, !row.grade.isNone {
      row.kind = .palette(table.graded(row.grade, linear: linear), lightness: 0)
      row.grade = ColourGrade()
    }
    return row
  }

  /// Colours `count` pixels. A colouring of fewer channels reads the first rows alone; `rows` may
  /// be those that are read.
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
  /// A colouring in two forms: encoded, and in linear light for averaging.
  struct Pair: Sendable {
    private(set) var encoded: ColourRow
    /// Linear light, or encoded too where that is not needed.
    private(set) var linear: ColourRow

    init(_ colouring: Colouring, equalising: Equalising, linearToo: Bool) {
      encoded = ColourRow(colouring, equalising: equalising, linear: false)
      linear =
        linearToo ? ColourRow(colouring, equalising: equalising, linear: true) : encoded
    }

    /// The colourings with the colour numbers of `plan`.
    func at(_ plan: FramePlan) -> Pair {
      var pair = self
      pair.encoded = encoded.at(plan)
      pair.linear = linear.at(plan)
      return pair
    }
  }
}
