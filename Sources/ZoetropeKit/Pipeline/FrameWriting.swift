internal import ZoetropeFrame
internal import ZoetropeVideo

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
}

extension FilmWriter: FrameWriting {}

/// y4m to a descriptor, which has no end to write and nothing to take back.
struct PipeWriter: FrameWriting {
  let writer: Y4MWriter

  func append(_ frame: YUV444Picture) throws { try writer.append(frame) }
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
