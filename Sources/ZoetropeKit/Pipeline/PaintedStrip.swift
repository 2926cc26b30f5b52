internal import ZoetropeFrame
internal import ZoetropeRender
package import ZoetropeVideo

/// A strip of a frame as a writer takes it, and its mirror image where the frame has one. The memory of
/// both serves the next strip.
package struct PaintedStrip<Planes: FramePlanes>: Sendable {
  private var strip: FrameStrip
  private var memory: [Planes]

  /// Creates a strip of no rows.
  ///
  /// - Parameter blank: what planes are before they are first filled.
  package init(_ blank: Planes) {
    strip = FrameStrip(frame: 0, rows: 0..<0, image: 0..<0, endsFrame: false)
    memory = [blank, blank]
  }

  /// The painted rows: the strip's, then those that are their image.
  package var planes: ArraySlice<Planes> { memory[..<(strip.image.isEmpty ? 1 : 2)] }

  /// True for the last strip of a frame, which is whole with this strip and those before it.
  package var endsFrame: Bool { strip.endsFrame }

  /// Paints a strip of a frame.
  ///
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
