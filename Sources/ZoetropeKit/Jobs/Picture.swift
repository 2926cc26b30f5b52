/// What stills and sheets share.
package enum Picture {
  /// Refuses names of files that are not PNGs.
  package static func checkName(_ path: String) throws(JobError) {
    switch PathParts.suffix(of: path) {
    case "png": return
    case "" where path == "-":
      throw JobError(
        .usage,
        "Pictures are files: name one that ends in .png. Only 'render' and 'frames' send to standard "
          + "output.")
    case "": throw OutputFile.noFormat(path, "pictures end in .png")
    case let other:
      throw JobError(.input, "Cannot write '\(path)': pictures end in .png, not .\(other).")
    }
  }

  package static func report(path: String?, _ clock: Stopwatch) -> JobReport {
    JobReport(
      path: path, frames: path == nil ? 0 : 1, planned: 1, seconds: nil,
      bytes: path.flatMap(FileSize.bytes(of:)), elapsed: clock.seconds)
  }
}
