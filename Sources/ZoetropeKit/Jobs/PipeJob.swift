internal import Foundation
internal import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
public import ZoetropeVideo

/// Writes a scene's frames to a file descriptor, for programs that read a pipe, such as gifski and
/// ffmpeg.
public struct PipeJob: Sendable {
  /// The scene to render.
  package let scene: SceneDraft
  /// The frames to render; all of them when nil.
  public var span: FrameSpan?
  /// The options for painting the frames.
  public var options: RenderOptions
  /// The format of the stream.
  public var format = OutputFormat.y4m
  /// The descriptor to write to; the caller keeps and closes it.
  public var descriptor: Int32

  /// Creates a job that writes to `descriptor`, by default standard output.
  ///
  /// - Parameters:
  ///   - span: the frames to render; all of them when nil.
  ///   - threads: the number of threads that paint; as many as the machine has cores when nil.
  public init(
    _ scene: MeasuredScene, span: FrameSpan? = nil, threads: Int? = nil, descriptor: Int32 = 1
  ) {
    self.scene = scene.values
    self.span = span
    options = RenderOptions(threads: threads)
    self.descriptor = descriptor
  }

  /// Renders and writes the frames. Waits when the reader is slower than the painting.
  ///
  /// - Throws: `JobError` when `span` extends past the end of the film, the output is a terminal or
  ///   closed, or memory or threads are too few; `VideoError` when writing fails, with the code
  ///   `closedPipe` if the reader closed the pipe.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let range = try span?.range(in: scene) ?? 0..<scene.timeline.frameCount
    try scene.requireOpaque()
    try Self.check(descriptor)
    guard isatty(descriptor) == 0 else {
      throw JobError(
        .usage, "Standard output is a terminal.", advice: .sendFramesOn(scene.rate))
    }
    let ahead = 2
    let need = MemoryNeed.pipe(
      scene.size, bytesPerPair: format.pixels.bytesPerPair, ahead: ahead,
      threads: options.threads)
    try need.check(scene.size)
    try ThreadNeed(options.threads).check(beside: need.bytes)
    let strips = FilmStrips(
      try options.renderer(of: scene), frames: range, threads: options.threads, ahead: ahead)
    let start = JobStart(
      path: "-", total: range.count, unit: "frame", size: scene.size.description,
      target: InstructionSet.current)
    scene.sayNotes(to: observe, withRecipe: false)
    let stream = try format.open(descriptor: descriptor, size: scene.size, rate: scene.rate)
    let done = try await feed(strips, to: stream, start, observe)
    return JobReport(
      path: "-", frames: done, planned: range.count, seconds: scene.rate.seconds(done), bytes: nil,
      elapsed: clock.seconds)
  }

  private func feed<Stream: StreamWriter>(
    _ strips: FilmStrips, to stream: Stream, _ start: JobStart, _ observe: @escaping JobObserver
  ) async throws -> Int {
    let writer = try WriterActor(PipeWriter(stream))
    observe(.started(start))
    return try await strips.feed(
      to: writer, threads: options.threads, as: stream.blank.strip,
      done: { observe(.advanced(done: $0)) })
  }

  /// Checks that the descriptor is open for writing.
  ///
  /// - Throws: `JobError` if the descriptor is closed or open only for reading.
  private static func check(_ descriptor: Int32) throws(JobError) {
    let flags = fcntl(descriptor, F_GETFL)
    guard flags < 0 || flags & O_ACCMODE == O_RDONLY else { return }
    throw JobError(
      .failed, descriptor == 1 ? StandardStream.closedOutput : "Descriptor \(descriptor) is closed."
    )
  }
}
