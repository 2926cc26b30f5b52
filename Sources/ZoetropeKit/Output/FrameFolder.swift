internal import Foundation

/// The folder that numbered frames are painted into, and the rules for frames that exist there.
struct FrameFolder {
  let pattern: FramePattern
  /// The output as the user named it, for messages.
  let output: String
  /// The identity of the film to paint, from `Recipe.identity`.
  let film: String

  /// Creates the folder if it is missing, and deletes part files that ended programs have left in
  /// it.
  ///
  /// - Parameters:
  ///   - withFolderAbove: true to create the folder above it, too.
  ///   - last: the highest number of a frame to paint.
  /// - Throws: `JobError` when the folder cannot be created or written, or the frames' names would
  ///   be too long.
  func make(withFolderAbove: Bool, last: Int) throws(JobError) {
    if !pattern.folder.isSameName(as: ".") {
      let above = PathParts.split(pattern.folder).folder
      try OutputFolder(path: above, makes: withFolderAbove).prepare(for: output)
    }
    try OutputFolder(path: pattern.folder, makes: true).prepare(for: output)
    let (length, limit) = (pattern.name(last).utf8.count, PartName.limit(in: pattern.folder))
    guard length <= limit else {
      throw JobError(
        .input,
        "Cannot write '\(output)': its frames' names have \(length) bytes, and \(limit) is the most "
          + "in '\(pattern.folder)'. Use shorter ones.")
    }
    PartFile.removeStale(in: pattern.folder) { label in
      pattern.number(of: label) != nil
        || PartName.isShortened(label, fromNameWith: pattern.prefix, limit: limit)
    }
  }

  /// Creates a part file for frame `number`. If the frame's path is a symbolic link, the file that
  /// it leads to is written.
  ///
  /// - Parameters:
  ///   - replace: true if the file gets the permissions of an existing frame.
  ///   - permissions: the permissions of the file if it does not get an existing frame's; the
  ///     process's default when nil.
  /// - Throws: `JobError` when the folder cannot be written or links form a circle.
  func part(_ number: Int, replace: Bool, permissions: mode_t?) throws(JobError) -> PartFile {
    let target = try Links.resolved(pattern.path(number))
    return try PartFile(
      for: target, permissions: (replace ? Permissions.of(target) : nil) ?? permissions,
      cleansUp: false)
  }

  /// Makes room for all frames of a film. With `replace`, deletes every frame of the pattern, so
  /// that no frame of another film stays among the new ones.
  ///
  /// - Returns: the permissions of the first deleted frame, for the new frames; nil if no frame was
  ///   deleted.
  /// - Throws: `JobError` when there are frames and `replace` is false, or when they cannot be
  ///   deleted.
  func makeRoom(replace: Bool) throws(JobError) -> mode_t? {
    let old = pattern.existing()
    guard let first = old.first else { return nil }
    guard replace else {
      throw JobError(
        .wouldOverwrite,
        "'\(pattern.folder)' holds \(Wording.frames(old.count)) of that name already, "
          + "'\(first.name)' first.", advice: .deleteFrames)
    }
    try refuseFolders(among: old)
    let permissions = Permissions.of(path(first))
    try delete(old)
    return permissions
  }

  /// Makes room for the frames of `range` beside others of the same film. Frames to be replaced
  /// stay until their replacements are complete. Only those whose numbers have another width are
  /// deleted now.
  ///
  /// - Returns: a warning if frames outside `range` are of another film; nil otherwise.
  /// - Throws: `JobError` when frames of `range` exist, or other frames are of another film, and
  ///   `replace` is false; also when frames cannot be deleted.
  func makeRoom(for range: Range<Int>, replace: Bool) throws(JobError) -> String? {
    let old = pattern.existing()
    let replaced = old.filter { range.contains($0.number) }
    try refuseFolders(among: replaced)
    if !replace, let first = replaced.first {
      throw JobError(
        .wouldOverwrite,
        "'\(pattern.folder)' holds \(replaced.count) of these frames already, '\(first.name)' "
          + "first.", advice: .replaceFrames)
    }
    let foreign = old.filter { !range.contains($0.number) && !isOurs($0) }
    if !replace, let first = foreign.first {
      throw JobError(
        .wouldOverwrite,
        "'\(pattern.folder)' holds frames of another film or of other settings, '\(first.name)' "
          + "first. Name another folder.")
    }
    // The numbers have another width if the frames are of a film of another length.
    try delete(replaced.filter { !pattern.name($0.number).isSameName(as: $0.name) })
    return foreign.first.map {
      "'\(pattern.folder)' also holds frames of another film or of other settings, '\($0.name)' "
        + "first."
    }
  }

  /// Returns true if `frame` is a frame of the film to paint. Does not open anything but regular
  /// files.
  private func isOurs(_ frame: FramePattern.Existing) -> Bool {
    var status = stat()
    guard stat(path(frame), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return Recipe.identity(ofPictureAt: path(frame)) == film
  }

  /// Throws `JobError` if one of `frames` is a folder. Callers check this before they delete
  /// anything.
  private func refuseFolders(among frames: [FramePattern.Existing]) throws(JobError) {
    for frame in frames {
      var status = stat()
      guard lstat(path(frame), &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
      throw JobError(
        .input, "Cannot replace '\(path(frame))': it is a folder. Move it, or name another folder.")
    }
  }

  private func path(_ frame: FramePattern.Existing) -> String {
    PathParts.join(pattern.folder, frame.name)
  }

  private func delete(_ frames: [FramePattern.Existing]) throws(JobError) {
    for frame in frames {
      guard unlink(path(frame)) == 0 || errno == ENOENT else {
        throw JobError(.failed, "Cannot delete '\(path(frame))': \(SystemText.lastError()).")
      }
    }
  }
}
