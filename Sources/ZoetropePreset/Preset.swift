public import ZoetropeScene

/// Presets as text.
public enum Preset {
  /// Reads a preset strictly: all faults at once.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for faults.
  ///   - overrides: values that replace or add keys before anything is checked, later ones winning.
  /// - Throws: everything that is wrong, in the order of the file, then of the overrides.
  public static func scene(
    from bytes: [UInt8], file: String, overrides: [Override] = []
  ) throws(PresetError) -> ValidScene {
    try scene(from: bytes, file: file, folder: nil, overrides: overrides)
  }

  /// The same with the `folder` that other presets are named from; nil where none may be.
  private static func scene(
    from bytes: [UInt8], file: String, folder: PresetFolder?, overrides: [Override]
  ) throws(PresetError) -> ValidScene {
    let log = FaultLog(file: printable(file))
    var scene: ValidScene?
    if var tree = Tree(bytes: bytes, log: log) {
      for override in overrides { override.apply(to: &tree, log: log) }
      scene = SceneDecoder(log: log, folder: folder).scene(from: tree)
    }
    if let error = log.error { throw error }
    guard let scene else { throw log.errorForNothing }
    return scene
  }

  /// Reads the file at `path`, refusing folders, devices and files over 1 MiB.
  ///
  /// - Throws: why the file cannot be read, or everything that is wrong with it.
  public static func scene(
    at path: String, overrides: [Override] = []
  ) throws(PresetError) -> ValidScene {
    let bytes: [UInt8]
    do {
      bytes = try PresetFile.bytes(at: path)
    } catch {
      throw error.fault(of: path)
    }
    return try scene(
      from: bytes, file: path, folder: PresetFolder(of: path), overrides: overrides)
  }
}
