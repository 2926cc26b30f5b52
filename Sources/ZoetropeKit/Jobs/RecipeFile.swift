internal import Foundation
internal import ZoetropePreset
internal import ZoetropeWeights

extension Recipe {
  /// Writes the preset inside a film or picture to a file, and the weights in it to files beside it.
  ///
  /// - Parameter output: the preset's file, which ends in `.yaml`.
  /// - Returns: the paths of the files, the preset's last.
  /// - Throws: the errors of ``read(from:)``; `JobError` when a file cannot be written.
  public static func write(
    from path: String, to output: OutputFile, observe: JobObserver = { _ in }
  ) throws -> [String] {
    guard ["yaml", "yml"].contains(PathParts.suffix(of: output.path)) else {
      throw JobError(.input, "Cannot write '\(output.path)': name a file that ends in .yaml.")
    }
    var text = try read(from: path)
    // Nothing is written if the preset cannot be.
    try output.prepare().abandon()
    let (folder, name) = PathParts.split(output.path)
    let stem = PathParts.stem(of: name)
    var files: [(file: OutputFile, bytes: [UInt8])] = []
    if let scene = try? Preset.scene(from: Array(text.utf8), file: output.path) {
      let networks = Preset.weightTexts(of: scene.draft).filter { text.contains($0.text) }
      for (index, network) in networks.enumerated() {
        let file = stem + (networks.count > 1 ? "-\(index + 1)" : "") + ".safetensors"
        text = text.replacing(network.text, with: file)
        files.append(
          (
            OutputFile(PathParts.join(folder, file), replace: output.replace),
            Safetensors.file(network.network)
          ))
      }
    }
    for (file, _) in files { try file.prepare().abandon() }
    var paths: [String] = []
    for (file, bytes) in files { paths.append(try file.write(bytes: bytes, observe)) }
    return paths + [try output.write(bytes: Array(text.utf8), observe)]
  }
}
