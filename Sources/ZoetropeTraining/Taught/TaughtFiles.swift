internal import ZoetropeKit

/// The files that a taught network is written to: a preset, and its weights beside it.
enum TaughtFiles {
  /// Returns the files for the weights of `count` networks beside a preset: `NAME.safetensors`, or
  /// `NAME-1.safetensors` and so on.
  ///
  /// - Throws: `JobError` when the preset has another ending than `.yaml` or `.yml`.
  static func weights(beside preset: OutputFile, count: Int) throws(JobError) -> [OutputFile] {
    guard ["yaml", "yml"].contains(PathParts.suffix(of: preset.path)) else {
      throw JobError(.input, "Cannot write '\(preset.path)': name a file that ends in .yaml.")
    }
    let (folder, file) = PathParts.split(preset.path)
    return (1...count).map { number in
      let name = PathParts.stem(of: file) + (count == 1 ? "" : "-\(number)") + ".safetensors"
      var weights = OutputFile(PathParts.join(folder, name), replace: preset.replace)
      weights.makesFolder = preset.makesFolder
      return weights
    }
  }
}
