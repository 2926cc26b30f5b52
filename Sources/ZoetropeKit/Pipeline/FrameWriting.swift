package import ZoetropeFrame
package import ZoetropeVideo

/// Something that takes frames one after the other and may block while it does.
package protocol FrameWriting {
  associatedtype Frame: Sendable

  /// Takes the next frame.
  func append(_ frame: Frame) throws
  /// Ends the file so that it is whole.
  func finish() throws
  /// Lets go of the file as it is.
  func abandon()
}

/// A writer on a thread of its own: encoding goes on while the next frames are rendered.
package actor WriterActor<Writer: FrameWriting> {
  private let thread = BlockingThread()
  private let writer: Writer

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  package init(_ writer: sending Writer) { self.writer = writer }

  package func append(_ frame: Writer.Frame) throws { try writer.append(frame) }
  package func finish() throws { try writer.finish() }
  package func abandon() { writer.abandon() }

  /// Makes frames with `make` on `threads` and takes them in order, on the writer's own thread.
  ///
  /// The parameters that it shares with `forEachInOrder` mean the same.
  ///
  /// - Parameter taken: called after each frame with its index.
  /// - Returns: how many frames were taken.
  package func appendEach(
    of indices: Range<Int>, window: Int, on threads: RenderThreads, reusing frame: Writer.Frame,
    make: @escaping @Sendable (Int, inout Writer.Frame) throws -> Void,
    taken: @Sendable (Int) -> Void
  ) async throws -> Int {
    try await forEachInOrder(
      indices, window: window, on: threads, reusing: frame, make: make,
      sink: { index, frame in
        try writer.append(frame)
        taken(index)
      })
  }
}

extension FilmWriter: FrameWriting {
  package typealias Frame = YUVPicture
}

/// A film that is fed with strips, from the uppermost of its first frame on.
struct StripFilmWriter: FrameWriting {
  let writer: FilmWriter

  func append(_ frame: YUVStrip) throws { try writer.append(frame) }
  func finish() throws { try writer.finish() }
  func abandon() { writer.abandon() }
}

/// y4m to a descriptor, which has no end to write and nothing to take back. Frames are put together
/// from strips, for y4m holds one plane after the other.
final class PipeWriter: FrameWriting {
  private let writer: Y4MWriter
  private var picture: YUV444Picture

  /// - Parameter picture: of the film's size; what it shows is of no matter.
  init(_ writer: sending Y4MWriter, _ picture: YUV444Picture) {
    self.writer = writer
    self.picture = picture
  }

  func append(_ frame: YUV444Strip) throws {
    picture.place(frame)
    if frame.rows.upperBound == picture.size.height { try writer.append(picture) }
  }
  func finish() {}
  func abandon() {}
}

/// A PNG that is fed with the rows of a strip at a time.
struct StripPNGWriter: FrameWriting {
  let writer: PNGWriter

  func append(_ frame: [UInt8]) throws { try writer.append(rows: frame) }
  func finish() throws { try writer.finish() }
  func abandon() { writer.abandon() }
}
