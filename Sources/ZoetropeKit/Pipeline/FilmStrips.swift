internal import Synchronization
package import ZoetropeFrame
package import ZoetropeRender
internal import ZoetropeScene

/// A film cut into strips, numbered through from its first frame's to its last frame's.
///
/// The threads of a job share a frame instead of taking one each: the encoder has the first frame
/// soon, the last one is not left to one thread, and what waits is a few frames however many
/// threads there are.
package final class FilmStrips: Sendable {
  /// A frame that is being painted, compiled by whichever thread comes first.
  private final class FrameSlot: Sendable {
    let frame = Mutex<(index: Int, painter: FrameRenderer)?>(nil)
  }

  private let renderer: Renderer
  private let frames: Range<Int>
  private let rows: StripRows
  private let pool: StripPool
  private let places: [FrameSlot]

  /// How many strips wait for the encoder or are being painted, at most.
  private let window: Int

  /// Prepares `frames` of what `renderer` paints.
  ///
  /// - Parameters:
  ///   - ahead: how many frames may wait, besides what the threads are painting.
  package init(_ renderer: Renderer, frames: Range<Int>, threads: Int, ahead: Int) {
    self.renderer = renderer
    self.frames = frames
    rows = StripRows(size: renderer.scene.size)
    pool = StripPool(size: renderer.scene.size)
    window = 2 * threads + ahead * rows.count
    places = (0..<window / rows.count + 2).map { _ in FrameSlot() }
  }

  /// Paints a part of a frame and hands its strips to `take`. A frame whose lower half is an image of
  /// the upper one has fewer parts, and nothing for its first numbers: so it is whole with its last.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  private func paint(_ index: Int, _ take: (borrowing Strip) -> Void) throws {
    try Task.checkCancellation()
    let painter = painter(of: frames.lowerBound + index / rows.count)
    let parts = painter.strips
    let part = index % rows.count - (rows.count - parts.count)
    guard part >= 0 else { return }
    try painter.paint(parts[part], from: pool, take)
  }

  /// Paints all strips on `threads` threads and hands them to `writer` in order.
  ///
  /// - Parameters:
  ///   - planes: a strip of no rows.
  ///   - quantise: makes of painted rows what the writer takes, in the memory of earlier ones.
  ///   - done: called with the number of frames that are, after each.
  /// - Returns: how many frames were taken whole.
  package func feed<Writer: FrameWriting, Planes: Sendable>(
    to writer: WriterActor<Writer>, threads: Int, as planes: Planes,
    quantise: @escaping @Sendable (borrowing Strip, inout Planes) -> Void,
    done: @Sendable (Int) -> Void
  ) async throws -> Int where Writer.Frame == StripPair<Planes> {
    let taken = try await writer.appendEach(
      of: 0..<frames.count * rows.count, window: window, on: RenderThreads(count: threads),
      reusing: StripPair(planes),
      make: { index, pair in
        pair.removeAll()
        try self.paint(index) { strip in pair.add { quantise(strip, &$0) } }
      },
      taken: { [rows] index in
        if (index + 1) % rows.count == 0 { done((index + 1) / rows.count) }
      })
    return taken / rows.count
  }

  private func painter(of frame: Int) -> FrameRenderer {
    places[frame % places.count].frame.withLock { place in
      if let place, place.index == frame { return place.painter }
      // Painted long ago: the window is smaller than all places together.
      let used = place.take()?.painter
      let painter = renderer.frame(frame, after: used)
      place = (frame, painter)
      return painter
    }
  }
}
