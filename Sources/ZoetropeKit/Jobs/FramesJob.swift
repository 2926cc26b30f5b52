internal import Foundation
public import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

/// Renders a scene into numbered PNG files, one per frame, counted from 0.
///
/// A file gets its name only when it is complete, and the files get their names in order. So a
/// stopped job leaves the first frames without gaps. Several jobs may paint into one folder at the
/// same time if they paint frames of one film and their ranges do not overlap; otherwise the later
/// job fails.
public struct FramesJob: Sendable {
  /// The scene to render.
  package let scene: SceneDraft
  /// The folder or the pattern of the files, as `FramePattern` reads it. If nil, the files go to
  /// the folder `output/NAME`, where NAME is `name`.
  public var output: String?
  /// The name of the folder for the files if `output` is nil.
  public var name: String
  /// True to replace existing frames. If `span` is set, only the frames in it are replaced.
  /// Otherwise all files that match the pattern are deleted before the first frame is painted.
  public var replace: Bool
  /// The frames to render; all of them when nil.
  public var span: FrameSpan?
  /// Bits per channel.
  public var depth: BitDepth
  /// The options for painting the frames.
  public var options: RenderOptions

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - output: the folder or the pattern of the files; the folder `output/NAME` when nil.
  ///   - name: the NAME of that folder, usually the preset's.
  ///   - threads: the number of threads that paint; as many as the machine has cores when nil.
  public init(
    _ scene: MeasuredScene, to output: String?, name: String, replace: Bool = false,
    span: FrameSpan? = nil, depth: BitDepth = .eight, threads: Int? = nil
  ) {
    self.scene = scene.values
    self.output = output
    self.name = name
    self.replace = replace
    self.span = span
    self.depth = depth
    options = RenderOptions(threads: threads)
  }

  /// Renders and writes the frames.
  ///
  /// - Throws: `JobError`, before rendering starts if the problem can be known by then;
  ///   `VideoError` when writing fails. Frames that were finished before the error are kept.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let range = try span?.range(in: scene) ?? 0..<scene.timeline.frameCount
    let pattern = try pattern()
    // All checks that can fail come before old frames are deleted.
    let renderer = try options.renderer(of: scene)
    try ThreadNeed(options.threads).check()
    let text = Recipe.text(
      scene, frames: range,
      encoder: options.encoderLine("\(pattern.format.encoderName) depth=\(depth.rawValue)"))
    let film = Recipe.identity(of: text) ?? ""
    let firstText = text.merging(Recipe.firstText(scene)) { $1 }
    let folder = FrameFolder(
      pattern: pattern, output: output ?? pattern.folder, film: film)
    try folder.make(withFolderAbove: output == nil, last: range.upperBound - 1)
    let claim = try FrameClaim(range, of: pattern, film: film)
    defer { claim.release() }
    var permissions: mode_t?
    if span == nil {
      permissions = try folder.makeRoom(replace: replace)
    } else if let warning = try folder.makeRoom(for: range, replace: replace) {
      observe(.warning(warning))
    }

    let pool = StripPool(size: scene.size)
    let (depth, replace, mode) = (depth, replace, permissions)
    let hasAlpha = scene.isTransparent
    scene.sayNotes(to: observe)
    observe(
      .started(
        JobStart(
          path: pattern.description, total: range.count, unit: "frame",
          size: scene.size.description, target: InstructionSet.current)))
    var bytes = 0
    let done = try await forEachInOrder(
      range, window: options.threads + 2, on: RenderThreads(count: options.threads),
      make: { index in
        let part = try folder.part(index, replace: replace, permissions: mode)
        let frame = renderer.frame(index)
        let writer = try pattern.format.open(
          PictureFile(
            path: part.path, size: frame.size, depth: depth, hasAlpha: hasAlpha,
            text: index == range.lowerBound ? firstText : text, calling: part.target))
        try frame.paintRows(depth, from: pool) { try writer.append(rows: $0) }
        try writer.finish()
        return part
      },
      sink: { index, part in
        try part.commitExactly(replace: replace)
        bytes += FileSize.bytes(of: part.target) ?? 0
        observe(.advanced(done: index - range.lowerBound + 1))
      })
    PartFile.syncFolder(pattern.folder)
    return JobReport(
      path: done > 0 ? pattern.description : nil, frames: done, planned: range.count,
      seconds: scene.rate.seconds(done), bytes: bytes, elapsed: clock.seconds)
  }

  /// Returns the pattern of the files' names. The number of digits depends on the length of the
  /// film, not on `span`.
  ///
  /// - Throws: `JobError` when `output` is malformed.
  package func pattern() throws(JobError) -> FramePattern {
    let last = scene.timeline.frameCount - 1
    if let output { return try FramePattern(output, last: last) }
    // A name of dots only, such as `.` for a preset called `..yaml`, would mean a different folder.
    let isName = !name.isEmpty && !name.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
    return FramePattern(folder: PathParts.join("output", isName ? name : "frames"), last: last)
  }
}
