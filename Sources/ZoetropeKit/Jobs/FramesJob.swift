internal import Foundation
public import ZoetropeFrame
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

/// A scene made into numbered PNG files, one per frame, counted from 0.
///
/// Each file is whole as soon as it has its name, and they appear in order: what a stopped job leaves
/// is an unbroken beginning.
public struct FramesJob: Sendable {
  /// What is rendered.
  public var scene: Scene
  /// The folder or the pattern.
  public var output: String
  /// Whether frames of the same pattern that are there already are deleted first.
  public var replace: Bool
  /// Whether the folder above the frames' folder is made too.
  public var makesFolders: Bool
  /// Which frames; all of them when nil.
  public var span: FrameSpan?
  /// Bits per channel.
  public var depth: BitDepth
  /// How many frames are rendered at a time.
  public var threads: Int
  /// Whether the network is asked for every pixel, also where the picture is smooth.
  public var isExact = false

  /// Creates a job; without an output, it writes to the folder `output/NAME`.
  public init(
    _ scene: Scene, to output: String?, name: String, replace: Bool = false,
    span: FrameSpan? = nil, depth: BitDepth = .eight, threads: Int? = nil
  ) {
    self.scene = scene
    self.output = output ?? "output/\(name)"
    self.replace = replace
    makesFolders = output == nil
    self.span = span
    self.depth = depth
    self.threads = threads ?? RenderThreads.coreCount
  }

  /// Renders and writes.
  ///
  /// - Throws: `JobError` before rendering for what can be known then; `VideoError` when writing
  ///   fails. Frames that were finished stay.
  public func run(_ observe: @escaping JobObserver = { _ in }) async throws -> JobReport {
    let clock = Stopwatch()
    let range = try span?.range(in: scene) ?? 0..<scene.timeline.frameCount
    let pattern = try FramePattern(output, last: range.upperBound - 1)
    // What can be refused is refused before old frames are deleted.
    let renderer = try Renderer(captioned: scene, sampling: isExact ? .exact : .adaptive)
    try ThreadNeed(threads).check()
    try prepareFolder(of: pattern)

    let pool = StripPool(size: scene.size)
    let (depth, replace) = (depth, replace)
    let text = Recipe.text(scene, frames: range)
    observe(
      .started(
        JobStart(
          path: pattern.description, total: range.count, unit: "frame",
          size: scene.size.description, target: InstructionSet.current)))
    var bytes = 0
    let done = try await forEachInOrder(
      range, window: threads + 2, on: RenderThreads(count: threads),
      make: { index in
        let part = try PartFile(for: pattern.path(index), cleansUp: false)
        let frame = renderer.frame(index)
        let writer = try PNGWriter(
          path: part.path, size: frame.size, depth: depth, text: text, calling: pattern.path(index))
        do {
          try frame.paintRows(depth, from: pool) { try writer.append(rows: $0) }
          try writer.finish()
        } catch {
          writer.abandon()
          throw error
        }
        return part
      },
      sink: { index, part in
        let path = try part.commit(replace: replace, syncFolder: false)
        bytes += FileSize.bytes(of: path) ?? 0
        observe(.advanced(done: index - range.lowerBound + 1))
      })
    PartFile.sync(pattern.folder)
    return JobReport(
      path: done > 0 ? pattern.description : nil, frames: done, planned: range.count,
      seconds: scene.rate.seconds(done), bytes: bytes, elapsed: clock.seconds)
  }

  /// Makes the folder, and makes sure that no frames of another film stay between ours.
  private func prepareFolder(of pattern: FramePattern) throws(JobError) {
    let above = PathParts.split(pattern.folder).folder
    if pattern.folder != "." {
      try OutputFolder(path: above, makes: makesFolders).prepare(for: output)
    }
    try OutputFolder(path: pattern.folder, makes: pattern.folder != ".").prepare(for: output)
    PartFile.removeStale(in: pattern.folder) { pattern.number(of: $0) != nil }
    let old = pattern.existing()
    guard let first = old.first else { return }
    guard replace else {
      throw JobError(
        .wouldOverwrite,
        "'\(pattern.folder)' holds \(Wording.frames(old.count)) of that name already, "
          + "'\(first)' first. Add -y to delete exactly those, or name another folder.")
    }
    for name in old {
      let path = PathParts.join(pattern.folder, name)
      guard unlink(path) == 0 else {
        throw JobError(.failed, "Cannot delete '\(path)': \(SystemText.lastError()).")
      }
    }
  }
}
