internal import ZoetropeRender
internal import ZoetropeScene

/// Options for painting pictures, whatever is made of them.
public struct RenderOptions: Hashable, Sendable {
  /// The number of threads that paint at a time; no pixel depends on it.
  public var threads: Int
  /// True to evaluate the network for every pixel, also where the picture is smooth.
  public var isExact: Bool

  /// Creates options.
  ///
  /// - Parameter threads: the machine's cores when nil.
  public init(threads: Int? = nil, isExact: Bool = false) {
    self.threads = threads ?? RenderThreads.coreCount
    self.isExact = isExact
  }

  var sampling: Sampling { isExact ? .exact : .adaptive }

  /// The encoder's line in a recipe, with what of these options it must name.
  func encoderLine(_ encoder: String) -> String { encoder + (isExact ? " sampling=exact" : "") }

  /// A renderer of the scene, with its caption.
  ///
  /// - Throws: `VideoError` when there is no font, or this FFmpeg cannot draw text.
  func renderer(of scene: SceneDraft) throws -> Renderer {
    try Renderer(captioned: scene, sampling: sampling)
  }
}
