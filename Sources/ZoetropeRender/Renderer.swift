public import ZoetropeFrame
public import ZoetropeScene

/// Turns a scene into pixels. A value that any number of threads may share.
public struct Renderer: Sendable {
  /// The scene.
  public let scene: Scene

  /// Prepares what all frames share (weights drawn, programs laid out).
  public init(_ scene: Scene) {
    self.scene = scene
    fatalError("stub")
  }

  /// Compiles one frame: its pixels are then a pure function of their place.
  public func frame(_ index: Int) -> FrameRenderer { fatalError("stub") }
}

/// One frame of a scene, ready to paint any of its rows in any order, on any thread.
public struct FrameRenderer: Sendable {
  /// The size of the picture.
  public var size: FrameSize { fatalError("stub") }

  /// Paints the strip's rows. The memory it needs besides is a few hundred kilobytes at the most.
  public func paint(_ strip: inout Strip) { fatalError("stub") }
}

/// The instruction sets that the kernels can run on here.
public enum InstructionSet {
  /// Names, best first, as `--target` and `ZOETROPE_TARGET` take them.
  public static var available: [String] { fatalError("stub") }
  /// The one in use.
  public static var current: String { fatalError("stub") }
  /// Chooses one for the whole process, before anything is rendered; false when `name` is not available.
  public static func use(_ name: String) -> Bool { fatalError("stub") }
}
