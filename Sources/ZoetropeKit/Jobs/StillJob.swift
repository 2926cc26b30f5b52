public import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

/// One frame of a scene made into a PNG, of any size: its strips are painted by all threads and
/// written in order, so that memory does not grow with the picture's height.
public struct StillJob: Sendable {
  /// What is rendered.
  package let scene: SceneDraft
  /// Which moment.
  public var time: FilmTime
  /// Where the picture goes.
  public var output: OutputFile
  /// Bits per channel.
  public var depth: BitDepth
  /// How many strips are painted at a time.
  public var threads: Int
  /// Whether the network is asked for every pixel, also where the picture is smooth.
  public var isExact = false

  /// Creates a job, with the machine's cores.
  public init(
    _ scene: MeasuredScene, at time: FilmTime, to output: OutputFile, depth: BitDepth = .eight,
    threads: Int? = nil
  ) {
    self.scene = scene.values
    self.time = time
    self.output = output
    self.depth = depth
    self.threads = threads ?? RenderThreads.coreCount
  }

  /// Paints and writes; returns when the file is under its name and on the disk.
  ///
  /// - Throws: `JobError` before painting for what can be known then; `VideoError` when writing fails.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let index = try time.frame(in: scene)
    try Picture.checkName(output.path)
    try ThreadNeed(threads).check()
    let part = try output.prepare()
    let depth = depth
    let frame = try Renderer(captioned: scene, sampling: isExact ? .exact : .adaptive).frame(index)
    let strips = frame.strips
    let pool = StripPool(size: frame.size)
    let writer = try WriterActor(
      MirroredPNGWriter(
        try PNGWriter(
          path: part.path, size: frame.size, depth: depth,
          text: Recipe.text(scene, frames: index..<index + 1), calling: output.path)))
    scene.sayMeasuredAnew(to: observe)
    observe(
      .started(
        JobStart(
          path: output.path, total: strips.count, unit: "strip", size: frame.size.description,
          target: InstructionSet.current)))
    do {
      let done = try await writer.appendEach(
        of: 0..<strips.count, window: threads + 2, on: RenderThreads(count: threads),
        reusing: StripPair([]),
        make: { index, bytes in
          try Task.checkCancellation()
          bytes.removeAll()
          try frame.paint(strips[index], from: pool) { strip in
            bytes.add { strip.interleave(depth, into: &$0) }
          }
        },
        taken: { observe(.advanced(done: $0 + 1)) })
      guard done == strips.count else {
        await writer.abandon()
        part.abandon()
        return Picture.report(path: nil, clock)
      }
      try await writer.finish()
    } catch {
      await writer.abandon()
      part.abandon()
      throw error
    }
    let file = try part.commit(replace: output.replace)
    if let note = file.note { observe(.warning(note)) }
    return Picture.report(path: file.path, clock)
  }
}
