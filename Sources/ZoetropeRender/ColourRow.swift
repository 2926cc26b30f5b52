internal import CPPNKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// Turns rows of channel values into rows of colours, at one instant.
struct ColourRow: Sendable {
  private enum Kind {
    case rgb
    case grey(inverted: Bool)
    case hsv
    /// Colours of four floats, red, green, blue and nothing, evenly spaced on the ramp.
    case palette([Float])
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

  private let kind: Kind
  private let linear: Bool
  private var contrast: Float = 1
  private var cycles: Float = 1
  private var shift: Float = 0

  /// Whether each channel of the network is one of the colour's, and changes no other.
  var keepsChannelsApart: Bool {
    switch kind {
    case .rgb, .grey, .palette: true
    case .hsv: false
    }
  }

  /// How finely a ramp is sampled: between neighbours a colour is less than half a code of 255 from
  /// the mixture in OKLab, for ramps whose stops are not closer than a few hundredths.
  private static let paletteEntries = 4096

  /// Prepares for `colouring`; the results are linear light where `linear`, else encoded.
  init(_ colouring: Colouring, linear: Bool) {
    self.linear = linear
    switch colouring {
    case .rgb: kind = .rgb
    case .grey(let inverted): kind = .grey(inverted: inverted)
    case .hsv: kind = .hsv
    case .palette(let gradient, _):
      kind = .palette(
        (0..<Self.paletteEntries).flatMap { index -> [Float] in
          let colour = gradient.colour(at: Double(index) / Double(Self.paletteEntries - 1))
          let channels = [colour.red, colour.green, colour.blue]
          return channels.map { Float(linear ? SRGB.decode($0) : $0) } + [0]
        })
    }
  }

  /// The same with the colour numbers of `plan`.
  func at(_ plan: FramePlan) -> ColourRow {
    var row = self
    row.contrast = Float(plan.contrast)
    row.cycles = Float(plan.cycles)
    // Whole turns come out in double: far along a film, a float would not tell frames apart.
    row.shift = Float(plan.shift.remainder(dividingBy: 1))
    return row
  }

  /// Colours `count` pixels. A colouring of one channel reads the first row alone.
  func apply(_ channels: Rows, to rows: Rows, count: Int) {
    let decoded: CInt = linear ? 1 : 0
    switch kind {
    case .rgb:
      ck_colour_rgb(
        contrast, decoded, channels.red, channels.green, channels.blue, rows.red, rows.green,
        rows.blue, count)
    case .grey(let inverted):
      ck_colour_grey(
        contrast, inverted ? 1 : 0, decoded, channels.red, rows.red, rows.green, rows.blue, count)
    case .hsv:
      ck_colour_hsv(
        contrast, shift, decoded, channels.red, channels.green, channels.blue, rows.red,
        rows.green, rows.blue, count)
    case .palette(let table):
      ck_colour_palette(
        table, table.count / 4, contrast, cycles, shift, channels.red, rows.red, rows.green,
        rows.blue, count)
    }
  }
}

extension ColourRow {
  /// The same colouring twice: encoded, and in linear light for averaging.
  struct Pair: Sendable {
    private(set) var encoded: ColourRow
    /// Encoded as well where it is not wanted.
    private(set) var linear: ColourRow

    init(_ colouring: Colouring, linearToo: Bool) {
      encoded = ColourRow(colouring, linear: false)
      linear = linearToo ? ColourRow(colouring, linear: true) : encoded
    }

    /// The same with the colour numbers of `plan`.
    func at(_ plan: FramePlan) -> Pair {
      var pair = self
      pair.encoded = encoded.at(plan)
      pair.linear = linear.at(plan)
      return pair
    }
  }
}
