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

  private static func scene(
    from bytes: [UInt8], file: String, folder: PresetFolder?, overrides: [Override]
  ) throws(PresetError) -> ValidScene {
    let log = FaultLog(file: printable(file))
    var document = PresetDocument(bytes, file: file, folder: folder, log: log)
    for change in overrides { document?.set(change, log: log) }
    return try log.checked(document?.scene(log: log))
  }

  /// Reads the file at `path`, refusing folders, devices and files over 1 MiB.
  ///
  /// - Throws: why the file cannot be read, or everything that is wrong with it.
  public static func scene(
    at path: String, overrides: [Override] = []
  ) throws(PresetError) -> ValidScene {
    try scene(
      from: PresetFile.bytes(at: path), file: path, folder: PresetFolder(of: path),
      overrides: overrides)
  }
}
