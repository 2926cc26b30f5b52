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
  private let thread: BlockingThread
  private let writer: Writer

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// - Throws: when the system allows no more threads.
  package init(_ writer: sending Writer) throws(JobError) {
    thread = try BlockingThread()
    self.writer = writer
  }

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
      indices, window: window, on: threads, reusing: frame, sleeps: true, make: make,
      sink: { index, frame in
        // What waits may take an encoder seconds.
        try Task.checkCancellation()
        try writer.append(frame)
        taken(index)
      })
  }
}

extension WriterActor where Writer == StripFilmWriter {
  /// Ends the film; soon, and without what is still in the encoder, once the task is cancelled.
  ///
  /// - Returns: how many frames it has; 0 when it is no film.
  func finishSoon() throws -> Int {
    let (film, saving) = (writer.writer, writer.saving)
    return try film.finish(unless: {
      saving.advance(isPlayable: true)
      return Task.isCancelled
    })
  }

  /// Lets go of the encoder without waiting for it: of a film that was stopped it may be at work for
  /// seconds on frames that were left out, when the file has its name already.
  nonisolated func abandonLater() {
    Task { await abandon() }
  }
}

extension FilmWriter: FrameWriting {
  package typealias Frame = YUVPicture
}

/// What comes of painting a part of a frame: a strip, a strip and its mirror image, or nothing. The
/// memory of both stays for the next.
package struct StripPair<Planes: Sendable>: Sendable {
  private var planes: [Planes]
  private var count = 0

  /// - Parameter blank: what planes are before they are first filled.
  package init(_ blank: Planes) { planes = [blank, blank] }

  /// The strips that were painted.
  package var strips: ArraySlice<Planes> { planes[..<count] }

  /// Forgets what was painted.
  mutating func removeAll() { count = 0 }

  /// Has the next strip filled.
  mutating func add(_ fill: (inout Planes) -> Void) {
    fill(&planes[count])
    count += 1
  }
}

/// A film that is fed with parts of its frames, one frame after the other.
struct StripFilmWriter: FrameWriting {
  let writer: FilmWriter
  /// Told when the film is worth saving.
  let saving: Saving.Film

  func append(_ frame: StripPair<YUVStrip>) throws {
    for strip in frame.strips { try writer.append(strip) }
    saving.advance(isPlayable: writer.framesWritten > 0)
  }
  func finish() throws { try writer.finish() }
  func abandon() { writer.abandon() }
}

/// Some rows of a picture, as a pipe takes them.
protocol PictureRows: Sendable {
  var rows: Range<Int> { get }
}

extension YUV444Strip: PictureRows {}
extension RGBStrip: PictureRows {}

/// A whole picture, put together from strips.
protocol AssembledPicture: Sendable {
  associatedtype Part: PictureRows

  var size: FrameSize { get }
  mutating func copyRows(of part: Part)
}

extension YUV444Picture: AssembledPicture {}
extension RGBPicture: AssembledPicture {}

/// Something that sends whole pictures on.
protocol PictureSending {
  associatedtype Picture: AssembledPicture

  func append(_ picture: Picture) throws
}

extension Y4MWriter: PictureSending {}
extension RawWriter: PictureSending {}

/// Frames to a descriptor, which has no end to write and nothing to take back. They are put together
/// from strips: y4m holds one plane after the other, and strips do not all come from top to bottom.
final class PipeWriter<Sender: PictureSending>: FrameWriting {
  private let sender: Sender
  private var picture: Sender.Picture
  private var rows = 0

  /// - Parameter picture: a picture of the film's size, whose pixels are replaced.
  init(_ sender: sending Sender, _ picture: Sender.Picture) {
    self.sender = sender
    self.picture = picture
  }

  func append(_ frame: StripPair<Sender.Picture.Part>) throws {
    for strip in frame.strips {
      picture.copyRows(of: strip)
      rows += strip.rows.count
    }
    guard rows == picture.size.height else { return }
    rows = 0
    try sender.append(picture)
  }
  func finish() {}
  func abandon() {}
}

/// A PNG that is fed with parts of a picture. Rows that are the image of others wait for their turn,
/// which comes after all that are none.
final class MirroredPNGWriter: FrameWriting {
  private let writer: PNGWriter
  private var waiting: [[UInt8]] = []

  init(_ writer: sending PNGWriter) { self.writer = writer }

  func append(_ frame: StripPair<[UInt8]>) throws {
    for (index, rows) in frame.strips.enumerated() {
      if index == 0 { try writer.append(rows: rows) } else { waiting.append(rows) }
    }
  }
  func finish() throws {
    while let rows = waiting.popLast() { try writer.append(rows: rows) }
    try writer.finish()
  }
  func abandon() { writer.abandon() }
}

/// A PNG that is fed with rows, from top to bottom.
struct StripPNGWriter: FrameWriting {
  let writer: PNGWriter

  func append(_ frame: [UInt8]) throws { try writer.append(rows: frame) }
  func finish() throws { try writer.finish() }
  func abandon() { writer.abandon() }
}
