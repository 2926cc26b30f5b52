extension OutputFile {
  /// Writes the whole file, and returns its path.
  ///
  /// - Throws: `JobError` when it cannot be written.
  package func write(bytes: [UInt8], _ observe: JobObserver) throws(JobError) -> String {
    let part = try prepare()
    if let reason = TextFile.write(bytes, to: part.path) {
      part.abandon()
      throw JobError(.failed, "Cannot write '\(path)': \(reason).")
    }
    let written = try part.commit(replace: replace)
    if let note = written.note { observe(.warning(note)) }
    return written.path
  }
}
