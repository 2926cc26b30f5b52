internal import ZoetropeRender
internal import ZoetropeScene

/// The options for painting pictures, for every kind of output.
public struct RenderOptions: Hashable, Sendable {
  /// The number of threads that paint at a time, 1 to 1024; other numbers count as the nearest of
  /// these. No pixel depends on it.
  public var threads: Int {
    didSet { threads = Self.clamped(threads) }
  }
  /// True to evaluate the network for every pixel, also where the picture is smooth.
  public var isExact: Bool

  /// Creates options for adaptive painting on all cores, unless set otherwise.
  ///
  /// - Parameter threads: the number of threads; as many as the machine has cores when nil.
  public init(threads: Int? = nil, isExact: Bool = false) {
    self.threads = Self.clamped(threads ?? RenderThreads.coreCount)
    self.isExact = isExact
  }

  private static func clamped(_ threads: Int) -> Int { min(max(threads, 1), 1024) }

  var sampling: Sampling { isExact ? .exact : .adaptive }

  /// Returns the encoder's line of a recipe, with those options that change pixels.
  func encoderLine(_ encoder: String) -> String { encoder + (isExact ? " sampling=exact" : "") }

  /// Creates a renderer of the scene, with its caption.
  ///
  /// - Throws: `VideoError` when there is no font, or this FFmpeg cannot draw text.
  func renderer(of scene: SceneDraft) throws -> Renderer {
    try Renderer(captioned: scene, sampling: sampling)
  }
}
