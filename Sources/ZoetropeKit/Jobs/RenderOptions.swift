internal import ZoetropeRender
internal import ZoetropeScene

/// The options for painting, which are the same for every kind of output.
public struct RenderOptions: Hashable, Sendable {
  /// The number of threads that paint, 1 to 1024; other numbers are replaced by the nearest of
  /// these. The pixels do not depend on the number.
  public var threads: Int {
    didSet { threads = Self.clamped(threads) }
  }
  /// True to evaluate the network for every pixel, even where the picture is smooth.
  public var isExact: Bool

  /// Creates options.
  ///
  /// - Parameters:
  ///   - threads: the number of threads; as many as the machine has cores when nil.
  ///   - isExact: true to evaluate the network for every pixel.
  public init(threads: Int? = nil, isExact: Bool = false) {
    self.threads = Self.clamped(threads ?? RenderThreads.coreCount)
    self.isExact = isExact
  }

  private static func clamped(_ threads: Int) -> Int { min(max(threads, 1), 1024) }

  var sampling: Sampling { isExact ? .exact : .adaptive }

  /// Returns the line on the encoder for a recipe: `encoder`, followed by the options that change
  /// pixels.
  func encoderLine(_ encoder: String) -> String { encoder + (isExact ? " sampling=exact" : "") }

  /// Creates a renderer of the scene with its caption.
  ///
  /// - Throws: `JobError` when the font lacks letters of the caption; `VideoError` when there is no
  ///   font, or this FFmpeg cannot draw text.
  func renderer(of scene: SceneDraft) throws -> Renderer {
    try Renderer(captioned: scene, sampling: sampling)
  }
}
