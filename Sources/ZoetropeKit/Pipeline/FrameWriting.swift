package import ZoetropeFrame
package import ZoetropeVideo

/// A writer of frames or of their strips, one after the other. Writing may block.
package protocol FrameWriting: SendableMetatype {
  associatedtype Frame: Sendable

  /// Writes the next frame or strip.
  func append(_ frame: Frame) throws
  /// Completes the file.
  func finish() throws
  /// Closes the file without finishing it.
  func abandon()
}

/// An actor that runs a writer on a separate thread, so that encoding continues while the next
/// frames are painted.
package actor WriterActor<Writer: FrameWriting> {
  private let thread: BlockingThread
  private let writer: Writer

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// Starts the thread.
  ///
  /// - Throws: `JobError` when the system allows no more threads.
  package init(_ writer: sending Writer) throws(JobError) {
    thread = try BlockingThread()
    self.writer = writer
  }

  package func append(_ frame: Writer.Frame) throws { try writer.append(frame) }
  package func finish() throws { try writer.finish() }
  package func abandon() { writer.abandon() }

  /// Makes frames with `make` on `threads` and writes them in order on the writer's thread.
  ///
  /// The parameters are those of `forEachInOrder`, apart from `taken`.
  ///
  /// - Parameter taken: called after each frame is written, with the element that the frame was
  ///   made from.
  /// - Returns: the number of frames that were written; fewer than all if the task was cancelled.
  /// - Throws: the first error of `make` or of the writer.
  package func appendEach<Works: Sequence & Sendable>(
    of works: Works, window: Int, on threads: RenderThreads, reusing frame: Writer.Frame,
    make: @escaping @Sendable (Works.Element, inout Writer.Frame) throws -> Void,
    taken: @Sendable (Works.Element) -> Void
  ) async throws -> Int where Works.Element: Sendable, Works.Iterator: Sendable {
    try await forEachInOrder(
      works, window: window, on: threads, reusing: frame, make: make,
      sink: { work, frame in
        // Checked here too, because an encoder may need seconds for the frames that wait.
        try Task.checkCancellation()
        try writer.append(frame)
        taken(work)
      })
  }
}

extension WriterActor {
  /// Completes the film. If the task is cancelled, frames that the encoder does not return soon are
  /// left out.
  ///
  /// - Returns: the number of frames in the film; 0 if the file has none and cannot be played.
  func finishSoon<Planes>() throws -> Int where Writer == StripFilmWriter<Planes> {
    let (film, saving) = (writer.writer, writer.saving)
    return try film.finish(unless: {
      saving.advance(isPlayable: true)
      return Task.isCancelled
    })
  }

  /// Closes the file without finishing it, in a separate task; returns at once.
  nonisolated func abandonLater() {
    Task { await abandon() }
  }
}

extension WriterActor<SheetFilmWriter> {
  /// Completes the film as `SheetFilmWriter.finishUnlessCancelled` does; returns 0 if the task is
  /// cancelled already.
  func finishUnlessCancelled() throws -> Int {
    Task.isCancelled ? 0 : try writer.finishUnlessCancelled()
  }
}

extension FilmWriter: FrameWriting {
  package typealias Frame = YUVPicture
}

/// Writes a film from strips of its frames, one frame after the other.
struct StripFilmWriter<Planes: FramePlanes>: FrameWriting {
  let writer: FilmWriter
  /// The film's entry in the counts of `Saving`.
  let saving: Saving.PendingFilm

  func append(_ painted: PaintedStrip<Planes>) throws {
    for strip in painted.planes { try writer.load(strip) }
    if painted.endsFrame { try writer.encodeLoaded() }
    saving.advance(isPlayable: writer.framesWritten > 0)
  }
  func finish() throws { try writer.finish() }
  func abandon() { writer.abandon() }
}

/// Writes frames to a file descriptor.
///
/// Each frame is assembled from its strips before it is written, because y4m stores one plane after
/// the other and mirrored rows arrive out of order. Finishing and abandoning do nothing.
final class PipeWriter<Stream: StreamWriter>: FrameWriting {
  private let stream: Stream
  private var picture: Stream.Picture

  init(_ stream: Stream) {
    self.stream = stream
    picture = stream.blank.picture
  }

  func append(_ painted: PaintedStrip<Stream.Picture.Part>) throws {
    for strip in painted.planes { picture.copyRows(of: strip) }
    if painted.endsFrame { try stream.append(picture) }
  }
  func finish() {}
  func abandon() {}
}

/// Writes a picture from its strips, which come in the order of their painted rows. Mirrored rows
/// are kept until all painted rows are written.
final class MirroredPictureWriter: FrameWriting {
  private let writer: any PictureWriter
  private var waiting: [[UInt8]] = []

  init(_ writer: sending any PictureWriter) { self.writer = writer }

  func append(_ painted: PaintedStrip<RGBStrip>) throws {
    for (index, strip) in painted.planes.enumerated() {
      if index == 0 { try writer.append(rows: strip.bytes) } else { waiting.append(strip.bytes) }
    }
  }
  func finish() throws {
    while let rows = waiting.popLast() { try writer.append(rows: rows) }
    try writer.finish()
  }
  func abandon() { writer.abandon() }
}

/// Writes a picture from the bytes of its rows, which come from top to bottom.
struct RowPictureWriter: FrameWriting {
  let writer: any PictureWriter

  func append(_ frame: [UInt8]) throws { try writer.append(rows: frame) }
  func finish() throws { try writer.finish() }
  func abandon() { writer.abandon() }
}
