public import ZoetropeScene

/// The functions that read presets, write recipes, and describe the keys of presets.
public enum Preset {
  /// Reads a preset.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: the file's name, for messages.
  ///   - overrides: values that replace or add keys before any value is checked; of two for one
  ///     key, the later one counts.
  /// - Throws: all faults together: those of the file in its order, then those of the overrides.
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

  /// Reads the preset in the file at `path`. Folders, devices and files over 1 MiB are refused.
  ///
  /// - Parameter overrides: values that replace or add keys before any value is checked.
  /// - Throws: the reason why the file cannot be read, or all faults of the preset.
  public static func scene(
    at path: String, overrides: [Override] = []
  ) throws(PresetError) -> ValidScene {
    try scene(
      from: PresetFile.bytes(at: path), file: path, folder: PresetFolder(of: path),
      overrides: overrides)
  }
}
