public import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

/// Paints one frame of a scene into a picture file.
///
/// Strips are painted by all threads and written in order, so that the whole picture need not be in
/// memory.
public struct StillJob: Sendable {
  /// The scene to render.
  package let scene: SceneDraft
  /// The moment of the film to paint.
  public var time: FilmTime
  /// The file to write.
  public var output: OutputFile
  /// Bits per channel.
  public var depth: BitDepth
  /// The options for painting the picture.
  public var options: RenderOptions

  /// Creates a job.
  ///
  /// - Parameter threads: the number of threads that paint; as many as the machine has cores when
  ///   nil.
  public init(
    _ scene: MeasuredScene, at time: FilmTime, to output: OutputFile, depth: BitDepth = .eight,
    threads: Int? = nil
  ) {
    self.scene = scene.values
    self.time = time
    self.output = output
    self.depth = depth
    options = RenderOptions(threads: threads)
  }

  /// Paints and writes the picture; returns when the file has its name and is on the disk.
  ///
  /// - Throws: `JobError`, before painting starts if the problem can be known by then; `VideoError`
  ///   when writing fails.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let index = try time.frame(in: scene)
    let format = try OutputFormat.named(by: output.path, .picture)
    try ThreadNeed(options.threads).check()
    let frame = try options.renderer(of: scene).frame(index)
    let (strips, pool) = (frame.strips(frame: index), StripPool(size: frame.size))
    let path = try await output.write(
      with: { path in
        MirroredPictureWriter(
          try format.open(
            PictureFile(
              path: path, size: frame.size, depth: depth, hasAlpha: scene.isTransparent,
              text: Recipe.text(scene, frames: index..<index + 1), calling: output.path)))
      }, observe
    ) { writer in
      scene.sayNotes(to: observe)
      observe(
        .started(
          JobStart(
            path: output.path, total: strips.count, unit: "strip", size: frame.size.description,
            target: InstructionSet.current)))
      let done = try await writer.appendEach(
        of: strips, window: options.threads + 2, on: RenderThreads(count: options.threads),
        reusing: PaintedStrip(RGBStrip(depth)),
        make: { strip, painted in try painted.fill(strip, of: frame, from: pool) },
        taken: { observe(.advanced(done: $0.rows.lowerBound / strips.rowsPerStrip + 1)) })
      guard done == strips.count else { return .nothing }
      try await writer.finish()
      return .whole
    }
    return JobReport(pictureAt: path, clock)
  }
}
