internal import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
public import ZoetropeVideo

extension Encoding {
  /// Returns one line with the settings, as the tags of a film in the given format record them.
  func summary(for format: OutputFormat) -> String {
    "\(format.encoderName) crf=\(crf) effort=\(effort) threads=\(threads)"
      + (lookAhead.map { " look-ahead=\($0)" } ?? "")
  }

  /// The number of painted frames that may wait for the encoder.
  var framesAhead: Int { lookAhead == nil ? 4 : 1 }
}

/// Renders a scene into a film, in the format given by the ending of the file's name.
///
/// ```swift
/// let scene = try SceneSource("silk").scene()
/// let report = try await FilmJob(scene, to: .standard("silk.mp4")).run { print($0) }
/// ```
///
/// The file gets its name only when it is complete. A cancelled job does not change the target. It
/// leaves the frames that were done as a playable film, `NAME.partial.mp4`.
public struct FilmJob: Sendable {
  /// The scene to render.
  package let scene: SceneDraft
  /// The file to write.
  public var output: OutputFile
  /// The frames to render; all of them when nil.
  public var span: FrameSpan?
  /// The encoder's settings.
  public var encoding: Encoding
  /// The options for painting the frames.
  public var options: RenderOptions

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - span: the frames to render; all of them when nil.
  ///   - threads: the number of threads that paint; as many as the machine has cores when nil.
  public init(
    _ scene: MeasuredScene, to output: OutputFile, span: FrameSpan? = nil,
    encoding: Encoding = Encoding(),
    threads: Int? = nil
  ) {
    self.scene = scene.values
    self.output = output
    self.span = span
    self.encoding = encoding
    options = RenderOptions(threads: threads)
  }

  /// Renders and encodes the film; returns when the file has its name and is on the disk.
  ///
  /// - Throws: `JobError`, before rendering starts if the problem can be known by then;
  ///   `VideoError` when encoding or writing fails. The target is unchanged after an error.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let range = try span?.range(in: scene) ?? 0..<scene.timeline.frameCount
    try scene.requireOpaque()
    let format = try OutputFormat.named(by: output.path, .film)
    try format.checkSize(scene.size)
    let settings = settings(of: format, for: range)
    try Self.blamingInput { () throws(VideoError) in try settings.validate() }
    let need = MemoryNeed.film(scene.size, encoding, threads: options.threads)
    try need.check(scene.size)
    try ThreadNeed(options.threads, encoder: encoding.threads).check(beside: need.bytes)
    try Self.blamingInput { () throws(VideoError) in try FilmWriter.check(settings) }
    let strips = FilmStrips(
      try options.renderer(of: scene), frames: range, threads: options.threads,
      ahead: encoding.framesAhead)
    let (path, done) = try await write(
      strips, range.count, settings, as: format.pixels.blank, observe)
    return report(path: path, frames: done, of: range.count, clock)
  }

  private func write<Planes: FramePlanes>(
    _ strips: FilmStrips, _ count: Int, _ settings: FilmSettings, as blank: Planes,
    _ observe: @escaping JobObserver
  ) async throws -> (path: String?, frames: Int) {
    let saving = Saving.PendingFilm()
    defer { saving.end() }
    var done = 0
    let path = try await output.write(
      with: { path in
        StripFilmWriter<Planes>(
          writer: try FilmWriter(path: path, settings: settings, calling: output.path),
          saving: saving)
      }, observe
    ) { writer in
      scene.sayNotes(to: observe)
      observe(.started(start(count)))
      done = try await strips.feed(to: writer, threads: options.threads, as: blank) {
        observe(.advanced(done: $0))
      }
      if done > 0 { done = try await writer.finishSoon() }
      return done == 0 ? .nothing : done == count ? .whole : .part
    }
    return (path, done)
  }

  /// Returns the settings and the tags of the film that has the frames in `range`.
  private func settings(of format: OutputFormat, for range: Range<Int>) -> FilmSettings {
    FilmSettings(
      size: scene.size, rate: scene.rate, format: format, encoding: encoding,
      hasGrain: scene.finish.grain.amount > 0,
      tags: Recipe.tags(
        scene, frames: range, encoder: options.encoderLine(encoding.summary(for: format))))
  }

  private func start(_ total: Int) -> JobStart {
    JobStart(
      path: output.path, total: total, unit: "frame", size: scene.size.description,
      target: InstructionSet.current)
  }

  private func report(
    path: String?, frames: Int, of planned: Int, _ clock: Stopwatch
  ) -> JobReport {
    var report = JobReport(
      path: path, frames: frames, planned: planned, seconds: scene.rate.seconds(frames),
      bytes: path.flatMap(FileSize.bytes(of:)), elapsed: clock.seconds)
    report.peakMemory = ProcessMemory.peak
    return report
  }

  /// Runs `check` and converts its `encoding` errors to `JobError` with the code `input`, because
  /// the settings come from the user.
  static func blamingInput(_ check: () throws(VideoError) -> Void) throws {
    do {
      try check()
    } catch  where error.code == .encoding {
      throw JobError(.input, error.description)
    }
  }
}
