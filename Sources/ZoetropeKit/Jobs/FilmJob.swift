internal import Foundation
package import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

/// How a film is encoded.
public struct Encoding: Hashable, Sendable {
  /// x264's constant rate factor, 1 … 51.
  public var crf: Int
  /// x264's preset, `ultrafast` … `veryslow`.
  public var effort: String
  /// x264's threads. The decoded film depends on this number, so it is never the machine's.
  public var threads: Int
  /// How many frames x264 looks ahead, at most; as many as its preset does when nil. Memory depends
  /// on it more than on all else.
  public var lookAhead: Int?

  /// The look-ahead that `--low-memory` stands for: a third less memory for a film a little larger.
  public static let shortLookAhead = 10

  /// Creates settings; the defaults are visually transparent for smooth pictures.
  public init(
    crf: Int = 17, effort: String = "medium", threads: Int = 4, lookAhead: Int? = nil
  ) {
    self.crf = crf
    self.effort = effort
    self.threads = threads
    self.lookAhead = lookAhead
  }

  /// The settings in one line, as films carry it.
  var summary: String {
    "libx264 crf=\(crf) effort=\(effort) threads=\(threads)"
      + (lookAhead.map { " look-ahead=\($0)" } ?? "")
  }

  /// How many painted frames may wait for the encoder.
  var framesAhead: Int { lookAhead == nil ? 4 : 1 }
}

/// A scene made into an MP4.
///
/// ```swift
/// let scene = try SceneSource("silk").scene()
/// let report = try await FilmJob(scene, to: .standard("silk.mp4")).run { print($0) }
/// ```
///
/// The file appears under its name when it is whole, and not before. A cancelled job ends a playable
/// film of the frames that were done, `NAME.partial.mp4`, and leaves the target alone.
public struct FilmJob: Sendable {
  /// What is rendered.
  package let scene: SceneDraft
  /// Where the film goes.
  public var output: OutputFile
  /// Which frames; all of them when nil.
  public var span: FrameSpan?
  /// How it is encoded.
  public var encoding: Encoding
  /// How many frames are rendered at a time; the film does not depend on it.
  public var threads: Int
  /// Whether the network is asked for every pixel, also where the picture is smooth.
  public var isExact = false

  /// Creates a job on all frames, with the machine's cores.
  public init(
    _ scene: MeasuredScene, to output: OutputFile, span: FrameSpan? = nil,
    encoding: Encoding = Encoding(),
    threads: Int? = nil
  ) {
    self.scene = scene.values
    self.output = output
    self.span = span
    self.encoding = encoding
    self.threads = threads ?? RenderThreads.coreCount
  }

  /// Renders and encodes; returns when the file is under its name and on the disk.
  ///
  /// - Throws: `JobError` before rendering for what can be known then; `VideoError` when encoding or
  ///   writing fails. The target is as it was.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let range = try span?.range(in: scene) ?? 0..<scene.timeline.frameCount
    try Self.checkName(output.path)
    try Self.checkSize(scene.size)
    let settings = settings(for: range)
    try Self.asked { () throws(VideoError) in try settings.validate() }
    let need = MemoryNeed.film(scene.size, encoding, threads: threads)
    try need.check(scene.size)
    try ThreadNeed(threads, encoder: encoding.threads).check(beside: need.bytes)
    try Self.asked { () throws(VideoError) in try FilmWriter.check(settings) }
    let part = try output.prepare()
    let strips = FilmStrips(
      try Renderer(captioned: scene, sampling: isExact ? .exact : .adaptive), frames: range,
      threads: threads,
      ahead: encoding.framesAhead)
    let saving = Saving.Film()
    defer { saving.end() }
    let writer = try WriterActor(
      StripFilmWriter(
        writer: try FilmWriter(path: part.path, settings: settings, calling: output.path),
        saving: saving))

    scene.sayMeasuredAnew(to: observe)
    observe(.started(start(range.count)))
    var done: Int
    do {
      done = try await strips.feed(
        to: writer, threads: threads, as: YUVStrip(), quantise: { $1.quantise($0) },
        done: { observe(.advanced(done: $0)) })
      if done > 0 { done = try await writer.finishSoon() }
      guard done > 0 else {
        part.abandon()
        writer.abandonLater()
        return report(path: nil, frames: 0, of: range.count, clock)
      }
    } catch {
      await writer.abandon()
      part.abandon()
      throw error
    }
    let isWhole = done == range.count
    let file = try part.commit(
      as: isWhole ? nil : part.partialName, replace: output.replace || !isWhole)
    if let note = file.note { observe(.warning(note)) }
    writer.abandonLater()
    return report(path: file.path, frames: done, of: range.count, clock)
  }

  /// Everything about the film that does not depend on its pixels.
  private func settings(for range: Range<Int>) -> FilmSettings {
    FilmSettings(
      size: scene.size, rate: scene.rate, crf: encoding.crf, effort: encoding.effort,
      threads: encoding.threads, lookAhead: encoding.lookAhead,
      hasGrain: scene.finish.grain.amount > 0,
      tags: Recipe.tags(
        scene, frames: range, encoder: encoding.summary + (isExact ? " sampling=exact" : "")))
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

  /// Refuses names of files that are not films.
  static func checkName(_ path: String) throws(JobError) {
    switch PathParts.suffix(of: path) {
    case "mp4", "m4v": return
    case "": throw OutputFile.noFormat(path, "films end in .mp4")
    case let other:
      throw JobError(.input, "Cannot write '\(path)': films end in .mp4, not .\(other).")
    }
  }

  /// Runs `check`, and blames the input for what it refuses: settings are the user's.
  private static func asked(_ check: () throws(VideoError) -> Void) throws {
    do {
      try check()
    } catch  where error.code == .encoding {
      throw JobError(.input, error.description)
    }
  }

  /// Refuses sizes that 4:2:0 video cannot have.
  package static func checkSize(_ size: FrameSize) throws(JobError) {
    guard size.width % 2 != 0 || size.height % 2 != 0 else { return }
    let even = FrameSize(width: size.width + size.width % 2, height: size.height + size.height % 2)
    throw JobError(
      .input,
      "Cannot make a film of \(size): H.264 needs even sides. Use --size \(even); "
        + "'frames' and 'still' take any size.")
  }
}
