internal import ZoetropeFrame
internal import ZoetropeRender
package import ZoetropeScene
internal import ZoetropeVideo

/// Renders a sheet whose pictures move: a film of many small films with labels under them.
///
/// It has the length and the rate of the scene whose recipe is written into the file. Each small
/// film is measured once and its weights are drawn once. The pictures of a frame are painted one
/// after the other, and those of the next frame follow, so the memory does not depend on the
/// length. A cancelled job leaves no file.
package struct SheetFilmJob: Sendable {
  private let scene: SceneDraft
  private let cells: [SheetJob.Cell]
  private let output: OutputFile
  private let options: RenderOptions
  private let columns: Int?
  /// The width of each picture in pixels, which is even.
  private let width: Int
  /// The encoder's settings. The short look-ahead saves a third of the memory, which a page needs
  /// more of than most films.
  private let encoding = Encoding(lookAhead: Encoding.shortLookAhead)

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - scene: the scene whose length, rate and recipe the film has.
  ///   - cells: the films to show, 1 or more. Their `frame` is the one that is shown at the start.
  ///   - columns: the number of pictures in a row. When nil, it is chosen so that the page's sides
  ///     are about 3:2.
  ///   - width: the width of each picture in pixels, which must be even; that of the pictures of a
  ///     `SheetJob` if not given.
  package init(
    _ scene: SceneDraft, _ cells: [SheetJob.Cell], to output: OutputFile, threads: Int?,
    columns: Int? = nil, width: Int = 320
  ) {
    precondition(!cells.isEmpty, "a sheet has a picture")
    self.width = width
    self.scene = scene
    self.cells = cells
    self.output = output
    self.columns = columns
    options = RenderOptions(threads: threads)
  }

  /// Checks the settings of the film, and that memory and threads suffice.
  ///
  /// - Throws: `JobError` or `VideoError` if the film cannot be made.
  package func check() throws {
    let layout = layout
    let settings = try settings(layout)
    try FilmJob.blamingInput { () throws(VideoError) in try settings.validate() }
    let need = MemoryNeed.sheetFilm(
      layout.size, of: layout.picture, cells.map(\.scene), encoding, threads: options.threads,
      window: window)
    try need.check(layout.size)
    try ThreadNeed(options.threads, encoder: encoding.threads, canEncodeWithFewer: false)
      .check(beside: need.bytes)
    try FilmJob.blamingInput { () throws(VideoError) in try FilmWriter.check(settings) }
  }

  private var layout: SheetLayout {
    SheetLayout(
      count: cells.count, columns: columns, picture: cells[0].scene.thumbnail(width: width).size,
      hasEvenRows: true)
  }

  private func settings(_ layout: SheetLayout) throws(JobError) -> FilmSettings {
    let format = try OutputFormat.named(by: output.path, .film)
    return FilmSettings(
      size: layout.size, rate: scene.rate, format: format, encoding: encoding,
      hasGrain: cells.contains { $0.scene.finish.grain.amount > 0 },
      tags: Recipe.tags(
        scene, frames: 0..<scene.timeline.frameCount, encoder: encoding.summary(for: format)))
  }

  /// The largest number of painted pictures that exist at a time: about those of one frame.
  private var window: Int { 2 * options.threads + cells.count }

  /// Renders the film; returns when the file has its name and is on the disk. The report has no
  /// path if the task was cancelled.
  ///
  /// - Throws: the errors of `check`, before painting starts; `VideoError` when encoding or writing
  ///   fails.
  package func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    try check()
    let (layout, planned) = (layout, scene.timeline.frameCount)
    let settings = try settings(layout)
    var report = JobReport(
      path: nil, frames: 0, planned: planned, seconds: nil, bytes: nil, elapsed: 0)
    scene.sayNotes(to: observe)
    if cells.contains(where: { $0.scene.timeline.pace == .even }) {
      observe(.measuring(.began(.pace)))
    }
    let films = try await prepared(layout)
    guard films.count == cells.count else { return report }
    let page = layout.page(labels: films.map(\.label))
    report.path = try await output.write(
      with: { path in
        SheetFilmWriter(
          film: try FilmWriter(path: path, settings: settings, calling: output.path), page: page)
      }, observe
    ) { writer in
      observe(
        .started(
          JobStart(
            path: output.path, total: planned, unit: "frame", size: layout.size.description,
            target: InstructionSet.current)))
      try await paint(films, planned, layout, writer, observe)
      guard try await writer.finishUnlessCancelled() == planned else { return .nothing }
      return .whole
    }
    if let path = report.path {
      report.frames = planned
      report.seconds = scene.rate.seconds(planned)
      report.bytes = FileSize.bytes(of: path)
    }
    report.elapsed = clock.seconds
    report.peakMemory = ProcessMemory.peak
    return report
  }

  /// A small film that is ready to be painted.
  private struct SmallFilm: Sendable {
    let renderer: Renderer
    let firstFrame: Int
    let firstShown: Int?
    let label: [UInt8]

    /// Returns true if the picture is shown in frame `index` of the sheet.
    func isShown(_ index: Int) -> Bool { firstShown.map { index >= $0 } ?? false }

    /// Returns the painter of the picture at frame `index` of the sheet. A film that is shorter
    /// than the sheet begins again.
    func painter(_ index: Int) -> FrameRenderer {
      renderer.frame((firstFrame + index) % renderer.scene.timeline.frameCount)
    }
  }

  /// Measures all films and draws their weights. Fewer are returned if the task was cancelled.
  private func prepared(_ layout: SheetLayout) async throws -> [SmallFilm] {
    let (cells, options, width) = (cells, options, width)
    var films: [SmallFilm] = []
    _ = try await forEachInOrder(
      0..<cells.count, window: options.threads + 2, on: RenderThreads(count: options.threads),
      make: { index in
        let cell = cells[index]
        let renderer =
          if let network = cell.network {
            Renderer(cell.scene.thumbnail(width: width), network: network)
          } else {
            try options.renderer(of: try cell.scene.measured().thumbnail(width: width))
          }
        return SmallFilm(
          renderer: renderer, firstFrame: cell.frame, firstShown: cell.firstShown,
          label: try Label.mask(
            cell.label, size: layout.labelSize, pointSize: layout.pointSize))
      },
      sink: { _, film in films.append(film) })
    return films
  }

  /// Paints all pictures of `planned` frames and passes them to `writer`; stops early if the task
  /// is cancelled.
  private func paint(
    _ films: [SmallFilm], _ planned: Int, _ layout: SheetLayout,
    _ writer: WriterActor<SheetFilmWriter>, _ observe: @escaping JobObserver
  ) async throws {
    let pool = StripPool(wholePicturesOf: layout.picture)
    let corners = films.indices.map { layout.corner(of: $0) }
    _ = try await writer.appendEach(
      of: 0..<planned * films.count, window: window, on: RenderThreads(count: options.threads),
      reusing: PaintedCell(),
      make: { number, cell in
        let index = number % films.count
        (cell.left, cell.top) = corners[index]
        cell.endsFrame = index == films.count - 1
        cell.isShown = films[index].isShown(number / films.count)
        if cell.isShown {
          try cell.paint(films[index].painter(number / films.count), from: pool)
        }
      },
      taken: { number in
        if (number + 1) % films.count == 0 { observe(.advanced(done: (number + 1) / films.count)) }
      })
  }
}
