internal import ZoetropeFrame
internal import ZoetropeRender
package import ZoetropeVideo

/// A strip of a frame in a writer's pixel format, with its mirror image if there is one. The memory
/// of both is reused for the next strip.
package struct PaintedStrip<Planes: FramePlanes>: Sendable {
  private var strip: FrameStrip
  private var memory: [Planes]

  /// Creates a strip without rows.
  ///
  /// - Parameter blank: an empty strip in the writer's pixel format.
  package init(_ blank: Planes) {
    strip = FrameStrip(frame: 0, rows: 0..<0, image: 0..<0, endsFrame: false)
    memory = [blank, blank]
  }

  /// The pixels of the strip, followed by those of its mirror image if there is one.
  package var planes: ArraySlice<Planes> { memory[..<(strip.image.isEmpty ? 1 : 2)] }

  /// True for the last strip of a frame.
  package var endsFrame: Bool { strip.endsFrame }

  /// Paints `strip` of the painter's frame and converts it to the writer's pixel format.
  ///
  /// - Parameter pool: the pool of float strips to paint into.
  /// - Throws: `CancellationError` when the task is cancelled.
  mutating func fill(
    _ strip: FrameStrip, of painter: FrameRenderer, from pool: StripPool
  ) throws {
    self.strip = strip
    var index = 0
    try painter.paint(strip, from: pool) {
      memory[index].quantise($0)
      index += 1
    }
  }
}
