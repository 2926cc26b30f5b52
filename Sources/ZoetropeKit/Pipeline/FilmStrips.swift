internal import Synchronization
internal import ZoetropeFrame
package import ZoetropeRender
internal import ZoetropeScene
package import ZoetropeVideo

/// A film as a sequence of strips, in the order of the frames and of the strips in each frame.
///
/// Threads take the strips in this order, so they paint a frame together instead of a frame each.
/// Therefore the encoder gets the first frame early, the last frame is not left to one thread, and
/// only a few frames wait, whatever the number of threads.
package struct FilmStrips: Sendable {
  /// A strip to paint, with the renderer of its frame.
  private struct Part: Sendable {
    let strip: FrameStrip
    let painter: FrameRenderer
  }

  /// The parts of all frames in order. A frame's renderer is created when its first part is
  /// reached.
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

  /// The largest number of strips that exist at a time: those being painted and those waiting for
  /// the encoder.
  private let window: Int

  /// Creates the sequence of the strips of some frames.
  ///
  /// - Parameters:
  ///   - renderer: the renderer of the film.
  ///   - frames: the numbers of the frames.
  ///   - threads: the number of threads that will paint.
  ///   - ahead: the number of painted frames that may wait for the writer.
  package init(_ renderer: Renderer, frames: Range<Int>, threads: Int, ahead: Int) {
    parts = Parts(renderer: renderer, frames: frames)
    pool = StripPool(size: renderer.scene.size)
    window = 2 * threads + ahead * FrameStrips(size: renderer.scene.size).count
  }

  /// Paints all strips on `threads` threads and passes them to `writer` in order.
  ///
  /// - Parameters:
  ///   - planes: an empty strip in the writer's pixel format.
  ///   - done: called after each frame with the number of frames written so far.
  /// - Returns: the number of frames that were written completely; fewer than all if the task was
  ///   cancelled.
  /// - Throws: `JobError` when the system allows fewer threads; the errors of the writer.
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
