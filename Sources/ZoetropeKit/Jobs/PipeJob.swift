internal import Foundation
internal import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

/// A scene written as y4m 4:4:4 to a descriptor, for gifski, ffmpeg and others that read a pipe.
public struct PipeJob: Sendable {
  /// What is rendered.
  public var scene: Scene
  /// Which frames; all of them when nil.
  public var span: FrameSpan?
  /// How many frames are rendered at a time.
  public var threads: Int
  /// Where to; the caller keeps and closes it.
  public var descriptor: Int32

  /// Creates a job that writes to standard output.
  public init(
    _ scene: Scene, span: FrameSpan? = nil, threads: Int? = nil, descriptor: Int32 = 1
  ) {
    self.scene = scene
    self.span = span
    self.threads = threads ?? RenderThreads.coreCount
    self.descriptor = descriptor
  }

  /// Renders and writes; waits for the reader when it is slower.
  ///
  /// - Throws: `JobError` when the output is a terminal; `VideoError`, of code `closedPipe` when the
  ///   reader went away.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let range = try span?.range(in: scene) ?? 0..<scene.timeline.frameCount
    guard isatty(descriptor) == 0 else {
      throw JobError(
        .usage,
        "Standard output is a terminal. Send the frames on: zoetrope frames … -o - | gifski -o "
          + "loop.gif -")
    }
    let window = threads + 2
    try MemoryNeed.pipe(scene.size, window: window).check(scene.size)
    let renderer = Renderer(scene)
    let pool = StripPool(size: scene.size)
    let matrix = Y4MWriter.matrix(for: scene.size)
    let writer = WriterActor(
      PipeWriter(
        writer: try Y4MWriter(descriptor: descriptor, size: scene.size, rate: scene.rate)))
    observe(
      .started(
        JobStart(
          path: "-", total: range.count, unit: "frame", size: scene.size.description,
          target: InstructionSet.current)))
    let done = try await writer.appendEach(
      of: range, window: window, on: RenderThreads(count: threads),
      reusing: YUV444Picture(size: scene.size, matrix: matrix),
      make: { index, picture in
        try renderer.frame(index).paintStrips(from: pool) { picture.fill(from: $0) }
      },
      taken: { observe(.advanced(done: $0 - range.lowerBound + 1)) })
    return JobReport(
      path: "-", frames: done, planned: range.count, seconds: scene.rate.seconds(done), bytes: nil,
      elapsed: clock.seconds)
  }
}
