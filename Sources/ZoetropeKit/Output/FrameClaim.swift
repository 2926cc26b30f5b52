internal import Foundation

/// A job's claim on numbered frames in a folder while the job paints them.
///
/// A claim is a part file that records the film and the frames. It is locked like all part files,
/// so it ends when its job's process ends. Jobs of one film whose frames do not overlap may hold
/// claims at the same time.
///
/// A job writes its claim first and then compares it with the others, so that of two jobs that
/// start together at least one finds the claim of the other. If there is no conflict, the job marks
/// its claim as settled. If there is a conflict with a settled claim, the job gives up. If the
/// other claim is not settled yet, the job withdraws its own, waits for a random time and tries
/// again.
///
/// Where the file system has no locks, claims are ignored, because no job can find out which other
/// jobs are alive. A job that may not replace files still stops there when another job has written
/// one of its frames.
package final class FrameClaim: Sendable {
  private let file: PartFile

  private struct Content: Equatable {
    let frames: Range<Int>
    let film: String
    let isSettled: Bool

    init(frames: Range<Int>, film: String, isSettled: Bool) {
      self.frames = frames
      self.film = film
      self.isSettled = isSettled
    }

    init?(_ text: String) {
      let lines = text.split(separator: "\n")
      guard lines.count >= 4, lines[0] == "zoetrope frames", let first = Int(lines[1]),
        let last = Int(lines[2]), first <= last, last < Int.max
      else { return nil }
      self.init(
        frames: first..<last + 1, film: String(lines[3]),
        isSettled: lines.count > 4 && lines[4] == "settled")
    }

    var text: String {
      "zoetrope frames\n\(frames.lowerBound)\n\(frames.upperBound - 1)\n\(film)\n"
        + (isSettled ? "settled\n" : "")
    }

    func goes(with other: Content) -> Bool {
      film == other.film && !frames.overlaps(other.frames)
    }
  }

  /// Claims frames in the folder of `pattern`, which must exist.
  ///
  /// - Parameters:
  ///   - frames: the numbers of the frames.
  ///   - pattern: the names of the frames.
  ///   - film: the identity of the frames' film, from `Recipe.identity`.
  /// - Throws: `JobError`: `wouldOverwrite` when another job is painting some of these frames, or
  ///   frames of another film, under these names; `failed` when the folder cannot be written.
  package init(_ frames: Range<Int>, of pattern: FramePattern, film: String) throws(JobError) {
    let target = PathParts.join(pattern.folder, "\(pattern.prefix)%d\(pattern.suffix)")
    let checksum = String(PartName.checksum(film), radix: 16)
    let mine = Content(frames: frames, film: checksum, isSettled: false)
    let settled = Content(frames: frames, film: checksum, isSettled: true)
    for _ in 0..<60 {
      let file = try PartFile(for: target)
      try Self.write(mine.text, to: file, in: pattern.folder)
      let rivals = Self.others(than: file).map(Content.init)
      // A claim without text may turn out to be for any frames.
      guard let rival = rivals.first(where: { $0.map { !$0.goes(with: mine) } ?? true }) else {
        try Self.write(settled.text, to: file, in: pattern.folder)
        self.file = file
        return
      }
      file.abandon()
      if let rival, rival.isSettled { throw Self.refusal(rival, checksum, pattern.folder) }
      usleep(.random(in: 5_000...50_000))
    }
    throw JobError(
      .wouldOverwrite,
      "Too many programs begin to paint frames into '\(pattern.folder)'. Name another folder.")
  }

  /// Ends the claim, so that other jobs may paint the frames.
  package func release() { file.abandon() }

  private static func refusal(_ rival: Content, _ film: String, _ folder: String) -> JobError {
    let what =
      rival.film == film
      ? "frames \(rival.frames.lowerBound)-\(rival.frames.upperBound - 1) of this film"
      : "another film"
    return JobError(
      .wouldOverwrite,
      "Another program is painting \(what) into '\(folder)'. Wait for its end, or name another "
        + "folder.")
  }

  /// Returns the texts of all live claims on frames with the same pattern, except the claim in
  /// `file`.
  private static func others(than file: PartFile) -> [String] {
    let (folder, own) = PathParts.split(file.path)
    guard let label = PartName.label(in: own) else { return [] }
    return FolderListing.names(in: folder).compactMap { name in
      guard !name.isSameName(as: own), PartName.label(in: name)?.isSameName(as: label) == true
      else { return nil }
      return living(PathParts.join(folder, name))
    }
  }

  /// Returns the text of the claim at `path`; nil if its job may have ended.
  private static func living(_ path: String) -> String? {
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard FileLock.take(descriptor) == .busy else { return nil }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }

  private static func write(
    _ text: String, to file: PartFile, in folder: String
  ) throws(JobError) {
    // Written in a single call, so that readers see either the whole text or the previous one.
    let bytes = Array(text.utf8)
    let descriptor = open(file.path, O_WRONLY | O_CLOEXEC)
    let count = descriptor < 0 ? -1 : pwrite(descriptor, bytes, bytes.count, 0)
    let problem = errno
    if descriptor >= 0 { close(descriptor) }
    guard count == bytes.count else {
      throw JobError(
        .failed, "Cannot write in the folder '\(folder)': \(SystemText.describe(problem)).")
    }
  }
}
