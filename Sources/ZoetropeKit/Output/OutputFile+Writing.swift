/// The part of an output that a job has written.
package enum Completeness: Sendable {
  case whole
  /// Less than was planned, in a file that is sound all the same.
  case part
  case nothing
}

extension OutputFile {
  /// Has a file written, and brings it under its name when it is whole; where it is not, or an error is
  /// thrown, the target stays as it was.
  ///
  /// - Parameters:
  ///   - open: makes the writer of the file at a path, which is its place for now.
  ///   - observe: told where the file is when it could not have its name.
  ///   - write: writes all of it and finishes it, and says how much there is. What is whole only in part
  ///     has `.partial` in its name.
  /// - Returns: where the file is; nil where nothing was left.
  /// - Throws: one sentence on why the file cannot be written; what `open` and `write` throw.
  func write<Writer: FrameWriting>(
    with open: (_ path: String) throws -> sending Writer, _ observe: JobObserver,
    _ write: (WriterActor<Writer>) async throws -> Completeness
  ) async throws -> String? {
    let part = try prepare()
    let writer = try WriterActor(try open(part.path))
    let completeness: Completeness
    do {
      completeness = try await write(writer)
    } catch {
      await writer.abandon()
      part.abandon()
      throw error
    }
    // Nobody waits for this: the encoder of a film that was stopped may be at work for seconds on frames
    // that were left out.
    defer { writer.abandonLater() }
    if completeness == .nothing {
      part.abandon()
      return nil
    }
    let isWhole = completeness == .whole
    let file = try part.commit(
      as: isWhole ? nil : part.partialName, replace: replace || !isWhole)
    if let note = file.note { observe(.warning(note)) }
    return file.path
  }
}
