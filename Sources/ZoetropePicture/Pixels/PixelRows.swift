internal import CFFmpeg
internal import ZoetropeFrame

/// A decoded frame as rows of float pixels.
///
/// The conversion is exact arithmetic on floats rather than libswscale's on integers, so that
/// nothing is rounded before the end, chroma is at its place, and all layouts and depths share one
/// way.
package struct PixelRows: ~Copyable {
  private let frame: Frame
  private let layout: UnsafePointer<AVPixFmtDescriptor>
  private let coding: ColourCoding
  private let size: FrameSize
  private let depth: Int
  private let hasAlpha: Bool
  /// One row of codes, as they are read.
  private var codes: [UInt16]

  /// Looks at how a filled frame is laid out.
  ///
  /// - Throws: `PictureError` if the frame is larger than the limits, or in a layout that is not
  ///   read.
  static func of(
    _ frame: consuming Frame, still: PictureKind?, path: String
  ) throws(PictureError) -> PixelRows {
    let facts = frame.raw.pointee
    let size = try PictureLimits.check(
      width: Int(facts.width), height: Int(facts.height), of: path)
    let refused = UInt64(
      AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_FLOAT | AV_PIX_FMT_FLAG_BAYER)
    guard let layout = av_pix_fmt_desc_get(AVPixelFormat(rawValue: facts.format)),
      layout.pointee.flags & refused == 0, (1...16).contains(layout.pointee.comp.0.depth)
    else { throw PictureError(path, "has pixels in a layout that is not read; save it as PNG.") }
    let coding = try ColourCoding(frame, layout.pointee, still: still, of: path)
    return PixelRows(frame, layout, coding, size)
  }

  private init(
    _ frame: consuming Frame, _ layout: UnsafePointer<AVPixFmtDescriptor>, _ coding: ColourCoding,
    _ size: FrameSize
  ) {
    self.frame = frame
    self.layout = layout
    self.coding = coding
    self.size = size
    depth = Int(layout.pointee.comp.0.depth)
    hasAlpha =
      layout.pointee.flags & UInt64(AV_PIX_FMT_FLAG_ALPHA) != 0 && coding.model != .palette
    codes = Array(repeating: 0, count: size.width)
  }

  /// Returns the picture over a background, shrunk if its longer side has more than `longSide`
  /// pixels.
  consuming func picture(over background: RGB, longSide: Int?) -> Picture {
    var filter = AreaFilter(from: size, to: longSide.map(size.fitting) ?? size)
    var row = PixelRow(width: size.width)
    for y in 0..<size.height {
      switch coding.model {
      case .palette: readPalette(y, &row)
      case .grey: readGrey(y, &row)
      case .rgb: readRGB(y, &row)
      case .luma: readLuma(y, &row)
      }
      if hasAlpha {
        readPlane(Int(layout.pointee.nb_components) - 1, y, size.width, (fullScale, 0), &row.alpha)
      }
      if hasAlpha || coding.model == .palette { row.compose(over: background) }
      row.clamp()
      filter.add(red: row.red[...], green: row.green[...], blue: row.blue[...])
    }
    return filter.picture
  }

  private var fullScale: Double { 1 / Double((1 << depth) - 1) }

  /// Reads a row of codes of a component.
  private mutating func readCodes(_ component: Int, _ y: Int, _ count: Int) {
    let (raw, layout) = (frame.raw, layout)
    codes.withUnsafeMutableBufferPointer {
      ff_read_row($0.baseAddress, raw, layout, CInt(y), CInt(component), CInt(count))
    }
  }

  /// Reads a row of a component, scaled.
  private mutating func readPlane(
    _ component: Int, _ y: Int, _ count: Int, _ scale: (factor: Double, summand: Double),
    _ target: inout [Float]
  ) {
    readCodes(component, y, count)
    let (factor, summand) = (Float(scale.factor), Float(scale.summand))
    for x in 0..<count { target[x] = Float(codes[x]) * factor + summand }
  }

  private mutating func readGrey(_ y: Int, _ row: inout PixelRow) {
    readPlane(0, y, size.width, coding.lumaScale(depth: depth), &row.red)
    row.green = row.red
    row.blue = row.red
  }

  private mutating func readRGB(_ y: Int, _ row: inout PixelRow) {
    readPlane(0, y, size.width, (fullScale, 0), &row.red)
    readPlane(1, y, size.width, (fullScale, 0), &row.green)
    readPlane(2, y, size.width, (fullScale, 0), &row.blue)
  }

  private mutating func readPalette(_ y: Int, _ row: inout PixelRow) {
    readCodes(0, y, size.width)
    guard let entries = frame.raw.pointee.data.1 else { return }
    // 256 numbers in the machine's own order of bytes: alpha, red, green, blue from the top.
    let palette = UnsafeRawBufferPointer(start: entries, count: 1024)
    for x in 0..<size.width {
      let entry = palette.loadUnaligned(
        fromByteOffset: 4 * Int(codes[x] & 255), as: UInt32.self)
      row.alpha[x] = Float(entry >> 24) / 255
      row.red[x] = Float(entry >> 16 & 255) / 255
      row.green[x] = Float(entry >> 8 & 255) / 255
      row.blue[x] = Float(entry & 255) / 255
    }
  }

  private mutating func readLuma(_ y: Int, _ row: inout PixelRow) {
    readPlane(0, y, size.width, coding.lumaScale(depth: depth), &row.red)
    readChroma(1, y, &row.cb)
    readChroma(2, y, &row.cr)
    let (kr, kb) = (Float(coding.red), Float(coding.blue))
    let kg = 1 - kr - kb
    for x in 0..<size.width {
      let luma = row.red[x]
      let red = luma + 2 * (1 - kr) * row.cr[x]
      let blue = luma + 2 * (1 - kb) * row.cb[x]
      row.red[x] = red
      row.green[x] = (luma - kr * red - kb * blue) / kg
      row.blue[x] = blue
    }
  }

  /// Reads a row of chroma, interpolated to the pixels' places.
  private mutating func readChroma(_ component: Int, _ y: Int, _ target: inout [Float]) {
    let across = Int(layout.pointee.log2_chroma_w)
    let down = Int(layout.pointee.log2_chroma_h)
    let width = (size.width + (1 << across) - 1) >> across
    let height = (size.height + (1 << down) - 1) >> down
    let scale = coding.chromaScale(depth: depth)
    let (above, below, share) = Self.place(y, down, coding.isChromaTop, height)
    var line = Array(repeating: Float(0), count: width)
    readPlane(component, above, width, scale, &line)
    if share > 0 {
      var next = Array(repeating: Float(0), count: width)
      readPlane(component, below, width, scale, &next)
      for x in 0..<width { line[x] += (next[x] - line[x]) * share }
    }
    guard across > 0 else {
      target = line
      return
    }
    for x in 0..<size.width {
      let (left, right, share) = Self.place(x, across, coding.isChromaLeft, width)
      target[x] = line[left] + (line[right] - line[left]) * share
    }
  }

  /// Returns the two samples of chroma about a pixel, and the share of the second.
  ///
  /// - Parameters:
  ///   - shift: the logarithm of the pixels for each sample.
  ///   - isFirst: true if samples are beside the first of their pixels, false if amid them.
  ///   - count: the number of samples.
  package static func place(
    _ pixel: Int, _ shift: Int, _ isFirst: Bool, _ count: Int
  ) -> (first: Int, second: Int, share: Float) {
    guard shift > 0 else { return (pixel, pixel, 0) }
    let ratio = Float(1 << shift)
    let position = isFirst ? Float(pixel) / ratio : (Float(pixel) + 0.5) / ratio - 0.5
    let first = position.rounded(.down)
    let index = Int(first)
    return (max(0, min(index, count - 1)), max(0, min(index + 1, count - 1)), position - first)
  }
}

/// A row of pixels while it is converted.
struct PixelRow {
  var red, green, blue, alpha, cb, cr: [Float]

  init(width: Int) {
    red = Array(repeating: 0, count: width)
    (green, blue, cb, cr) = (red, red, red, red)
    alpha = Array(repeating: 1, count: width)
  }

  /// Puts a colour behind the pixels, mixing gamma-encoded values, as browsers do.
  mutating func compose(over background: RGB) {
    let behind = SIMD3(
      Float(background.red), Float(background.green), Float(background.blue))
    for x in alpha.indices {
      let share = alpha[x]
      guard share < 1 else { continue }
      red[x] = behind.x + (red[x] - behind.x) * share
      green[x] = behind.y + (green[x] - behind.y) * share
      blue[x] = behind.z + (blue[x] - behind.z) * share
    }
  }

  mutating func clamp() {
    for x in red.indices {
      red[x] = max(0, min(red[x], 1))
      green[x] = max(0, min(green[x], 1))
      blue[x] = max(0, min(blue[x], 1))
    }
  }
}
