package import ZoetropeFrame
internal import ZoetropeRender
package import ZoetropeScene
package import ZoetropeVideo

/// The memory that a job needs. It is checked before the job starts, so that a job that is too
/// large for the machine is rejected at once, instead of being killed by the system halfway.
package struct MemoryNeed: Hashable, Sendable {
  /// The memory in bytes.
  package let bytes: Int
  /// The output that needs the memory, as the subject of the error's message.
  private var what = "A film"
  /// The step by which the user can reduce the need.
  private let advice: JobError.Advice

  /// Returns the need of a film: 1.5 bytes per pixel of each waiting frame, 27 bytes per pixel of
  /// each thread's strip, and x264's memory. For x264, 210 bytes per pixel were measured with its
  /// default effort, and 115 with the short look-ahead.
  package static func film(_ size: FrameSize, _ encoding: Encoding, threads: Int) -> MemoryNeed {
    let perPixel = encoding.lookAhead == nil ? 210 : 115
    let strip = FrameStrips(size: size)[0].rows.count * size.width
    return MemoryNeed(
      bytes: pixels(size) * (2 * perPixel + 3 * encoding.framesAhead) / 2 + strip * 27 * threads,
      advice: .smallerFilm)
  }

  /// Returns the need of a film of many small films: that of a film of the page without strips, 1.5
  /// bytes per pixel of the page and of each waiting picture, and 12 bytes per pixel of the picture
  /// that each thread paints. Each small film needs its weights, 1 MiB for its colours, 4 bytes per
  /// pixel for its caption, and memory to paint its picture, of which there is one for each thread
  /// that may be at work on it.
  ///
  /// - Parameters:
  ///   - page: the size of the film.
  ///   - picture: the size of a small film.
  ///   - scenes: the small films.
  ///   - window: the largest number of painted pictures at a time.
  package static func sheetFilm(
    _ page: FrameSize, of picture: FrameSize, _ scenes: [SceneDraft], _ encoding: Encoding,
    threads: Int, window: Int
  ) -> MemoryNeed {
    let waiting = 3 * pixels(page) / 2 + (3 * window / 2 + 12 * threads) * pixels(picture)
    let painters = min(threads, (window + scenes.count - 1) / scenes.count)
    let films = scenes.map { scene in
      let neurons = scene.network.layers.reduce(0) { $0 + $1.width }
      let painting = 2200 * picture.width + 512 * neurons
      return weights(of: scene) + 1 << 20 + 4 * pixels(picture) + painters * painting
    }
    return MemoryNeed(
      bytes: film(page, encoding, threads: 0).bytes + waiting + films.reduce(0, +),
      what: "A sheet", advice: .pictureSheet)
  }

  /// Returns the bytes of a scene's weights in memory: those of all seeds, of which only some are
  /// kept, two sets that are packed for frames and, if there are several seeds, the path between
  /// two in double precision.
  private static func weights(of scene: SceneDraft) -> Int {
    let seeds = Set(scene.timeline.seed.keys.map(\.value)).count
    let count = scene.network.parameterCount
    return 4 * min(seeds * count, Renderer.keptParameters) + (seeds > 1 ? 24 : 8) * count
  }

  /// Returns the need of frames for a pipe: `bytesPerPair` bytes per two pixels of the frame that is
  /// written and of each of the `ahead` waiting frames, and 30 bytes per pixel of each thread's
  /// strip.
  package static func pipe(
    _ size: FrameSize, bytesPerPair: Int = 6, ahead: Int, threads: Int
  ) -> MemoryNeed {
    let strip = FrameStrips(size: size)[0].rows.count * size.width
    return MemoryNeed(
      bytes: pixels(size) * bytesPerPair * (ahead + 1) / 2 + strip * 30 * threads,
      advice: .smallerFrames)
  }

  /// Returns the need of a picture in memory.
  package static func image(_ size: FrameSize, bytesPerPixel: Int) -> MemoryNeed {
    MemoryNeed(
      bytes: pixels(size) * bytesPerPixel, what: "A picture", advice: .smallerPicture)
  }

  private static func pixels(_ size: FrameSize) -> Int { size.width * size.height }

  /// Checks that a machine with `available` bytes of memory could meet the need.
  ///
  /// - Parameter size: the size of the output, for the message.
  /// - Throws: `JobError` if the machine has too little memory.
  package func check(_ size: FrameSize, available: Int) throws(JobError) {
    try check(size, limit: MemoryLimit(bytes: available, owner: "this machine"))
  }

  /// Checks that the need is at most `limit`, which is by default the smallest limit of the
  /// machine, the container and the process.
  ///
  /// - Parameter size: the size of the output, for the message.
  /// - Throws: `JobError` if the need is larger.
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
