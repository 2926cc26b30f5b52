/// The extent to which a job has written its output.
package enum Completeness: Sendable {
  case whole
  /// A valid file with fewer frames than planned.
  case part
  case nothing
}

extension OutputFile {
  /// Writes a file and gives it its name when it is complete. If it is not, or an error is thrown,
  /// the target stays as it was.
  ///
  /// - Parameters:
  ///   - open: opens the writer of a file at the given temporary path.
  ///   - observe: receives a warning with the file's path if the file could not be given its name.
  ///   - write: writes and finishes the file, and returns its completeness. A partial file gets
  ///     `.partial` in its name.
  /// - Returns: the file's path; nil if no file was left.
  /// - Throws: `JobError` when the file cannot be written; the errors of `open` and `write`.
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
    // The encoder is not waited for: in a stopped film it may work for seconds on frames that were
    // left out.
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
