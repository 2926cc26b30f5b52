internal import Synchronization
internal import ZoetropeFrame
package import ZoetropeRender
internal import ZoetropeScene
package import ZoetropeVideo

/// A film as a sequence of strips, from the first frame's first to the last frame's last.
///
/// The threads of a job share a frame instead of taking one each: the encoder gets the first frame
/// soon, the last frame is not left to one thread, and only a few frames wait, however many threads
/// there are.
package struct FilmStrips: Sendable {
  /// A strip to paint, with its frame's renderer.
  private struct Part: Sendable {
    let strip: FrameStrip
    let painter: FrameRenderer
  }

  /// All parts in order; a frame is prepared when its first part is reached.
  private struct Parts: Sequence, IteratorProtocol, Sendable {
    let renderer: Renderer
    var frames: Range<Int>
    var painter: FrameRenderer?
    var strips: FrameStrips.SubSequence?

    mutating func next() -> Part? {
      if let painter, let strip = strips?.popFirst() { return Part(strip: strip, painter: painter) }
      guard let frame = frames.popFirst() else { return nil }
      let painter = renderer.frame(frame)
      self.painter = painter
      strips = painter.strips(frame: frame)[...]
      return next()
    }
  }

  private let parts: Parts
  private let pool: StripPool

  /// The largest number of strips that wait for the encoder or are being painted.
  private let window: Int

  /// Prepares `frames` of what `renderer` paints.
  ///
  /// - Parameters:
  ///   - ahead: the number of frames that may wait, besides those that are being painted.
  package init(_ renderer: Renderer, frames: Range<Int>, threads: Int, ahead: Int) {
    parts = Parts(renderer: renderer, frames: frames)
    pool = StripPool(size: renderer.scene.size)
    window = 2 * threads + ahead * FrameStrips(size: renderer.scene.size).count
  }

  /// Paints all strips on `threads` threads and passes them to `writer` in order.
  ///
  /// - Parameters:
  ///   - planes: an empty strip of the type to convert to.
  ///   - done: called after each frame with the number of complete frames.
  /// - Returns: the number of frames that were written completely.
  package func feed<Writer: FrameWriting, Planes: FramePlanes>(
    to writer: WriterActor<Writer>, threads: Int, as planes: Planes,
    done: @Sendable (Int) -> Void
  ) async throws -> Int where Writer.Frame == PaintedStrip<Planes> {
    let whole = Mutex(0)
    _ = try await writer.appendEach(
      of: parts, window: window, on: RenderThreads(count: threads), reusing: PaintedStrip(planes),
      make: { [pool] part, painted in
        try painted.fill(part.strip, of: part.painter, from: pool)
      },
      taken: { part in
        guard part.strip.endsFrame else { return }
        done(
          whole.withLock { whole in
            whole += 1
            return whole
          })
      })
    return whole.withLock { $0 }
  }
}
