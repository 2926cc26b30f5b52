package import ZoetropeFrame
package import ZoetropeVideo

/// The memory that a job takes, so that a picture too large for the machine is refused before it is
/// begun rather than by the system in the middle.
package struct MemoryNeed: Hashable, Sendable {
  /// Bytes.
  package let bytes: Int
  /// The output that takes it.
  private var what = "A film"
  /// Advice on what takes less.
  private let advice: String

  /// A film: the frames that wait, the strips in the threads' hands with what it takes to paint them
  /// (27 bytes a pixel), and x264's look-ahead, measured
  /// at 210 bytes a pixel with its default effort and at 115 with the short look-ahead.
  package static func film(_ size: FrameSize, _ encoding: Encoding, threads: Int) -> MemoryNeed {
    let perPixel = encoding.lookAhead == nil ? 210 : 115
    let strip = FrameStrips(size: size)[0].rows.count * size.width
    return MemoryNeed(
      bytes: pixels(size) * (2 * perPixel + 3 * encoding.framesAhead) / 2 + strip * 27 * threads,
      advice: "'still' and 'frames' take little")
  }

  /// Frames for a pipe: three or six bytes a pixel for the one that is written and those that wait.
  package static func pipe(
    _ size: FrameSize, bytesPerPixel: Int = 3, ahead: Int, threads: Int
  ) -> MemoryNeed {
    let strip = FrameStrips(size: size)[0].rows.count * size.width
    return MemoryNeed(
      bytes: pixels(size) * bytesPerPixel * (ahead + 1) + strip * 30 * threads,
      advice: "'frames' takes little when it writes files: -o FOLDER")
  }

  /// A picture that is kept whole.
  static func image(_ size: FrameSize, bytesPerPixel: Int) -> MemoryNeed {
    MemoryNeed(
      bytes: pixels(size) * bytesPerPixel, what: "A picture", advice: "a file takes little")
  }

  private static func pixels(_ size: FrameSize) -> Int { size.width * size.height }

  /// Refuses what a machine of so much memory could never hold.
  package func check(_ size: FrameSize, available: Int) throws(JobError) {
    try check(size, limit: MemoryLimit(bytes: available, owner: "this machine"))
  }

  /// Refuses what the machine, the container or the process could never hold.
  package func check(
    _ size: FrameSize, limit: MemoryLimit = .current()
  ) throws(JobError) {
    guard bytes > limit.bytes else { return }
    throw JobError(
      .input,
      "\(what) of \(size) takes about \(Wording.bytes(bytes)) of memory, and \(limit.owner) has "
        + "\(Wording.bytes(limit.bytes)). Use a smaller --size; \(advice).")
  }
}
