internal import Foundation

/// The folder that numbered frames are painted into, and the rules for frames that exist there.
struct FrameFolder {
  let pattern: FramePattern
  /// The output as the user named it, for messages.
  let output: String
  /// The identity of the film whose frames are to come: `Recipe.identity` of their texts.
  let film: String

  /// Creates the folder and, with `withFolderAbove`, the one above it.
  ///
  /// - Parameters:
  ///   - last: the highest frame number to come.
  /// - Throws: `JobError` when it cannot be created, or the frames' names would be too long.
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

  /// Creates a part file for frame `number`. Links are followed, as for films.
  ///
  /// - Parameter permissions: the permissions of a new file; the process's default when nil.
  func part(_ number: Int, replace: Bool, permissions: mode_t?) throws(JobError) -> PartFile {
    let target = try Links.resolved(pattern.path(number))
    return try PartFile(
      for: target, permissions: (replace ? Permissions.of(target) : nil) ?? permissions,
      cleansUp: false)
  }

  /// Makes room for all frames of a film: with `replace` every frame of the pattern is deleted, so
  /// that none of another film stays among the new ones.
  ///
  /// - Returns: the permissions of the first of those, which the new frames will have.
  /// - Throws: `JobError` when there are frames that may not be replaced.
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
  /// stay until their replacements are complete, except those whose numbers have another width,
  /// which are deleted now.
  ///
  /// - Returns: a warning if the other frames are of another film.
  /// - Throws: `JobError` when frames of the range exist or others are of another film, and
  ///   `replace` does not allow that.
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
    // A film of another length has numbers of another width.
    try delete(replaced.filter { !pattern.name($0.number).isSameName(as: $0.name) })
    return foreign.first.map {
      "'\(pattern.folder)' also holds frames of another film or of other settings, '\($0.name)' "
        + "first."
    }
  }

  /// Returns true for a frame of the film to come. Anything but a regular file, such as a pipe, is
  /// not opened.
  private func isOurs(_ frame: FramePattern.Existing) -> Bool {
    var status = stat()
    guard stat(path(frame), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return Recipe.identity(ofPictureAt: path(frame)) == film
  }

  /// Throws if a folder has a frame's name, before anything is deleted.
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
