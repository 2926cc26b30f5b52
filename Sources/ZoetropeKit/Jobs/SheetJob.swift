internal import ZoetropeFrame
package import ZoetropeRender
package import ZoetropeScene
internal import ZoetropeVideo

/// Paints many small pictures on one page: moments of one film, or one moment with many seeds. The
/// label of each picture names its moment or seed.
public struct SheetJob: Sendable {
  /// A picture of the sheet that is not painted yet.
  package struct Cell: Sendable {
    /// The scene in its original size. Its measurements are made when the picture is painted.
    package let scene: SceneDraft
    package let frame: Int
    package let label: String
    /// The network to paint in place of the scene's own; nil for that. The scene must then have been
    /// measured.
    let network: FixedNetwork?
    /// The first frame of a film in which the picture is shown; nil to leave its place empty.
    let firstShown: Int?

    package init(
      scene: SceneDraft, frame: Int, label: String, network: FixedNetwork? = nil,
      firstShown: Int? = 0
    ) {
      self.scene = scene
      self.frame = frame
      self.label = label
      self.network = network
      self.firstShown = firstShown
    }
  }

  /// The scene that the sheet shows, whose recipe is written into the file.
  private let scene: SceneDraft
  private let cells: [Cell]
  /// The width of each picture in pixels.
  private let width: Int
  /// The file to write.
  public var output: OutputFile
  /// The number of pictures in a row. When nil, it is chosen so that the page's sides are about
  /// 3:2.
  public var columns: Int?
  /// The options for painting the pictures.
  public var options: RenderOptions

  /// Creates a sheet of moments that are evenly spread over the film.
  ///
  /// - Parameters:
  ///   - count: the number of pictures, 1 to 1000; fewer are painted if the film has fewer frames.
  ///   - width: the width of a picture in pixels, 32 to 2048.
  ///   - observe: called when a measurement starts.
  /// - Throws: `JobError` when a number is out of range; the errors of reading the scene.
  public init(
    timesOf source: SceneSource, count: Int = 12, width: Int = 320, to output: OutputFile,
    threads: Int? = nil, _ observe: JobObserver = { _ in }
  ) throws {
    try Self.check(count: count, width: width)
    let scene = try source.scene(observe).values
    let frames = scene.timeline.frameCount
    let shown = min(count, frames)
    let cells = (0..<shown).map { number in
      let frame = number * frames / shown
      let time = Wording.fixed(scene.rate.seconds(frame), 2)
      return Cell(scene: scene, frame: frame, label: "\(time) s  \(frame)f")
    }
    self.init(scene, cells, width: width, to: output, threads: threads)
  }

  /// Creates a sheet of one moment with many seeds, which `SceneSource.reseed` sets.
  ///
  /// - Parameters:
  ///   - seeds: the seed of each picture, 1 to 1000 of them.
  ///   - time: the moment that is shown.
  ///   - width: the width of a picture in pixels, 32 to 2048.
  ///   - observe: called when a measurement of the preset with its own seed starts. The
  ///     measurements for `seeds` are made without notice while the sheet is painted.
  /// - Throws: `JobError` when a number is out of range or `time` is outside of the film; the
  ///   errors of reading the scene.
  public init(
    seedsOf source: SceneSource, _ seeds: [UInt64], at time: FilmTime = .frame(0),
    width: Int = 320, to output: OutputFile, threads: Int? = nil,
    _ observe: JobObserver = { _ in }
  ) throws {
    try Self.check(count: seeds.count, width: width)
    let cells = try seeds.map { seed in
      var source = source
      source.reseed(seed, origin: "--seeds \(seed)")
      let scene = try source.withFigureDrawn(source.valid()).draft
      return Cell(scene: scene, frame: try time.frame(in: scene), label: "seed \(seed)")
    }
    self.init(try source.scene(observe).values, cells, width: width, to: output, threads: threads)
  }

  package init(
    _ scene: SceneDraft, _ cells: [Cell], width: Int = 320, to output: OutputFile, threads: Int?
  ) {
    self.scene = scene
    self.cells = cells
    self.width = width
    self.output = output
    options = RenderOptions(threads: threads)
  }

  /// The labels of the pictures.
  package var labels: [String] { cells.map(\.label) }

  /// The largest width of a page in pixels. It is limited because a row of pictures is kept in
  /// memory.
  private static let widest = 32768

  static func check(count: Int, width: Int) throws(JobError) {
    guard (1...1000).contains(count) else {
      throw JobError(.input, "A sheet holds 1 to 1000 pictures, not \(count).")
    }
    guard (32...2048).contains(width) else {
      throw JobError(.input, "The pictures of a sheet are 32 to 2048 pixels wide, not \(width).")
    }
  }

  /// Paints and writes the sheet; returns when the file has its name and is on the disk.
  ///
  /// - Throws: `JobError`, before painting starts if the problem can be known by then; `VideoError`
  ///   when writing fails.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let format = try OutputFormat.named(by: output.path, .picture)
    let (cells, width, options) = (cells, width, options)
    let picture = (cells.first?.scene ?? scene).thumbnail(width: width).size
    let layout = SheetLayout(count: cells.count, columns: columns, picture: picture)
    guard layout.size.width <= Self.widest else {
      throw JobError(
        .input,
        "The page would be \(layout.size.width) pixels wide, and \(Self.widest) is the most.",
        advice: .narrowerPage)
    }
    try ThreadNeed(options.threads).check()
    let path = try await output.write(
      with: { path in
        RowPictureWriter(
          writer: try format.open(
            PictureFile(
              path: path, size: layout.size, depth: .eight,
              text: Recipe.text(scene, frames: 0..<scene.timeline.frameCount),
              calling: output.path)))
      }, observe
    ) { writer in
      scene.sayNotes(to: observe)
      observe(
        .started(
          JobStart(
            path: output.path, total: cells.count, unit: "picture", size: picture.description,
            target: InstructionSet.current)))
      let pool = StripPool(size: picture)
      var row = layout.emptyRow()
      let done = try await forEachInOrder(
        0..<cells.count, window: options.threads + 2, on: RenderThreads(count: options.threads),
        make: { try Self.paint(cells[$0], width: width, options, layout, pool) },
        sink: { index, tile in
          layout.place(tile, at: index % layout.columns, in: &row)
          if (index + 1) % layout.columns == 0 || index + 1 == cells.count {
            try await writer.append(row)
            row = layout.emptyRow()
          }
          observe(.advanced(done: index + 1))
        })
      guard done == cells.count else { return .nothing }
      try await writer.append(layout.bottomMargin())
      try await writer.finish()
      return .whole
    }
    return JobReport(pictureAt: path, clock)
  }

  /// Paints a picture and its label.
  private static func paint(
    _ cell: Cell, width: Int, _ options: RenderOptions, _ layout: SheetLayout, _ pool: StripPool
  ) throws -> SheetLayout.Tile {
    // The first frame does not depend on the pace.
    let parts = MeasuringStep.allCases.filter { $0 != .pace || cell.frame != 0 }
    let scene = try cell.scene.measured(Set(parts)).thumbnail(width: width)
    var pixels: [UInt8] = []
    let frame = try options.renderer(of: scene).frame(cell.frame)
    try frame.paintRows(.eight, from: pool) { pixels += $0 }
    let mask = try Label.mask(
      cell.label, size: layout.labelSize, pointSize: layout.pointSize)
    return SheetLayout.Tile(picture: pixels, label: mask)
  }
}

extension SceneDraft {
  /// Returns the scene with pictures `width` pixels wide and of the same shape, unless they would
  /// be lower than 16 pixels or higher than four times their width.
  package func thumbnail(width: Int) -> SceneDraft {
    var small = self
    let height = (Double(width) * Double(size.height) / Double(size.width)).rounded()
    small.size = FrameSize(width: width, height: min(4 * width, max(16, Int(height))))
    // A page is opaque.
    if isTransparent { small.figure?.ground = .colour(RGB(0.5, 0.5, 0.5)) }
    return small
  }
}
