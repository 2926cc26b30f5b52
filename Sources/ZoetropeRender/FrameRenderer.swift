internal import CPPNKernels
public import ZoetropeFrame
internal import ZoetropeScene

/// A renderer of one frame. It paints any rows of the picture, in any order and on any thread.
public struct FrameRenderer: Sendable {
  /// Width and height of the picture in pixels.
  public let size: FrameSize

  let field: FieldMap
  let programs: FramePrograms
  let grid: SampleGrid
  let colouring: ColourRow.Pair
  let memory: ScratchPool
  private let mirrors: MirrorImage
  let medium: MediumFrame?
  private let collage: CollageFrame?
  let figure: FigureFrame?
  private let glow: GlowFrame?
  private let finisher: Finisher?

  init(
    size: FrameSize, field: FieldMap, programs: FramePrograms, grid: SampleGrid,
    colouring: ColourRow.Pair, medium: MediumFrame?, collage: CollageFrame?, figure: FigureFrame?,
    memory: ScratchPool, glow: GlowFrame?, finisher: Finisher?
  ) {
    self.size = size
    self.field = field
    self.programs = programs
    self.grid = grid
    self.colouring = colouring
    self.memory = memory
    self.glow = glow
    self.finisher = finisher
    self.medium = medium
    self.collage = collage
    self.figure = figure
    // Light comes from one side; paper and letters are not their own mirror images.
    mirrors =
      medium == nil && figure == nil && collage == nil
      ? MirrorImage(field, programs.painted, size) : .none
  }

  /// Returns the number of rows of a picture of `size` that are best painted together: the height
  /// of a band. Bands begin at multiples of this number.
  package static func rowsTogether(_ size: FrameSize) -> Int {
    BandPainter.height(width: size.width)
  }

  /// True if the picture's lower half is a mirrored copy of the upper one.
  package var mirrorsRows: Bool { mirrors.rows }

  /// Paints the strip's rows. The strip must be as wide as the picture, and its rows must be rows
  /// of the picture.
  ///
  /// Painting needs additional memory. With `Sampling.exact`, this is 512 bytes for each neuron of
  /// the widest layer (256 bytes for each neuron of all layers if the network is dense), and about
  /// 36 kilobytes. `Sampling.adaptive` always works on whole bands of `rowsTogether` rows. It needs
  /// about two kilobytes for each column of the picture, and 150 bytes more if pixels have several
  /// samples.
  ///
  /// - Returns: the numbers of painted pixels and of evaluations.
  @discardableResult
  public func paint(_ strip: inout Strip) -> Evaluations { paint(&strip, while: { true }) }

  /// Paints the strip's rows, and stops early if the task is cancelled.
  ///
  /// - Throws: `CancellationError` if the task was cancelled before the last group of points was
  ///   evaluated. The strip's pixels are then undefined.
  package func paintUnlessCancelled(_ strip: inout Strip) throws {
    try paint(&strip, unless: { Task.isCancelled })
  }

  /// Paints the strip's rows until `isCancelled` returns true. The closure is called before each
  /// group of points that is evaluated, and not again once it has returned true.
  ///
  /// - Throws: `CancellationError` if `isCancelled` returned true. The strip's pixels are then
  ///   undefined.
  package func paint(_ strip: inout Strip, unless isCancelled: () -> Bool) throws {
    var isWhole = true
    paint(
      &strip,
      while: {
        if isWhole, isCancelled() { isWhole = false }
        return isWhole
      })
    guard isWhole else { throw CancellationError() }
  }

  @discardableResult
  private func paint(_ strip: inout Strip, while isWanted: () -> Bool) -> Evaluations {
    precondition(strip.width == size.width, "A strip is as wide as its picture.")
    precondition(
      strip.rows.lowerBound >= 0 && strip.rows.upperBound <= size.height,
      "A strip's rows are in the picture.")
    let rows = strip.rows
    var total = Evaluations(pixels: rows.count * size.width)
    var alpha: [Float] = []
    if let figure, figure.isTransparent { alpha = Array(repeating: 1, count: total.pixels) }
    strip.withColours { pixels in
      guard let figure else {
        total.evaluations = paintUnfinished(rows, into: pixels, while: isWanted)
        finish(rows, in: pixels)
        return
      }
      let covered = figure.covered(of: rows)
      let target = pixels + (covered.lowerBound - rows.lowerBound) * size.width
      total.evaluations = paintUnfinished(covered, into: target, while: isWanted)
      // The finish is part of the picture. A ground of paper is part of it too, and nothing is not.
      if figure.isTransparent { finish(covered, in: target) }
      figure.cut(rows, of: pixels, width: size.width, alpha: &alpha, memory)
      if !figure.isTransparent { finish(rows, in: pixels) }
    }
    strip.alpha = alpha
    return total
  }

  /// Paints the rows of `strip`, and fills `image` with the mirror image of some of them.
  /// `mirrorsRows` must be true, and each row of `image` must be the mirror image of a row of
  /// `strip`.
  @discardableResult
  package func paint(_ strip: inout Strip, andImage image: inout Strip) -> Evaluations {
    paint(&strip, andImage: &image, while: { true })
  }

  /// Paints the rows of `strip`, fills `image` with the mirror image of some of them, and stops
  /// early if the task is cancelled. The strips must be as in `paint(_:andImage:)`.
  ///
  /// - Throws: `CancellationError` if the task was cancelled. The pixels of both strips are then
  ///   undefined.
  package func paintUnlessCancelled(_ strip: inout Strip, andImage image: inout Strip) throws {
    var isWhole = true
    paint(
      &strip, andImage: &image,
      while: {
        if isWhole, Task.isCancelled { isWhole = false }
        return isWhole
      })
    guard isWhole else { throw CancellationError() }
  }

  @discardableResult
  private func paint(
    _ strip: inout Strip, andImage image: inout Strip, while isWanted: () -> Bool
  ) -> Evaluations {
    precondition(mirrors.rows, "The lower half is the upper one's mirror image.")
    precondition(
      strip.width == size.width && image.width == size.width, "A strip is as wide as its picture.")
    let (rows, below) = (strip.rows, image.rows)
    precondition(
      rows.lowerBound >= 0 && rows.clamped(to: mirrored(below)) == mirrored(below),
      "The image is one of rows that the strip has.")
    var total = Evaluations(pixels: (rows.count + below.count) * size.width)
    strip.withColours { pixels in
      total.evaluations = paintUnfinished(rows, into: pixels, while: isWanted)
      image.withColours { target in
        copy(mirrored(below), of: (pixels, rows.lowerBound), to: target)
        finish(below, in: target)
      }
      finish(rows, in: pixels)
    }
    return total
  }

  /// Adds what comes over the picture: its glow, the caption, the vignette and the grain.
  private func finish(_ rows: Range<Int>, in pixels: ColourRow.Rows) {
    glow?.apply(to: rows, in: pixels, memory)
    finisher?.apply(to: rows, in: pixels)
  }

  /// Returns the rows whose mirror image is `rows`.
  private func mirrored(_ rows: Range<Int>) -> Range<Int> {
    size.height - rows.upperBound..<size.height - rows.lowerBound
  }

  /// Paints `rows` without finishing them, and returns the number of evaluated points. `pixels`
  /// points to the first pixel of the first row.
  func paintUnfinished(
    _ rows: Range<Int>, into pixels: ColourRow.Rows, while isWanted: () -> Bool
  ) -> Int {
    if let collage { return paint(collage, rows, into: pixels, while: isWanted) }
    return paintGround(rows, into: pixels, while: isWanted)
  }

  /// Paints `rows` of what lies below the pieces of a collage.
  func paintGround(
    _ rows: Range<Int>, into pixels: ColourRow.Rows, while isWanted: () -> Bool
  ) -> Int {
    let painted = mirrors.painted(of: size)
    let upper = rows.clamped(to: 0..<painted.height)
    let lower = rows.clamped(to: painted.height..<size.height)
    var evaluations = paintThemselves(upper, into: pixels, while: isWanted)
    guard !lower.isEmpty else { return evaluations }
    let below = pixels + (lower.lowerBound - rows.lowerBound) * size.width
    let wanted = mirrored(lower)
    // Originals that are not among the upper rows are painted into the memory of their copies, and
    // the order of these rows is then reversed.
    let missing =
      upper.isEmpty
      ? wanted : wanted.clamped(to: wanted.lowerBound..<max(wanted.lowerBound, upper.lowerBound))
    let target = below + (wanted.upperBound - missing.upperBound) * size.width
    evaluations += paintThemselves(missing, into: target, while: isWanted)
    target.reverseRows(missing.count, width: size.width)
    copy(
      missing.upperBound..<wanted.upperBound, of: (pixels, rows.lowerBound), to: below)
    return evaluations
  }

  /// Copies `rows` of `source` to `target` in reverse order. `source.pixels` points to the first
  /// pixel of row `source.first`.
  private func copy(
    _ rows: Range<Int>, of source: (pixels: ColourRow.Rows, first: Int), to target: ColourRow.Rows
  ) {
    for (index, row) in rows.reversed().enumerated() {
      (target + index * size.width).copy(
        source.pixels + (row - source.first) * size.width, count: size.width)
    }
  }

  /// Paints rows that are not copies of other rows. Columns that are mirror images of others are
  /// copied. Returns the number of evaluated points.
  private func paintThemselves(
    _ rows: Range<Int>, into pixels: ColourRow.Rows, while isWanted: () -> Bool
  ) -> Int {
    guard !rows.isEmpty else { return 0 }
    if let medium { return paint(medium, rows, into: pixels, while: isWanted) }
    let painted = mirrors.painted(of: size)
    let evaluations =
      programs.interpolation.map {
        paintAdaptively(rows, of: painted, $0, into: pixels, while: isWanted)
      } ?? paintExactly(rows, columns: painted.width, into: pixels, while: isWanted)
    if painted.width < size.width {
      for index in 0..<rows.count {
        (pixels + index * size.width).mirror(from: painted.width, width: size.width)
      }
    }
    return evaluations
  }

  private func paintExactly(
    _ rows: Range<Int>, columns: Int, into pixels: ColourRow.Rows, while isWanted: () -> Bool
  ) -> Int {
    programs.painted.withNetwork { network in
      let painter = ExactPainter(
        network: network, outputs: programs.painted.pendingCodes, field: field.kernelField,
        grid: grid,
        colouring: grid.count == 1 ? colouring.encoded : colouring.linear)
      memory.withFloats(painter.scratchFloats) { scratch in
        painter.paint(
          columns: columns, rows: rows, stride: size.width, scratch, into: pixels,
          while: isWanted)
      }
    }
    return columns * rows.count * grid.count
  }

  private func paintAdaptively(
    _ rows: Range<Int>, of painted: FrameSize, _ interpolation: FramePrograms.Interpolation,
    into pixels: ColourRow.Rows, while isWanted: () -> Bool
  ) -> Int {
    var evaluations = 0
    programs.withNetworks(interpolation) { sums, monitored in
      let codes = programs.painted.pendingCodes
      let height = BandPainter.height(width: size.width)
      let workspace = max(ck_workspace_floats(sums), ck_workspace_floats(monitored))
      let floats = BandMemory.floats(
        width: painted.width, height: height, channels: codes.count, workspace: workspace)
      let blockColumns = BandMemory.blockColumns(width: painted.width)
      let more =
        grid.count == 1
        ? 0 : SampleMemory.floats(blockColumns: blockColumns)
      memory.withFloats(floats + more) { scratch in
        withoutActuallyEscaping(isWanted) { isWanted in
          let painter = BandPainter(
            sums: sums, monitored: monitored, field: field.kernelField,
            centre: programs.painted.isFineAtCentre ? field.centre : nil,
            painted: painted, bandHeight: height, outputs: codes,
            sensitivity: interpolation.sensitivity,
            rules: .of(programs.painted, colouring.encoded), colouring: colouring.encoded,
            sampler: grid.count == 1
              ? nil
              : BlockSampler(
                network: sums, outputs: codes, field: field.kernelField, grid: grid,
                colouring: colouring, hasJumps: colouring.encoded.hasJumps,
                sensitivity: interpolation.sensitivity,
                memory: SampleMemory(blockColumns: blockColumns, in: scratch + floats)),
            memory: BandMemory(
              width: painted.width, height: height, channels: codes.count, workspace: workspace,
              in: scratch),
            isWanted: isWanted)
          // A local copy: reading the size through the renderer would change reference counts that
          // all threads share.
          let stride = size.width
          for band in rows.lowerBound / height...(rows.upperBound - 1) / height where isWanted() {
            evaluations += painter.paint(band: band, rows: rows) {
              pixels + ($0 - rows.lowerBound) * stride
            }
          }
        }
      }
    }
    return evaluations
  }

  /// True if the network is evaluated in double precision.
  package var isPrecise: Bool { programs.painted.isPrecise }
}

extension FieldMap {
  /// The map in the kernels' form.
  var kernelField: ck_field {
    ck_field(x0: originX, y0: originY, dx: rightX, dy: rightY, ex: downX, ey: downY)
  }
}
