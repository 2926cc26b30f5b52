package import ZoetropeFrame
package import ZoetropeVideo

/// The memory that a job needs, checked beforehand so that a picture too large for the machine is
/// rejected at once, not killed by the system halfway.
package struct MemoryNeed: Hashable, Sendable {
  /// The memory in bytes.
  package let bytes: Int
  /// The output that needs it, as the message names it.
  private var what = "A film"
  /// The end of the message: how the user can reduce the need.
  private let advice: JobError.Advice

  /// Returns the need of a film: waiting frames; the strips of each thread with what it takes to
  /// paint them (27 bytes a pixel); and x264's look-ahead, measured at 210 bytes a pixel with its
  /// default effort and at 115 with the short look-ahead.
  package static func film(_ size: FrameSize, _ encoding: Encoding, threads: Int) -> MemoryNeed {
    let perPixel = encoding.lookAhead == nil ? 210 : 115
    let strip = FrameStrips(size: size)[0].rows.count * size.width
    return MemoryNeed(
      bytes: pixels(size) * (2 * perPixel + 3 * encoding.framesAhead) / 2 + strip * 27 * threads,
      advice: .smallerFilm)
  }

  /// Returns the need of frames for a pipe: three or six bytes a pixel for the frame that is
  /// written and those that wait.
  package static func pipe(
    _ size: FrameSize, bytesPerPixel: Int = 3, ahead: Int, threads: Int
  ) -> MemoryNeed {
    let strip = FrameStrips(size: size)[0].rows.count * size.width
    return MemoryNeed(
      bytes: pixels(size) * bytesPerPixel * (ahead + 1) + strip * 30 * threads,
      advice: .smallerFrames)
  }

  /// Returns the need of a picture that is kept in memory.
  package static func image(_ size: FrameSize, bytesPerPixel: Int) -> MemoryNeed {
    MemoryNeed(
      bytes: pixels(size) * bytesPerPixel, what: "A picture", advice: .smallerPicture)
  }

  private static func pixels(_ size: FrameSize) -> Int { size.width * size.height }

  /// Throws if a machine with so much memory could never hold it.
  package func check(_ size: FrameSize, available: Int) throws(JobError) {
    try check(size, limit: MemoryLimit(bytes: available, owner: "this machine"))
  }

  /// Throws if the machine, the container or the process could never hold it.
  package func check(
    _ size: FrameSize, limit: MemoryLimit = .current()
  ) throws(JobError) {
    guard bytes > limit.bytes else { return }
    throw JobError(
      .input,
      "\(what) of \(size) takes about \(Wording.bytes(bytes)) of memory, and \(limit.owner) has "
        + "\(Wording.bytes(limit.bytes)).", advice: advice)
  }
}
