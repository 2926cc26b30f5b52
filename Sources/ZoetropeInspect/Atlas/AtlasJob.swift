internal import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeVideo

/// Paints a map of pictures that are related to a preset, on one page, with like beside like.
public struct AtlasJob: Sendable {
  /// The pictures on a map.
  public enum Content: Hashable, Sendable {
    /// The picture with z moved along the two directions that change it most.
    ///
    /// - `side`: the number of pictures in a row, odd, 3 to 31.
    /// - `reach`: the distance from the middle to the edge in standard deviations of z, above 0; when
    ///   nil, neighbours differ by what can be seen at once.
    case plane(side: Int, reach: Double?)
    /// The preset with the seeds from 1 to `count`, 2 to 1000.
    case seeds(count: Int)
    /// The preset with `z: seed 1` to `z: seed count`, 2 to 1000.
    case latents(count: Int)
  }

  private let content: Content
  private let name: String
  private let scene: SceneDraft
  private let frame: Int
  /// The pictures in the order of their numbers; empty for the plane.
  private let cells: [SheetJob.Cell]
  private let width: Int
  private let output: OutputFile
  private let threads: Int?

  /// Creates a map.
  ///
  /// - Parameters:
  ///   - time: the moment that is shown.
  ///   - width: the width of a picture in pixels, 32 to 640.
  ///   - threads: the number of threads that paint the page; as many as there are cores when nil.
  ///   - observe: called when a measurement of the preset as it is starts.
  /// - Throws: `JobError` when a number is out of range, `time` is outside of the film, or the map
  ///   would be of z and there is none; the errors of reading the scenes.
  public init(
    _ content: Content, of source: SceneSource, at time: FilmTime = .frame(0), width: Int = 240,
    to output: OutputFile, threads: Int? = nil, _ observe: JobObserver = { _ in }
  ) throws {
    guard (32...640).contains(width) else {
      throw JobError(.input, "The pictures of an atlas are 32 to 640 pixels wide, not \(width).")
    }
    _ = try OutputFormat.named(by: output.path, .picture)
    let valid = try source.valid().draft
    switch content {
    case .plane(let side, let reach):
      guard side % 2 == 1, (3...31).contains(side) else {
        throw JobError(
          .input, "A plane has an odd number of pictures on a side, 3 to 31, not \(side).")
      }
      guard reach.map({ $0 > 0 && $0 <= 1000 }) ?? true else {
        throw JobError(.input, "The reach is above 0 and at most 1000 standard deviations of z.")
      }
      try Self.checkLatent(valid, of: source)
      cells = []
    case .seeds(let count):
      try Self.check(count: count)
      cells = try (1...count).map { number in
        var source = source
        source.reseed(UInt64(number))
        return try Self.cell(source, at: time, "seed \(number)")
      }
    case .latents(let count):
      try Self.check(count: count)
      try Self.checkLatent(valid, of: source)
      cells = try (1...count).map { number in
        var source = source
        source.set("z", to: "seed \(number)")
        return try Self.cell(source, at: time, "z: seed \(number)")
      }
      guard cells[0].latent != cells[1].latent else {
        throw JobError(
          .input,
          "The keyframes of '\(source.name)' name its z, so that `z: seed 1` would change nothing.")
      }
    }
    (self.content, self.width, self.output, self.threads) = (content, width, output, threads)
    name = source.name
    scene = try source.scene(observe).values
    frame = try time.frame(in: scene)
  }

  private static func check(count: Int) throws(JobError) {
    guard (2...1000).contains(count) else {
      throw JobError(.input, "An atlas has 2 to 1000 pictures, not \(count).")
    }
  }

  private static func checkLatent(_ scene: SceneDraft, of source: SceneSource) throws(JobError) {
    guard scene.network.latent > 0 else {
      throw JobError(
        .input,
        "'\(source.name)' has no z to move (network.latent is 0); its seeds can be mapped instead.")
    }
  }

  private static func cell(
    _ source: SceneSource, at time: FilmTime, _ label: String
  ) throws -> SheetJob.Cell {
    let scene = try source.withFigureDrawn(source.valid()).draft
    return SheetJob.Cell(scene: scene, frame: try time.frame(in: scene), label: label)
  }

  /// Paints and writes the map; returns when the file has its name. The report has no path if the task
  /// was cancelled.
  ///
  /// - Throws: `JobError` when z changes nothing, before painting starts if the problem can be known
  ///   by then; `VideoError` when writing fails.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    // Fail before the work if the page cannot be written.
    try output.prepare().abandon()
    do {
      var report =
        if case .plane(let side, let reach) = content {
          try await plane(steps: side / 2, reach: reach, observe)
        } else {
          try await neighbours(observe)
        }
      report.elapsed = clock.seconds
      return report
    } catch is CancellationError {
      return JobReport(pictureAt: nil, clock)
    }
  }

  private func plane(
    steps: Int, reach: Double?, _ observe: @escaping JobObserver
  ) async throws -> JobReport {
    let side = 2 * steps + 1
    let numbers = scene.network.latent
    start(numbers + (numbers > 1 ? side * side : side), observe)
    let progress = StepProgress(observe)
    let plane = try LatentPlane(
      scene, frame: frame, steps: steps, reach: reach, unless: { Task.isCancelled },
      done: progress.advance)
    guard !plane.axes.isEmpty else {
      throw JobError(.input, "z changes nothing in the picture of '\(name)' at this moment.")
    }
    var report = try await write(
      plane.cells(steps: steps), columns: side, after: numbers, observe)
    let lengths = zip(["a", "b"], plane.axes).map { name, axis in
      "\(name) is \(PlainNumber.text(axis.step)) long"
    }
    if report.path != nil {
      report.tally = JobTally("a step along " + lengths.joined(separator: ", along "), [])
    }
    return report
  }

  private func neighbours(_ observe: @escaping JobObserver) async throws -> JobReport {
    start(2 * cells.count, observe)
    let progress = StepProgress(observe)
    let cells = cells
    let seen = try Parts.made(cells.count, unless: { Task.isCancelled }) { index in
      defer { progress.advance() }
      return Result { try cells[index].looks() }
    }.map { try $0.get() }
    let places = try TSNE().places(of: seen.map(\.looks), unless: { Task.isCancelled })
    let picture = cells[0].scene.thumbnail(width: width).size
    let columns = Self.columns(cells.count, picture: picture)
    let layout = SheetLayout(count: cells.count, columns: columns, picture: picture)
    let corners = cells.indices.map { index in
      let corner = layout.corner(of: index)
      return SIMD2(Double(corner.left), Double(corner.top))
    }
    let found = try CellPlacement.cells(of: places, among: corners, unless: { Task.isCancelled })
    var ordered = seen.map(\.cell)
    for (index, cell) in found.enumerated() { ordered[cell] = seen[index].cell }
    return try await write(ordered, columns: columns, after: cells.count, observe)
  }

  /// Returns the number of pictures in a row, near that of a page whose sides are 3:2, so that as few
  /// places as possible stay empty in the last row.
  package static func columns(_ count: Int, picture: FrameSize) -> Int {
    let usual = SheetLayout(count: count, columns: nil, picture: picture).columns
    let choices = (usual - usual / 4)...min(count, usual + usual / 4)
    func flaws(_ columns: Int) -> Int {
      let empty = (columns - count % columns) % columns
      return empty + (columns - usual) * (columns - usual)
    }
    return choices.min { flaws($0) < flaws($1) } ?? usual
  }

  private func start(_ total: Int, _ observe: JobObserver) {
    observe(
      .started(
        JobStart(
          path: output.path, total: total, unit: "picture",
          size: scene.thumbnail(width: width).size.description, target: InstructionSet.current)))
  }

  /// Writes the page, whose steps follow `done` steps before it.
  private func write(
    _ cells: [SheetJob.Cell], columns: Int, after done: Int, _ observe: @escaping JobObserver
  ) async throws -> JobReport {
    var sheet = SheetJob(scene, cells, width: width, to: output, threads: threads)
    sheet.columns = columns
    return try await sheet.run { event in
      switch event {
      case .started: break
      case .advanced(let painted): observe(.advanced(done: done + painted))
      default: observe(event)
      }
    }
  }
}

extension SheetJob.Cell {
  /// The numbers of z that the picture shows.
  fileprivate var latent: [Double] { scene.plan(frame: frame).latent }

  /// Returns the cell with its scene measured, and the numbers by which its picture is compared.
  fileprivate func looks() throws -> (cell: SheetJob.Cell, looks: [Double]) {
    // The first frame does not depend on the pace.
    let parts = MeasuringStep.allCases.filter { $0 != .pace || frame != 0 }
    let measured = try scene.measured(Set(parts))
    var small = measured.thumbnail(width: Looks.width)
    // Grain is not the picture's, and the caption is the same in all of them.
    small.finish = Finish()
    small.samples = 1
    var strip = Strip(width: small.size.width, rows: 0..<small.size.height)
    Renderer(small).frame(frame).paint(&strip)
    return (SheetJob.Cell(scene: measured, frame: frame, label: label), Looks.numbers(of: strip))
  }
}
